package volscope.app.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.lesson.Bet.Choice;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.predicate.Formula;
import volscope.app.lesson.predicate.Formulas;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.seed.Template;
import volscope.app.lesson.source.Cursor;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Near;
import volscope.app.lesson.source.Problem.Kind;

/** Reads a bet or a quiz. */
final class BetReader {
    private static final Pattern KEY = Pattern.compile("\\s*(ask|kind|answer|because|play):\\s*(.*?)\\s*");
    private static final Pattern CHOICE = Pattern
            .compile("\\s*-\\s+(?:([a-z][A-Za-z0-9-]*):\\s+)?(.*?)(?:\\s+(if)\\s+(.*?)|\\s+(right))?\\s*");
    private static final Pattern SUBJECT = Pattern.compile("(.*?)\\s*(on each kernel)?");
    private static final List<String> KEYS = List.of("ask:", "kind:", "answer:", "because:", "play:", "constant", "- ");

    private final Block block;
    private final Numbers numbers;
    private final Function<Line, String> prose;
    private final Function<Line, String> program;
    private final Map<String, Line> parts = new java.util.HashMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private Bet.Variety variety = Bet.Variety.DIFFERS;

    BetReader(Block block, Numbers numbers, Function<Line, String> prose, Function<Line, String> program) {
        this.block = block;
        this.numbers = numbers;
        this.prose = prose;
        this.program = program;
    }

    /** The bet; if it is asked on each kernel, one for each, the first under the name alone. */
    List<Bet> read(List<String> kernels) {
        block.lines().stream().filter(line -> !line.text().isBlank()).forEach(this::line);
        Line kind = part("kind").orElse(new Line("choice", block.spot()));
        String[] words = kind.text().split("\\s+(?:of\\s+)?", 2);
        Bet.Kind what = kind(kind, words[0]);
        Matcher subjects = SUBJECT.matcher(words.length > 1 ? words[1] : "");
        String subject = subjects.matches() ? subjects.group(1) : "";
        List<String> asked = subjects.matches() && subjects.group(2) != null ? kernels : kernels.subList(0, 1);
        Line ask = part("ask").orElseThrow(() -> missing("ask:"));
        Optional<Line> play = part("play");
        boolean tried = play.filter(line -> line.text().startsWith("try ")).isPresent();
        String line = play.map(one -> tried ? Template.fill(one.from("try ".length()), numbers) : program.apply(one)).orElse("");
        Bet.Mode mode = play.isEmpty() ? Bet.Mode.NONE : tried ? Bet.Mode.TRIED : Bet.Mode.KEPT;
        Bet.Answer answer = answer(what, subject);
        return asked.stream().map(kernel -> new Bet(kernel.equals(asked.getFirst()) ? block.name() : block.name() + "@" + kernel,
                Prose.line(prose.apply(ask)), what, subject, answer, line, mode, part("because").map(Line::text).orElse(""), kernel,
                variety, asked.size() > 1 ? Bet.Scope.EACH_KERNEL : Bet.Scope.ONCE)).toList();
    }

    private Optional<Line> part(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    private Fault missing(String part) {
        return Fault.at(block.spot(), Kind.MISSING_PART, part);
    }

    private void line(Line line) {
        Matcher key = KEY.matcher(line.text());
        if (key.matches()) {
            parts.put(key.group(1), new Line(key.group(2), line.at(key.start(2))));
        } else if (line.text().strip().startsWith("- ")) {
            choices.add(choice(line));
        } else if (line.text().strip().equals("constant")) {
            variety = Bet.Variety.CONSTANT;
        } else {
            String word = line.text().strip().split("\\s+", 2)[0];
            throw Fault.at(line.strip().start(), Kind.UNEXPECTED, word, String.join(", ", KEYS), Near.word(word, KEYS));
        }
    }

    private Choice choice(Line line) {
        Matcher matcher = CHOICE.matcher(line.text());
        if (!matcher.matches()) {
            throw Fault.at(line.start(), Kind.UNEXPECTED, line.text(), "- id: text if formula", "");
        }
        String id = Optional.ofNullable(matcher.group(1)).orElseGet(() -> Integer.toString(choices.size() + 1));
        String text = Prose.line(prose.apply(new Line(matcher.group(2), line.at(matcher.start(2)))));
        Optional<Formula> formula = matcher.group(3) == null
                ? Optional.empty()
                : Optional.of(Formulas.read(new Line(matcher.group(4), line.at(matcher.start(4))), numbers));
        Choice.Right right = formula.isPresent()
                ? Choice.Right.BY_FORMULA
                : matcher.group(5) == null ? Choice.Right.NO : Choice.Right.BY_LESSON;
        return new Choice(id, text, formula, right);
    }

    private static Bet.Kind kind(Line line, String word) {
        return Arrays.stream(Bet.Kind.values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElseThrow(() -> {
                    List<String> words = List.of("number", "chunks of", "pages of", "object", "choice");
                    return Fault.at(line.start(), Kind.UNEXPECTED, word, String.join(", ", words), Near.word(word, words));
                });
    }

    private Bet.Answer answer(Bet.Kind kind, String subject) {
        if (!choices.isEmpty()) {
            return new Bet.Choices(List.copyOf(choices));
        }
        Line answer = part("answer").orElseThrow(() -> missing("answer:"));
        return kind == Bet.Kind.OBJECT
                ? new Bet.Named(Template.fill(answer, numbers))
                : new Bet.Measured(new Measures(new Cursor(answer), numbers, subject).read());
    }
}
