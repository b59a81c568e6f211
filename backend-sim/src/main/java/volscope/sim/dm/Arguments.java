package volscope.sim.dm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Target parameters, taken apart as {@code dm_split_args} does. */
public final class Arguments {

    private Arguments() {
    }

    /** Splits at white space; a backslash takes the next character as it is. */
    static List<String> split(String params) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < params.length(); i++) {
            char c = params.charAt(i);
            if (Character.isWhitespace(c)) {
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

    /** An unsigned decimal number that is the whole word, as {@code sscanf("%llu%c")} takes it; empty for anything else. */
    public static OptionalLong unsigned(String word) {
        if (word.isEmpty() || word.length() > 20 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(word));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /** A sector number that is the whole word and no more than a device can have. */
    public static OptionalLong sector(String word) {
        OptionalLong number = unsigned(word);
        return number.isPresent() && number.getAsLong() >= 0 ? number : OptionalLong.empty();
    }
}
