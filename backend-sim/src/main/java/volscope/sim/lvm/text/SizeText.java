package volscope.sim.lvm.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes sizes. */
public final class SizeText {

    /** How the unit is written behind the number. */
    public enum Suffix {
        /** {@code 4.00 MiB}: in messages and displays. */
        LONG,
        /** {@code 4.00m}: in reports. */
        SHORT,
        /** Not at all, but where each size has its own unit. */
        NONE
    }

    private static final String BYTES = "b";

    private SizeText() {
    }

    /** A size as messages have it: {@code <1.49 GiB}. */
    public static String display(long sectors) {
        return text(sectors, Units.DEFAULT, Suffix.LONG);
    }

    /** A size in some unit. */
    public static String text(long sectors, Units units, Suffix suffix) {
        if (sectors == 0) {
            return zero(units, suffix);
        }
        double bytes = sectors * 512.0;
        return units.isFitting() ? fitting(bytes, units, suffix) : fixed(bytes, units, suffix);
    }

    private static String zero(Units units, Suffix suffix) {
        if (units.isFitting()) {
            return suffix == Suffix.LONG ? "0   " : "0 ";
        }
        return "0" + unit(fixedLetter(units), suffix);
    }

    private static String fitting(double bytes, Units units, Suffix suffix) {
        int power = Units.STEPS.length() - 1;
        double unit = Math.pow(units.step(), power);
        while (power > 0 && bytes < unit) {
            power--;
            unit /= units.step();
        }
        char letter = Units.STEPS.charAt(power);
        char shown = units.step() == 1000 && power > 0 ? Character.toUpperCase(letter) : letter;
        String number = power == 0 ? rounded(bytes, 0) : rounded(bytes / unit, 2);
        String mark = power > 0 && units.isMarking() && isRoundedUp(100 * bytes / unit) ? "<" : "";
        return mark + number + unit(shown, suffix == Suffix.NONE ? Suffix.SHORT : suffix);
    }

    private static boolean isRoundedUp(double hundredths) {
        return Math.floor(hundredths) != Math.rint(hundredths);
    }

    private static String fixed(double bytes, Units units, Suffix suffix) {
        char letter = fixedLetter(units);
        return rounded(bytes / units.bytes(), letter == 'B' || letter == 'S' ? 0 : 2) + unit(letter, suffix);
    }

    /** Bytes and sectors are capitals whichever way they were asked for. */
    private static char fixedLetter(Units units) {
        char upper = Character.toUpperCase(units.letter());
        return upper == 'B' || upper == 'S' ? upper : units.letter();
    }

    private static String rounded(double number, int digits) {
        if (number == (long) number && Math.abs(number) < Long.MAX_VALUE) {
            return digits == 0 ? Long.toString((long) number) : (long) number + "." + "0".repeat(digits);
        }
        return new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String unit(char letter, Suffix suffix) {
        return switch (suffix) {
            case NONE -> "";
            case LONG -> longUnit(letter);
            case SHORT -> String.valueOf(letter);
        };
    }

    private static String longUnit(char letter) {
        String lower = String.valueOf(letter).toLowerCase(Locale.ROOT);
        return switch (lower) {
            case BYTES -> " B";
            case "s" -> " Se";
            case "u" -> " Un";
            default -> " " + lower.toUpperCase(Locale.ROOT) + (Character.isLowerCase(letter) ? "iB" : "B");
        };
    }
}
