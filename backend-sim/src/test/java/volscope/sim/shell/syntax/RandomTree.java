package volscope.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import volscope.sim.shell.syntax.Node.Assignment;

/** Makes trees of all kinds in the form the parser gives them. */
final class RandomTree {

    private static final String LETTERS = "abcxyz019./-:@%+,";

    private final Random random;

    RandomTree(long seed) {
        random = new Random(seed);
    }

    private <T> T oneOf(List<Supplier<T>> choices) {
        return choices.get(random.nextInt(choices.size())).get();
    }

    private <T> List<T> several(int least, Supplier<T> one) {
        List<T> list = new ArrayList<>();
        int count = least + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            list.add(one.get());
        }
        return list;
    }

    /** A list of commands. */
    Node list(int depth) {
        return random.nextBoolean() ? andOr(depth) : Node.sequence(several(2, () -> element(depth)));
    }

    private Node element(int depth) {
        return random.nextInt(4) == 0 ? new Node.Background(andOr(depth)) : andOr(depth);
    }

    private Node andOr(int depth) {
        Node node = pipeline(depth);
        while (random.nextInt(4) == 0) {
            node = random.nextBoolean() ? new Node.And(node, pipeline(depth)) : new Node.Or(node, pipeline(depth));
        }
        return node;
    }

    private Node pipeline(int depth) {
        Node body = random.nextInt(3) == 0 ? new Node.Pipeline(several(2, () -> command(depth))) : command(depth);
        return random.nextInt(6) == 0 ? new Node.Not(body) : body;
    }

    private Node command(int depth) {
        if (depth <= 0 || random.nextInt(2) > 0) {
            return simple(depth);
        }
        if (random.nextInt(8) == 0) {
            return new Node.Define(name(), compound(depth));
        }
        return random.nextInt(4) == 0 ? new Node.Redirected(compound(depth), several(1, () -> redirect(depth))) : compound(depth);
    }

    private Node compound(int depth) {
        int below = depth - 1;
        return oneOf(List.<Supplier<Node>>of(() -> new Node.Subshell(list(below)), () -> new Node.Group(list(below)), () -> branch(below),
                () -> new Node.While(list(below), list(below)), () -> new Node.Until(list(below), list(below)),
                () -> new Node.For(name(), random.nextBoolean() ? Optional.of(several(0, () -> word(below))) : Optional.empty(),
                        list(below)),
                () -> new Node.Case(word(below), several(0, () -> item(below)))));
    }

    private Node branch(int depth) {
        Optional<Node> otherwise = switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(list(depth));
            default -> depth > 0 ? Optional.of(branch(depth - 1)) : Optional.empty();
        };
        return new Node.If(list(depth), list(depth), otherwise);
    }

    private Node.Item item(int depth) {
        return new Node.Item(several(1, () -> word(depth)), random.nextInt(4) == 0 ? new Node.Empty() : andOr(depth));
    }

    private Node simple(int depth) {
        List<Assignment> assignments = random.nextInt(4) == 0 ? several(1, () -> new Assignment(name(), word(depth))) : List.of();
        List<Word> words = several(assignments.isEmpty() ? 1 : 0, () -> word(depth));
        return new Node.Simple(assignments, words, random.nextInt(4) == 0 ? several(0, () -> redirect(depth)) : List.of());
    }

    private Redirect redirect(int depth) {
        Redirect.Kind[] kinds = Redirect.Kind.values();
        return new Redirect(random.nextInt(10), kinds[random.nextInt(kinds.length)], word(depth));
    }

    private String name() {
        return "n" + text().replaceAll("[^a-z0-9]", "_");
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private Word word(int depth) {
        Parts parts = new Parts();
        several(1, () -> part(depth - 1)).forEach(part -> add(parts, part));
        return parts.word();
    }

    private static void add(Parts parts, Part part) {
        if (part instanceof Part.Literal literal) {
            parts.text(literal.text());
        } else {
            parts.add(part);
        }
    }

    private Part part(int depth) {
        return oneOf(List.<Supplier<Part>>of(() -> new Part.Literal(text()), () -> new Part.Quoted(text() + " $`\"\\&;"),
                () -> new Part.Quoted(random.nextBoolean() ? "'" : ""), () -> quoted(depth), () -> expansion(depth)));
    }

    private Part quoted(int depth) {
        Parts parts = new Parts();
        several(0, () -> random.nextBoolean() ? new Part.Literal(text() + " '$\"`\\;&") : expansion(depth))
                .forEach(part -> add(parts, part));
        return new Part.Double(parts.list());
    }

    private Part expansion(int depth) {
        Part.Modifier[] modifiers = Part.Modifier.values();
        List<Supplier<Part>> choices = new ArrayList<>(List.<Supplier<Part>>of(() -> new Part.Parameter(parameter()),
                () -> new Part.Length(name()),
                () -> new Part.Modified(name(), modifiers[random.nextInt(modifiers.length)], Word.of("w" + text())),
                () -> new Part.Arithmetic(Word.of("(" + random.nextInt(9) + ")+x"))));
        if (depth > 0) {
            choices.add(() -> new Part.Command(list(depth - 1)));
        }
        return oneOf(choices);
    }

    private String parameter() {
        return oneOf(
                List.of(this::name, () -> "@", () -> "*", () -> "#", () -> "?", () -> "1", () -> "12", () -> "!", () -> "$", () -> "0"));
    }
}
