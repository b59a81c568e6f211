package volscope.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells {@code name=value} from other words. */
final class Assignments {

    private Assignments() {
    }

    static Optional<Node.Assignment> of(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Part.Literal literal)) {
            return Optional.empty();
        }
        int equals = literal.text().indexOf('=');
        if (equals < 0 || !Cursor.isName(literal.text().substring(0, equals))) {
            return Optional.empty();
        }
        String rest = literal.text().substring(equals + 1);
        List<Part> parts = new ArrayList<>(word.parts());
        if (rest.isEmpty()) {
            parts.remove(0);
        } else {
            parts.set(0, new Part.Literal(rest));
        }
        return Optional.of(new Node.Assignment(literal.text().substring(0, equals), new Word(parts)));
    }
}
