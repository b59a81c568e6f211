package volscope.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Parts of a word being collected; neighbouring text becomes one part. */
final class Parts {

    private final List<Part> list = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    void text(char c) {
        literal.append(c);
    }

    void text(String text) {
        literal.append(text);
    }

    void add(Part part) {
        flush();
        list.add(part);
    }

    List<Part> list() {
        flush();
        return List.copyOf(list);
    }

    Word word() {
        return new Word(list());
    }

    private void flush() {
        if (!literal.isEmpty()) {
            list.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
