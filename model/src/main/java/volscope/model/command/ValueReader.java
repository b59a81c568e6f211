package volscope.model.command;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values as lvm does: what it makes of {@code .5g}, {@code +100%FREE} or {@code 7b}. */
final class ValueReader {

    /** A number as strtod takes it, but for infinity and the like, which a sign or a digit must precede. */
    private static final Pattern NUMBER = Pattern.compile("0[xX]\\p{XDigit}+|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** Each letter counts 1024 of the one before, the first 2 sectors. */
    private static final String UNITS = "kmgtpe";
    private static final BigDecimal SECTOR = BigDecimal.valueOf(512);
    private static final BigDecimal SIZE_LIMIT = new BigDecimal(BigInteger.ONE.shiftLeft(55));
    private static final BigInteger NUMBER_LIMIT = BigInteger.valueOf(0xffff_ffffL);

    private static final Pattern TAG = Pattern.compile("@?[A-Za-z0-9_+./=!:&#-]{1,1024}");

    private ValueReader() {
    }

    static Reading read(ValueKind kind, String text) {
        if (kind.words().contains(text)) {
            return new Reading.Good(new Value.Word(text));
        }
        return switch (kind.type()) {
            case TEXT -> new Reading.Good(new Value.Text(text));
            case TAG -> TAG.matcher(text).matches() ? new Reading.Good(new Value.Text(text)) : complaint(kind, text);
            case WORD -> complaint(kind, text);
            case SIZE -> size(kind, text);
            case EXTENTS -> extents(kind, text);
            case NUMBER -> number(kind, text);
        };
    }

    private static Reading size(ValueKind kind, String text) {
        Sign sign = Sign.of(text);
        String rest = text.substring(sign.text().length());
        if (rest.startsWith("+") || rest.startsWith("-")) {
            return Reading.Bad.because("Multiple sign symbols detected.");
        }
        if (!rest.startsWith(".") && !startsWithDigit(rest)) {
            return Reading.Bad.because("Size requires number argument.");
        }
        Matcher number = NUMBER.matcher(rest);
        boolean found = number.lookingAt();
        String after = found ? rest.substring(number.end()) : rest;
        if (after.startsWith(".")) {
            return Reading.Bad.because("Can't parse size argument at '.'.");
        }
        return found ? sized(kind, text, sign, amount(number.group()), after) : Reading.Bad.because("Can't parse size argument.");
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    private static BigDecimal amount(String number) {
        return number.matches("0[xX].*") ? new BigDecimal(new BigInteger(number.substring(2), 16)) : exact(number);
    }

    /** An exponent that no size survives is cut, so that none makes a number of a million digits. */
    private static BigDecimal exact(String number) {
        String lower = number.toLowerCase(Locale.ROOT);
        int exponent = lower.indexOf('e');
        if (exponent < 0) {
            return new BigDecimal(lower);
        }
        BigInteger power = new BigInteger(lower.substring(exponent + 1).replace("+", ""));
        int bounded = power.max(BigInteger.valueOf(-400)).min(BigInteger.valueOf(400)).intValue();
        return new BigDecimal(lower.substring(0, exponent)).scaleByPowerOfTen(bounded);
    }

    private static Reading sized(ValueKind kind, String text, Sign sign, BigDecimal amount, String unit) {
        char letter = unit.isEmpty() ? ' ' : Character.toLowerCase(unit.charAt(0));
        if (letter == 'b') {
            BigDecimal[] parts = amount.setScale(0, RoundingMode.DOWN).divideAndRemainder(SECTOR);
            return parts[1].signum() == 0 ? bounded(kind, text, sign, parts[0]) : noMultiple(parts[0].toBigInteger());
        }
        if (letter == ' ') {
            return bounded(kind, text, sign, amount.multiply(BigDecimal.valueOf(kind.unit())));
        }
        int power = UNITS.indexOf(letter);
        if (power < 0 && letter != 's') {
            return Reading.Bad.because("Can't parse size argument.");
        }
        BigDecimal sectors = letter == 's' ? BigDecimal.ONE : new BigDecimal(BigInteger.TWO.shiftLeft(10 * power));
        return bounded(kind, text, sign, amount.multiply(sectors));
    }

    private static Reading noMultiple(BigInteger sectors) {
        BigInteger below = sectors.shiftLeft(9);
        return Reading.Bad.because("Size is not a multiple of 512. Try using " + below + " or " + below.add(BigInteger.valueOf(512)) + ".");
    }

    private static Reading bounded(ValueKind kind, String text, Sign sign, BigDecimal sectors) {
        if (sectors.compareTo(SIZE_LIMIT) >= 0) {
            return Reading.Bad.because("Size is too big (>=16EiB).");
        }
        return signed(kind, sign, "Size", new Value.Size(text, sign, sectors.longValue()));
    }

    private static Reading signed(ValueKind kind, Sign sign, String what, Value value) {
        if (kind.signs().contains(sign)) {
            return new Reading.Good(value);
        }
        if (kind.signs().size() == 1) {
            return Reading.Bad.because(what + " may not be relative/signed.");
        }
        return Reading.Bad.because(what + (sign == Sign.MINUS ? " may not be negative." : " may not be positive."));
    }

    private static Reading extents(ValueKind kind, String text) {
        Sign sign = Sign.of(text);
        String rest = text.substring(sign.text().length());
        Matcher digits = DIGITS.matcher(rest);
        if (!digits.lookingAt()) {
            return Reading.Bad.because();
        }
        long amount = new BigInteger(digits.group()).min(NUMBER_LIMIT).longValue();
        String after = rest.substring(digits.end());
        if (after.isEmpty()) {
            return signed(kind, sign, "Extents", new Value.Extents(text, sign, amount, Optional.empty()));
        }
        return after.startsWith("%") ? percent(kind, text, sign, amount, after.substring(1)) : Reading.Bad.because();
    }

    private static Reading percent(ValueKind kind, String text, Sign sign, long amount, String word) {
        Optional<PercentBase> base = PercentBase.of(word);
        if (base.isEmpty()) {
            return Reading.Bad.because("Specified %" + word + " is unknown.");
        }
        return signed(kind, sign, "Extents", new Value.Extents(text, sign, amount, base));
    }

    private static Reading number(ValueKind kind, String text) {
        Sign sign = Sign.of(text);
        String rest = text.substring(sign.text().length());
        if (!DIGITS.matcher(rest).matches() || new BigInteger(rest).compareTo(NUMBER_LIMIT) > 0) {
            return Reading.Bad.because();
        }
        return kind.signs().contains(sign)
                ? new Reading.Good(new Value.Count(text, sign, new BigInteger(rest).longValue()))
                : complaint(kind, text);
    }

    private static Reading complaint(ValueKind kind, String text) {
        return new Reading.Bad(kind.complaint().map(line -> line.replace("%s", text)).stream().toList());
    }
}
