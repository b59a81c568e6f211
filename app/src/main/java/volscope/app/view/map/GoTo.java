package volscope.app.view.map;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a person wants to go: {@code 6486} or {@code #6,486}, {@code s51888} for a sector, {@code 41%}, {@code 25.3 MiB}. */
final class GoTo {
    private static final Pattern CHUNK = Pattern.compile("#?\\s*([0-9][0-9,.' ]*)");
    private static final Pattern SECTOR = Pattern.compile("(?:s|sector)\\s*([0-9]{1,15})");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?)\\s*%");
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]+)?)\\s*([kmgt])(?:i?b)?");
    private static final int MOST_DIGITS = 15;

    private GoTo() {
    }

    /**
     * The chunk that is meant.
     *
     * @param text
     *            what was typed
     * @param chunks
     *            how many there are
     * @param chunkBytes
     *            the size of each
     * @return empty if nothing is meant, or nothing that there is
     */
    static OptionalLong chunk(String text, long chunks, long chunkBytes) {
        String word = text.trim().toLowerCase(Locale.ROOT);
        OptionalLong found = read(word, chunks, chunkBytes);
        return found.isPresent() && found.getAsLong() < chunks ? found : OptionalLong.empty();
    }

    private static OptionalLong read(String word, long chunks, long chunkBytes) {
        Matcher share = SHARE.matcher(word);
        if (share.matches()) {
            double percent = Double.parseDouble(share.group(1));
            return percent > 100 ? OptionalLong.empty() : OptionalLong.of(Math.min(chunks - 1, (long) (percent / 100 * chunks)));
        }
        Matcher bytes = BYTES.matcher(word);
        if (bytes.matches()) {
            int shift = 10 * ("kmgt".indexOf(bytes.group(2)) + 1);
            return OptionalLong.of((long) (Double.parseDouble(bytes.group(1)) * (1L << shift)) / chunkBytes);
        }
        Matcher sector = SECTOR.matcher(word);
        if (sector.matches()) {
            return OptionalLong.of(Long.parseLong(sector.group(1)) * 512 / chunkBytes);
        }
        Matcher chunk = CHUNK.matcher(word);
        String digits = chunk.matches() ? chunk.group(1).replaceAll("[^0-9]", "") : "";
        return digits.isEmpty() || digits.length() > MOST_DIGITS ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }
}
