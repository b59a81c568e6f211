package volscope.sim.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A command: the tree of a line, or a part of it. Immutable, so that a background job can be kept as a value. */
public sealed interface Node {

    /** Nothing to do. */
    record Empty() implements Node {
    }

    /**
     * A command with its words.
     *
     * @param assignments
     *            set before the command runs, or in the shell if there is no word
     * @param words
     *            the command's name and arguments, not yet expanded
     * @param redirects
     *            in the order written
     */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects) implements Node {

        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** Commands side by side, each reading what the one before wrote; at least two. */
    record Pipeline(List<Node> stages) implements Node {

        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    /** A pipeline whose status is inverted. */
    record Not(Node body) implements Node {
    }

    /** {@code first && second}. */
    record And(Node first, Node second) implements Node {
    }

    /** {@code first || second}. */
    record Or(Node first, Node second) implements Node {
    }

    /** A command that runs as a job while the shell goes on. */
    record Background(Node body) implements Node {
    }

    /** Commands one after the other; at least two. */
    record Sequence(List<Node> nodes) implements Node {

        public Sequence {
            nodes = List.copyOf(nodes);
        }
    }

    /** {@code ( body )}: runs in a copy of the shell. */
    record Subshell(Node body) implements Node {
    }

    /** <code>{ body; }</code>. */
    record Group(Node body) implements Node {
    }

    /** A compound command with redirections after it; at least one. */
    record Redirected(Node body, List<Redirect> redirects) implements Node {

        public Redirected {
            redirects = List.copyOf(redirects);
        }
    }

    /** {@code if}; an {@code elif} is an {@code If} in the place of the else branch. */
    record If(Node condition, Node then, Optional<Node> otherwise) implements Node {
    }

    /** {@code while condition}. */
    record While(Node condition, Node body) implements Node {
    }

    /** {@code until condition}. */
    record Until(Node condition, Node body) implements Node {
    }

    /** {@code for name in words}; without {@code in}: the positional parameters. */
    record For(String name, Optional<List<Word>> words, Node body) implements Node {

        public For {
            words = words.map(List::copyOf);
        }
    }

    /** {@code case subject in items esac}. */
    record Case(Word subject, List<Item> items) implements Node {

        public Case {
            items = List.copyOf(items);
        }
    }

    /** One branch of a {@code case}. */
    record Item(List<Word> patterns, Node body) {

        public Item {
            patterns = List.copyOf(patterns);
        }
    }

    /** A function's definition. */
    record Define(String name, Node body) implements Node {
    }

    /** {@code name=value} in front of a command. */
    record Assignment(String name, Word value) {

        /** A word as an assignment, if it looks like one. */
        public static Optional<Assignment> of(Word word) {
            return Assignments.of(word);
        }
    }

    /** Commands in order, without needless nesting. */
    static Node sequence(List<Node> nodes) {
        return switch (nodes.size()) {
            case 0 -> new Empty();
            case 1 -> nodes.get(0);
            default -> new Sequence(nodes);
        };
    }
}
