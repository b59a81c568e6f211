package volscope.sim.fs.tool;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Permission bits as programs read them: {@code 755}, {@code u+rwx,go-w}. */
public final class Modes {

    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,4}");
    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)((?:[-+=][rwxXst]*)+)");
    private static final Pattern CHANGE = Pattern.compile("([-+=])([rwxXst]*)");
    private static final int ANY_EXECUTE = 0111;
    /** What a change that names nobody leaves alone. */
    private static final int MASK = 0022;

    private Modes() {
    }

    /** Bits that are written as a number; empty if the text is none. */
    public static OptionalInt read(String text) {
        return OCTAL.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text, 8)) : OptionalInt.empty();
    }

    /** Bits that are written as a number, or as what to change; empty if the text is neither. */
    static OptionalInt read(String text, int before) {
        if (OCTAL.matcher(text).matches()) {
            return read(text);
        }
        int mode = before;
        for (String part : text.split(",", -1)) {
            Matcher clause = CLAUSE.matcher(part);
            if (!clause.matches()) {
                return OptionalInt.empty();
            }
            Matcher change = CHANGE.matcher(clause.group(2));
            while (change.find()) {
                mode = changed(mode, clause.group(1), change.group(1).charAt(0), change.group(2));
            }
        }
        return OptionalInt.of(mode);
    }

    private static int changed(int mode, String who, char sign, String what) {
        int reach = reach(who);
        int bits = bits(mode, what) & reach & (who.isEmpty() ? ~MASK : ~0);
        return switch (sign) {
            case '+' -> mode | bits;
            case '-' -> mode & ~bits;
            default -> mode & ~(reach & 0777) | bits;
        };
    }

    /** Which bits somebody has a say in. */
    private static int reach(String who) {
        int reach = 0;
        for (char one : (who.isEmpty() ? "a" : who).toCharArray()) {
            reach |= switch (one) {
                case 'u' -> 04700;
                case 'g' -> 02070;
                case 'o' -> 01007;
                default -> 07777;
            };
        }
        return reach;
    }

    private static int bits(int mode, String what) {
        int bits = 0;
        for (char one : what.toCharArray()) {
            bits |= switch (one) {
                case 'r' -> 0444;
                case 'w' -> 0222;
                case 'x' -> 0111;
                case 'X' -> (mode & ANY_EXECUTE) != 0 ? 0111 : 0;
                case 's' -> 06000;
                default -> 01000;
            };
        }
        return bits;
    }
}
