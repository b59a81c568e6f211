package volscope.sim.shell.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** Bytes as text with one character each, as the C locale has it: what goes in comes out again, whatever it is. */
public final class Latin {

    private Latin() {
    }

    /** Bytes as text. */
    public static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** Text as bytes. */
    public static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** A word of a command line in the same form. */
    public static String argument(String word) {
        return new String(word.getBytes(UTF_8), ISO_8859_1);
    }

    /** The lines of a text without their line ends. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }
}
