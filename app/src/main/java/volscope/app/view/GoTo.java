package volscope.app.view;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads where a person wants to go: {@code 6486} or {@code #6,486}, {@code s51888} for a sector, {@code 41%}, {@code 25.3 MiB},
 * {@code 0x1f0}.
 */
public final class GoTo {
    private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-f]{1,15})");
    private static final Pattern UNIT = Pattern.compile("#?\\s*([0-9][0-9,.' ]*)");
    private static final Pattern SECTOR = Pattern.compile("(?:s|sector)\\s*([0-9]{1,15})");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?)\\s*%");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]+)?)\\s*([kmgt])(?:i?b)?");
    private static final int SECTOR_BYTES = 512;
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
    public static OptionalLong chunk(String text, long chunks, long chunkBytes) {
        OptionalLong offset = offset(text, chunks * chunkBytes, chunkBytes);
        return offset.isPresent() ? OptionalLong.of(offset.getAsLong() / chunkBytes) : offset;
    }

    /**
     * The byte that is meant.
     *
     * @param text
     *            what was typed
     * @param bytes
     *            how many there are
     * @param unit
     *            the size of what a bare number counts, in bytes
     * @return empty if nothing is meant, or nothing that there is
     */
    public static OptionalLong offset(String text, long bytes, long unit) {
        OptionalLong found = read(text.trim().toLowerCase(Locale.ROOT), bytes, unit);
        return found.isPresent() && found.getAsLong() >= 0 && found.getAsLong() < bytes ? found : OptionalLong.empty();
    }

    private static OptionalLong read(String word, long bytes, long unit) {
        Matcher address = ADDRESS.matcher(word);
        if (address.matches()) {
            return OptionalLong.of(Long.parseLong(address.group(1), 16));
        }
        Matcher share = SHARE.matcher(word);
        if (share.matches()) {
            double percent = Double.parseDouble(share.group(1));
            long units = Math.ceilDiv(bytes, unit);
            return percent > 100 ? OptionalLong.empty() : OptionalLong.of(Math.min(units - 1, (long) (percent / 100 * units)) * unit);
        }
        Matcher size = SIZE.matcher(word);
        if (size.matches()) {
            int shift = 10 * ("kmgt".indexOf(size.group(2)) + 1);
            return OptionalLong.of((long) (Double.parseDouble(size.group(1)) * (1L << shift)));
        }
        Matcher sector = SECTOR.matcher(word);
        if (sector.matches()) {
            return OptionalLong.of(Long.parseLong(sector.group(1)) * SECTOR_BYTES);
        }
        Matcher chunk = UNIT.matcher(word);
        String digits = chunk.matches() ? chunk.group(1).replaceAll("[^0-9]", "") : "";
        boolean fits = !digits.isEmpty() && digits.length() <= MOST_DIGITS && Long.parseLong(digits) < Math.ceilDiv(bytes, unit);
        return fits ? OptionalLong.of(Long.parseLong(digits) * unit) : OptionalLong.empty();
    }
}
