package volscope.sim.dm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Target parameters, taken apart as {@code dm_split_args} does, and read as the kernel's {@code sscanf} and {@code kstrtouint} do. */
public final class Arguments {

    private static final BigInteger UINT_MAX = BigInteger.valueOf(0xffffffffL);
    private static final int LONG_BITS = 64;

    private Arguments() {
    }

    /** Splits at white space; a backslash takes the next character as it is. */
    static List<String> split(String params) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < params.length(); i++) {
            char c = params.charAt(i);
            if (isSpace(c)) {
                if (inside) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inside = false;
            } else {
                inside = true;
                word.append(c == '\\' && i + 1 < params.length() ? params.charAt(++i) : c);
            }
        }
        if (inside) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isDigits(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * An unsigned decimal number that is the whole word, as {@code sscanf("%llu%c")} takes it: what is too large loses its upper bits. The
     * result is a 64-bit pattern, so its sign means nothing.
     */
    public static OptionalLong unsigned(String word) {
        return isDigits(word) ? OptionalLong.of(new BigInteger(word).longValue()) : OptionalLong.empty();
    }

    /** A sector number that is the whole word, as a 64-bit pattern. */
    public static OptionalLong sector(String word) {
        return unsigned(word);
    }

    /** An unsigned number of 32 bits that is the whole word, as {@code kstrtouint} takes it, as a long. */
    public static OptionalLong uint(String word) {
        return parsed(word).filter(number -> number.compareTo(UINT_MAX) <= 0).map(BigInteger::longValue).map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** An unsigned number of 64 bits that is the whole word, as {@code kstrtoull} takes it, as a 64-bit pattern. */
    public static OptionalLong number(String word) {
        return parsed(word).filter(number -> number.bitLength() <= LONG_BITS).map(BigInteger::longValue).map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Optional<BigInteger> parsed(String word) {
        String digits = word.startsWith("+") ? word.substring(1) : word;
        return isDigits(digits) ? Optional.of(new BigInteger(digits)) : Optional.empty();
    }

    /** An unsigned number of 32 bits that is the whole word, as {@code sscanf("%u%c")} takes it: what is too large loses its upper bits. */
    static OptionalInt wrapped(String word) {
        return isDigits(word) ? OptionalInt.of(new BigInteger(word).intValue()) : OptionalInt.empty();
    }
}
