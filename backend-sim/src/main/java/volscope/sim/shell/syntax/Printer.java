package volscope.sim.shell.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree as a line that parses to the same tree. */
public final class Printer {

    private Printer() {
    }

    /** The line. */
    public static String print(Node node) {
        return switch (node) {
            case Node.Empty _ -> "";
            case Node.Simple simple -> simple(simple);
            case Node.Pipeline pipeline -> pipeline.stages().stream().map(Printer::print).collect(Collectors.joining(" | "));
            case Node.Not not -> "! " + print(not.body());
            case Node.And and -> print(and.first()) + " && " + print(and.second());
            case Node.Or or -> print(or.first()) + " || " + print(or.second());
            case Node.Background background -> print(background.body()) + " &";
            case Node.Sequence sequence -> sequence(sequence.nodes());
            case Node.Subshell subshell -> "( " + print(subshell.body()) + " )";
            case Node.Group group -> "{ " + closed(group.body()) + " }";
            case Node.Redirected redirected -> print(redirected.body()) + " " + redirects(redirected.redirects());
            case Node.If branch -> "if " + branches(branch) + " fi";
            case Node.While loop -> "while " + closed(loop.condition()) + loopBody(loop.body());
            case Node.Until loop -> "until " + closed(loop.condition()) + loopBody(loop.body());
            case Node.For loop ->
                "for " + loop.name() + loop.words().map(words -> " in" + spaced(words)).orElse("") + ";" + loopBody(loop.body());
            case Node.Case choice -> "case " + print(choice.subject()) + " in" + items(choice.items()) + " esac";
            case Node.Define define -> define.name() + "() " + print(define.body());
        };
    }

    private static String simple(Node.Simple simple) {
        String assignments = simple.assignments().stream().map(assignment -> " " + assignment.name() + "=" + print(assignment.value()))
                .collect(Collectors.joining());
        String text = assignments + spaced(simple.words()) + (simple.redirects().isEmpty() ? "" : " " + redirects(simple.redirects()));
        return text.substring(Math.min(1, text.length()));
    }

    private static String redirects(List<Redirect> redirects) {
        return redirects.stream()
                .map(redirect -> redirect.descriptor() + redirect.kind().symbol() + print(redirect.target()))
                .collect(Collectors.joining(" "));
    }

    private static String sequence(List<Node> nodes) {
        String text = nodes.stream().map(Printer::closed).collect(Collectors.joining(" "));
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    /** Ended, so that a word can follow. */
    private static String closed(Node node) {
        String text = print(node);
        return ends(node) || text.isEmpty() ? text : text + ";";
    }

    private static boolean ends(Node node) {
        return node instanceof Node.Background || node instanceof Node.Sequence sequence && ends(sequence.nodes().getLast());
    }

    private static String branches(Node.If branch) {
        String text = closed(branch.condition()) + " then " + closed(branch.then());
        return text + branch.otherwise()
                .map(otherwise -> otherwise instanceof Node.If next ? " elif " + branches(next) : " else " + closed(otherwise)).orElse("");
    }

    private static String loopBody(Node body) {
        return " do " + closed(body) + " done";
    }

    private static String items(List<Node.Item> items) {
        return items.stream().map(item -> " (" + item.patterns().stream().map(Printer::print).collect(Collectors.joining("|")) + ") "
                + print(item.body()) + ";;").collect(Collectors.joining());
    }

    private static String spaced(List<Word> words) {
        return words.stream().map(word -> " " + print(word)).collect(Collectors.joining());
    }

    /** A word as it is written. */
    public static String print(Word word) {
        return word.parts().stream().map(Printer::part).collect(Collectors.joining());
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Literal literal -> literal.text();
            case Part.Quoted quoted -> quoted.text().equals("'") ? "\\'" : "'" + quoted.text() + "'";
            case Part.Double quoted -> '"' + quoted.parts().stream().map(Printer::quotedPart).collect(Collectors.joining()) + '"';
            case Part.Parameter parameter -> "${" + parameter.name() + "}";
            case Part.Length length -> "${#" + length.name() + "}";
            case Part.Modified modified -> "${" + modified.name() + modified.modifier().symbol() + print(modified.word()) + "}";
            case Part.BadSubstitution _ -> "${.}";
            case Part.Command command -> "$( " + print(command.body()) + " )";
            case Part.Arithmetic arithmetic -> "$((" + print(arithmetic.expression()) + "))";
        };
    }

    private static String quotedPart(Part part) {
        return part instanceof Part.Literal literal ? literal.text().replaceAll("([$`\"\\\\])", "\\\\$1") : part(part);
    }
}
