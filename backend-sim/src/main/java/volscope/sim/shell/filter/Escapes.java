package volscope.sim.shell.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The backslash escapes of text tools, by tool. */
public enum Escapes {
    /** Of the shell's {@code echo}, and of {@code %b}: octal numbers start with 0, {@code \c} ends all output. */
    ECHO,
    /** Of a format of {@code printf}: octal numbers start with any digit, {@code \"} is a quote. */
    FORMAT;

    private static final String LETTERS = "abefnrtv\\";
    private static final String MEANINGS = "\u0007\b\u001b\f\n\r\t\u000b\\";

    /**
     * Writes a text with its escapes replaced.
     *
     * @return whether output goes on: no {@code \c} was met
     */
    public boolean write(String text, ByteArrayOutputStream out) {
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) != '\\' || i + 1 == text.length()) {
                int end = text.offsetByCodePoints(i, 1);
                out.writeBytes(text.substring(i, end).getBytes(UTF_8));
                i = end;
            } else if (text.charAt(i + 1) == 'c' && this == ECHO) {
                return false;
            } else {
                i = escape(text, i + 1, out);
            }
        }
        return true;
    }

    /** Writes what an escape means whose backslash stands before {@code start}; gives where the text goes on. */
    int escape(String text, int start, ByteArrayOutputStream out) {
        char c = text.charAt(start);
        int octal = octalStart(text, start);
        int meaning = LETTERS.indexOf(c);
        if (octal >= 0) {
            int end = octal;
            int value = 0;
            while (end < text.length() && end < octal + 3 && Character.digit(text.charAt(end), 8) >= 0) {
                value = value * 8 + Character.digit(text.charAt(end++), 8);
            }
            out.write(value);
            return end;
        }
        if (meaning >= 0) {
            out.write(MEANINGS.charAt(meaning));
        } else if (this == FORMAT && (c == '"' || c == '\'')) {
            out.write(c);
        } else {
            out.write('\\');
            out.writeBytes(String.valueOf(c).getBytes(UTF_8));
        }
        return start + 1;
    }

    /** Where the digits of an octal escape start; negative if it is none. */
    private int octalStart(String text, int start) {
        char c = text.charAt(start);
        if (this == ECHO) {
            return c == '0' ? start + 1 : -1;
        }
        return Character.digit(c, 8) >= 0 ? start : -1;
    }
}
