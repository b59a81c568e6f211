package volscope.sim.lvm.dmsetup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The fields of statistics. A report that has one of them has a row a region, and so none at all here. */
final class Statistics {

    /**
     * Fields that belong together.
     *
     * @param title
     *            what a person reads
     * @param all
     *            the word that means all of them
     * @param fields
     *            the fields
     */
    record Section(String title, String all, List<Entry> fields) {
    }

    /**
     * A field.
     *
     * @param id
     *            its name
     * @param type
     *            of its values
     * @param help
     *            what it is
     */
    record Entry(String id, String type, String help) {
    }

    private static final List<Section> SECTIONS = read();

    private Statistics() {
    }

    static List<Section> sections() {
        return SECTIONS;
    }

    /** Whether a word means a field or all of a section. Underscores do not count. */
    static boolean knows(String word) {
        String wanted = canonical(word);
        return SECTIONS.stream().anyMatch(section -> canonical(section.all()).equals(wanted)
                || section.fields().stream().anyMatch(field -> canonical(field.id()).equals(wanted)));
    }

    private static String canonical(String word) {
        return word.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static List<Section> read() {
        List<Section> sections = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Statistics.class.getResourceAsStream("statistics.table"), "a table of fields")) {
            for (String line : new String(in.readAllBytes(), UTF_8).lines().filter(text -> !text.startsWith("#")).toList()) {
                String[] words = line.replaceFirst("^\\* ", "").split("\\|");
                if (line.startsWith("*")) {
                    sections.add(new Section(words[0], words[1], new ArrayList<>()));
                } else {
                    sections.getLast().fields().add(new Entry(words[0], words[1], words[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(sections);
    }
}
