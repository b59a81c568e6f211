package volscope.sim.lvm.metadata;

import java.util.Arrays;
import java.util.Optional;

/** An allocation policy: where new extents of a volume may lie. */
public enum Allocation {
    CONTIGUOUS("contiguous", 'c'), CLING("cling", 'l'), CLING_BY_TAGS("cling_by_tags", 't'), NORMAL("normal", 'n'), ANYWHERE("anywhere",
            'a'), INHERIT("inherit", 'i');

    private final String word;
    private final char letter;

    Allocation(String word, char letter) {
        this.word = word;
        this.letter = letter;
    }

    /** As it is written: {@code cling_by_tags}. */
    public String word() {
        return word;
    }

    /** As attributes show it. */
    public char letter() {
        return letter;
    }

    /** The policy of a word. */
    public static Optional<Allocation> of(String word) {
        return Arrays.stream(values()).filter(policy -> policy.word.equals(word)).findFirst();
    }
}
