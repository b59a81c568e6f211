package volscope.app.view.map;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;

/** What chunks hold, in a word: a letter where they begin with one, else their first byte in hex. */
final class Contents {
    private static final int FIRST_LETTER = 0x21;
    private static final int LAST_LETTER = 0x7e;
    private static final String UNREADABLE = "×";

    private final Map<String, String> known = new HashMap<>();
    private @Nullable RevisionId at;

    /** The word of the bytes at an offset of a device. */
    String word(Revision revision, String device, long offset) {
        if (!revision.id().equals(at)) {
            known.clear();
            at = revision.id();
        }
        return known.computeIfAbsent(device + "@" + offset,
                key -> revision.bytes(device, offset, 1).map(bytes -> word(bytes[0])).orElse(UNREADABLE));
    }

    /** The word of a byte. */
    static String word(byte value) {
        return value >= FIRST_LETTER && value <= LAST_LETTER ? String.valueOf((char) value) : HexFormat.of().toHexDigits(value);
    }

    /** The letter to write next over what begins with a word. */
    static String next(String word) {
        boolean letter = word.length() == 1 && word.charAt(0) >= 'A' && word.charAt(0) < 'Z';
        return letter ? String.valueOf((char) (word.charAt(0) + 1)) : "A";
    }
}
