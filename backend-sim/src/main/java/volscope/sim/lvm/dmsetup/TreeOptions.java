package volscope.sim.lvm.dmsetup;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.ParsedLine;

/** What is drawn of a tree. */
final class TreeOptions {

    /** A word of the option; one may be cut short, the first that begins so counts. */
    enum Word {
        DEVICE, BLKDEVNAME, NODEVICE, STATUS, TABLE, ACTIVE, OPEN, UUID, RW, UTF, VT100, ASCII, INVERTED, COMPACT, NOTRUNC;

        private static Optional<Word> find(String text) {
            return Arrays.stream(values()).filter(word -> word.name().toLowerCase(Locale.ROOT).startsWith(text)).findFirst();
        }
    }

    /**
     * The signs lines are drawn with.
     *
     * @param branch
     *            in front of a device with others behind it
     * @param vertical
     *            past a device with others behind it
     * @param last
     *            in front of the last device
     * @param single
     *            to an only device on the same line
     * @param first
     *            to the first of several on the same line
     */
    record Signs(String branch, String vertical, String last, String single, String first) {

        private static final Signs ASCII = new Signs("|-", "| ", "`-", "---", "-+-");
        private static final Signs UTF = new Signs("├─", "│ ", "└─", "───", "─┬─");
        private static final Signs VT100 = new Signs(vt("tq"), vt("x") + " ", vt("mq"), vt("qqq"), vt("qwq"));

        private static String vt(String text) {
            return "\033(0\017" + text + "\033(B";
        }
    }

    private final Set<Word> words = EnumSet.of(Word.DEVICE);
    private Signs signs;

    private TreeOptions(Signs signs) {
        this.signs = signs;
    }

    static TreeOptions of(ParsedLine line, Map<String, String> env) {
        TreeOptions options = new TreeOptions(isUtf8(env) ? Signs.UTF : Signs.ASCII);
        line.text("options").ifPresent(text -> Arrays.stream(text.split(",", -1)).map(Word::find).flatMap(Optional::stream)
                .forEach(options::add));
        return options;
    }

    private static boolean isUtf8(Map<String, String> env) {
        for (String name : new String[]{"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = env.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toLowerCase(Locale.ROOT).replace("-", "").endsWith("utf8");
            }
        }
        return false;
    }

    private void add(Word word) {
        switch (word) {
            case UTF -> signs = Signs.UTF;
            case ASCII -> signs = Signs.ASCII;
            case VT100 -> signs = Signs.VT100;
            case NODEVICE -> words.remove(Word.DEVICE);
            default -> words.add(word);
        }
    }

    static Optional<String> check(ParsedLine line) {
        if (!line.has("tree")) {
            return Optional.empty();
        }
        String text = line.text("options").orElse("");
        String[] parts = text.isEmpty() ? new String[0] : text.split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            if (Word.find(parts[i]).isEmpty()) {
                return Optional.of("Tree options not recognised: " + String.join(",", Arrays.copyOfRange(parts, i, parts.length)) + ".");
            }
        }
        return Optional.empty();
    }

    boolean has(Word word) {
        return words.contains(word);
    }

    /** Whether something stands in brackets behind a device. */
    boolean hasAttributes() {
        return has(Word.ACTIVE) || has(Word.RW) || has(Word.OPEN) || has(Word.UUID);
    }

    /** Whether first devices follow on the same line. */
    boolean isCompact() {
        return has(Word.COMPACT) && !hasAttributes() && !has(Word.TABLE) && !has(Word.STATUS);
    }

    Signs signs() {
        return signs;
    }
}
