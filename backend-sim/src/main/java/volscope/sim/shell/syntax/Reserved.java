package volscope.sim.shell.syntax;

import java.util.Set;

/** The words that have a meaning where a command may start. */
final class Reserved {

    private static final Set<String> WORDS = Set.of("!", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then",
            "until",
            "while", "{", "}");

    private static final Set<String> ENDS = Set.of("do", "done", "elif", "else", "esac", "fi", "then", "}");

    private Reserved() {
    }

    static boolean is(String word) {
        return WORDS.contains(word);
    }

    /** Whether the word ends the list before it. */
    static boolean endsList(String word) {
        return ENDS.contains(word);
    }
}
