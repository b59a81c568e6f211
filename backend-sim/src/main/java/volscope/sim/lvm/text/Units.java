package volscope.sim.lvm.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit that sizes are shown in.
 *
 * @param letter
 *            {@code h} or {@code r} for one that fits, in capitals with steps of 1000; {@code b s k m g t p e}, in capitals with steps of
 *            1000; {@code U} for a unit of one's own
 * @param bytes
 *            how many bytes it has; of {@code h} and {@code r}, 1
 */
public record Units(char letter, double bytes) {

    /** The one that fits, with a mark where the number was rounded up: what lvm.conf sets. */
    public static final Units DEFAULT = new Units('r', 1);

    /** Letters of units, each 1024 or 1000 times the one before. */
    static final String STEPS = "bkmgtpe";

    private static final Pattern SYNTAX = Pattern.compile("(\\d+(?:\\.\\d*)?)?([hHrRbBsSkKmMgGtTpPeE])");

    /** Reads {@code --units}. */
    public static Optional<Units> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        char letter = matcher.group(2).charAt(0);
        boolean fitting = "hHrR".indexOf(letter) >= 0;
        if (matcher.group(1) == null) {
            return Optional.of(new Units(letter, fitting ? 1 : bytesOf(letter)));
        }
        double factor = Double.parseDouble(matcher.group(1));
        return fitting || factor <= 0 ? Optional.empty() : Optional.of(new Units('U', factor * bytesOf(letter)));
    }

    /** The bytes of a unit: lower case counts in steps of 1024, upper case of 1000. */
    private static double bytesOf(char letter) {
        char lower = Character.toLowerCase(letter);
        if (lower == 's') {
            return 512;
        }
        return Math.pow(lower == letter ? 1024 : 1000, STEPS.indexOf(lower));
    }

    /** Whether each size picks its own unit. */
    public boolean isFitting() {
        return "hHrR".indexOf(letter) >= 0;
    }

    /** Whether a number that was rounded up is marked. */
    boolean isMarking() {
        return letter == 'r' || letter == 'R';
    }

    /** How much a step is. */
    int step() {
        return Character.isUpperCase(letter) ? 1000 : 1024;
    }
}
