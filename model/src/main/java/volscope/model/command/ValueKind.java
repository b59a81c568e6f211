package volscope.model.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand as the value of an option or as an operand.
 *
 * @param id
 *            its name in the table
 * @param type
 *            how it is read
 * @param unit
 *            sectors that a size without a unit counts
 * @param signs
 *            the signs it may have
 * @param words
 *            the words it may be; of a word, all there are, of a number or a size, those that stand in for one
 * @param complaint
 *            what is said first of a wrong one, {@code %s} being the text
 * @param label
 *            what usage text calls it
 */
public record ValueKind(String id, Type type, long unit, Set<Sign> signs, List<String> words, Optional<String> complaint, String label) {

    public ValueKind {
        signs = Set.copyOf(signs);
        words = List.copyOf(words);
    }

    /** How a value is read. */
    public enum Type {
        TEXT, TAG, WORD, SIZE, EXTENTS, NUMBER
    }

    /** Reads a value of this kind. */
    public Reading read(String text) {
        return ValueReader.read(this, text);
    }
}
