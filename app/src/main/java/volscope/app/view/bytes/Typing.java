package volscope.app.view.bytes;

import java.util.Optional;

/** Makes a line of two hexadecimal digits that are typed on a byte: the line that writes them there. */
final class Typing {
    private String digits = "";

    /** Takes a digit; empty until there are two. */
    Optional<Integer> take(char digit) {
        digits += digit;
        if (digits.length() < 2) {
            return Optional.empty();
        }
        int value = Integer.parseInt(digits, 16);
        digits = "";
        return Optional.of(value);
    }

    void forget() {
        digits = "";
    }

    String soFar() {
        return digits;
    }

    /** The line that writes a byte to a device node. */
    static String line(String node, long offset, int value) {
        return "printf '\\%03o' | dd of=%s bs=1 seek=%d conv=notrunc".replace("%03o", String.format("%03o", value))
                .replace("%s", node).replace("%d", Long.toString(offset));
    }
}
