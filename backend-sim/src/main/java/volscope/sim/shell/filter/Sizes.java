package volscope.sim.shell.filter;

import java.math.BigInteger;
import java.util.Optional;

/** Sizes as coreutils take them: {@code 4k}, {@code 1M}, {@code 2KB}. */
final class Sizes {

    private static final String UNITS = "KMGTPE";

    private Sizes() {
    }

    /** The number; nothing if the text is none. */
    static Optional<Long> parse(String text) {
        if (!text.matches("\\d{1,19}(b|[kKMGTPE](B|iB)?)?")) {
            return Optional.empty();
        }
        int digits = text.replaceFirst("\\D.*", "").length();
        String suffix = text.substring(digits);
        BigInteger value = new BigInteger(text.substring(0, digits)).multiply(factor(suffix));
        return value.bitLength() < Long.SIZE ? Optional.of(value.longValue()) : Optional.empty();
    }

    private static BigInteger factor(String suffix) {
        if (suffix.isEmpty() || suffix.equals("b")) {
            return BigInteger.valueOf(suffix.isEmpty() ? 1 : 512);
        }
        int power = UNITS.indexOf(Character.toUpperCase(suffix.charAt(0))) + 1;
        return BigInteger.valueOf(suffix.endsWith("B") && !suffix.endsWith("iB") ? 1000 : 1024).pow(power);
    }
}
