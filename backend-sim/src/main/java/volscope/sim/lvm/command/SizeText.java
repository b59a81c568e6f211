package volscope.sim.lvm.command;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes as messages show them: in the unit that fits, with two decimals, and a sign where they were rounded up. */
final class SizeText {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private SizeText() {
    }

    /** {@code 44.00 MiB}, {@code <1.49 GiB}, and {@code 0   } for nothing. */
    static String of(long sectors) {
        if (sectors == 0) {
            return "0   ";
        }
        BigDecimal bytes = new BigDecimal(sectors).multiply(BigDecimal.valueOf(512));
        int unit = UNITS.length - 1;
        while (unit > 0 && bytes.compareTo(base(unit)) < 0) {
            unit--;
        }
        if (unit == 0) {
            return bytes.toPlainString() + " B";
        }
        BigDecimal exact = bytes.divide(base(unit));
        BigDecimal shown = exact.setScale(2, RoundingMode.HALF_EVEN);
        return (shown.compareTo(exact) > 0 ? "<" : "") + shown.toPlainString() + " " + UNITS[unit];
    }

    private static BigDecimal base(int unit) {
        return BigDecimal.valueOf(2).pow(10 * unit);
    }
}
