package volscope.sim.fs.tool;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes for people, as coreutils prints them. */
final class Human {

    private static final String LETTERS = "KMGTPE";

    private Human() {
    }

    /** {@code 1.5K}: powers of 1024, rounded up. */
    static String binary(long bytes) {
        return scaled(bytes, 1024, RoundingMode.CEILING, (number, power) -> number + (power == 0 ? "" : LETTERS.charAt(power - 1)));
    }

    /** {@code 72 KiB}: powers of 1024, rounded. */
    static String binaryUnits(double bytes) {
        return scaled(bytes, 1024, RoundingMode.HALF_EVEN,
                (number, power) -> number + " " + (power == 0 ? "B" : LETTERS.charAt(power - 1) + "iB"));
    }

    /** {@code 74 kB}: powers of 1000, rounded. */
    static String decimalUnits(double bytes) {
        return scaled(bytes, 1000, RoundingMode.HALF_EVEN,
                (number, power) -> number + " " + (power == 0 ? "" : power == 1 ? "k" : LETTERS.charAt(power - 1)) + "B");
    }

    private interface Form {
        String text(String number, int power);
    }

    private static String scaled(double bytes, int base, RoundingMode rounding, Form form) {
        double rest = bytes;
        int power = 0;
        while (rest >= base && power < LETTERS.length()) {
            rest /= base;
            power++;
        }
        BigDecimal exact = BigDecimal.valueOf(rest);
        BigDecimal tenth = exact.setScale(1, rounding);
        boolean small = power > 0 && tenth.compareTo(BigDecimal.TEN) < 0;
        BigDecimal shown = small ? tenth : exact.setScale(0, rounding);
        if (shown.compareTo(BigDecimal.valueOf(base)) >= 0 && power < LETTERS.length()) {
            return form.text("1.0", power + 1);
        }
        return form.text(shown.toPlainString(), power);
    }
}
