package volscope.sim.shell.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A word before expansion: its parts from left to right.
 *
 * @param parts
 *            no two {@link Part.Literal} are neighbours
 */
public record Word(List<Part> parts) {

    public Word {
        parts = List.copyOf(parts);
    }

    /** A word of unquoted text; a word without parts if the text is empty. */
    public static Word of(String text) {
        return new Word(text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    /** The text, if the word is nothing but unquoted text. */
    public Optional<String> plain() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Literal literal ? Optional.of(literal.text()) : Optional.empty();
    }
}
