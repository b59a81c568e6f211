package volscope.app.lesson;

import java.text.ListFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.Section;
import volscope.app.lesson.predicate.Formulas;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.seed.Seeds;
import volscope.app.lesson.seed.Template;
import volscope.app.lesson.seed.Value;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Near;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;

/** Fills the numbers of a seed into a lesson. */
final class Dealer {
    private static final Pattern PAR = Pattern.compile("(\\d{1,9}) commands?(?:, (\\d{1,9}) cop(?:y|ies))?");
    private static final Pattern LABEL = Pattern.compile("\\s*\"([^\"]*)\"\\s*:");
    private static final Pattern ON = Pattern.compile("\\s*on\\s+([^\\s:]+)\\s*:");

    private final LessonFile file;
    private final List<Problem> problems = new ArrayList<>();
    private Numbers numbers = Numbers.NONE;

    Dealer(LessonFile file) {
        this.file = file;
    }

    /** All that is wrong so far. */
    List<Problem> problems() {
        return problems;
    }

    /** The exercise; of use only if there are no problems. */
    Exercise deal(long seed) {
        numbers = trying(() -> Seeds.read(file.start(Block.Kind.SEED)).draw(file.head().id(), seed), Numbers.NONE);
        Par par = trying(this::par, new Par(0, OptionalLong.empty()));
        List<Step> steps = file.steps().stream().map(this::step).toList();
        return new Exercise(file.head(), seed, numbers, par, prose(file.start()), setup(), steps);
    }

    /** Goes on after a problem, so that all are found at once. */
    private <T> T trying(Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (Fault fault) {
            problems.add(fault.problem());
            return otherwise;
        }
    }

    private <T> List<T> each(List<Line> lines, java.util.function.Function<Line, T> part) {
        List<T> parts = new ArrayList<>();
        for (Line line : lines) {
            trying(() -> Optional.of(part.apply(line)), Optional.<T>empty()).ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    private Par par() {
        Line line = file.head().par();
        String filled = Template.fill(line, numbers);
        Matcher matcher = PAR.matcher(filled);
        if (!matcher.matches()) {
            throw Fault.at(line.start(), Kind.BAD_FIELD, "par", filled, "1 command, 4 copies");
        }
        OptionalLong copies = matcher.group(2) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(matcher.group(2)));
        return new Par(Long.parseLong(matcher.group(1)), copies);
    }

    private List<SetupLine> setup() {
        return each(lines(file.start(Block.Kind.SETUP)), line -> {
            String text = Template.fill(line, numbers);
            return text.startsWith("! ")
                    ? new SetupLine(text.substring(2), SetupLine.End.FAILURE)
                    : new SetupLine(text, SetupLine.End.SUCCESS);
        });
    }

    private static List<Line> lines(List<Line> block) {
        return block.stream().filter(line -> !line.text().isBlank() && !line.text().startsWith("#")).toList();
    }

    private Step step(Section section) {
        List<Program> programs = section.blocks(Block.Kind.DO).map(this::program).toList();
        List<List<String>> solutions = section.blocks(Block.Kind.SOLUTION).filter(block -> !block.name().equals("other"))
                .map(this::shellLines).toList();
        return new Step(section.id(), trying(() -> inProse(section.title()), section.title().text()), prose(section), programs,
                bets(section, Block.Kind.PREDICT), bets(section, Block.Kind.QUIZ), goals(section),
                section.blocks(Block.Kind.HINT).map(block -> Prose.line(markdown(block.lines()))).toList(),
                solutions.stream().flatMap(List::stream).toList(),
                section.blocks(Block.Kind.SOLUTION).filter(block -> block.name().equals("other")).map(this::shellLines).toList(),
                section.blocks(Block.Kind.EXPLAIN).flatMap(block -> lines(block.lines()).stream())
                        .map(line -> Prose.fact(markdown(List.of(line)))).toList());
    }

    private List<String> prose(Section section) {
        return Prose.paragraphs(markdown(section.prose()));
    }

    private String markdown(List<Line> lines) {
        return lines.stream().map(line -> trying(() -> inProse(line), "")).collect(Collectors.joining("\n"));
    }

    private String inProse(Line line) {
        return Template.fill(line, numbers, this::inProse);
    }

    private String inProse(Value value) {
        return value instanceof Value.Many(List<Long> set) && !set.isEmpty()
                ? ListFormat.getInstance(locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(set.stream().map(String::valueOf).toList())
                : value.written();
    }

    /** English without a comma before the last. */
    private Locale locale() {
        Locale language = file.head().language();
        return language.getLanguage().equals("en") ? Locale.UK : language;
    }

    private List<String> shellLines(Block block) {
        return each(lines(block.lines()), line -> Template.fill(line, numbers));
    }

    private Program program(Block block) {
        return new Program(block.name(), file.head().number() + "-" + block.name() + ".lab", shellLines(block));
    }

    private List<Bet> bets(Section section, Block.Kind kind) {
        List<Bet> bets = new ArrayList<>();
        section.blocks(kind).forEach(block -> bets.addAll(trying(
                () -> new BetReader(block, numbers, this::inProse, this::play).read(file.head().kernels()), List.of())));
        return List.copyOf(bets);
    }

    /** The line that plays a program of the lesson. */
    private String play(Line name) {
        List<String> names = file.steps().stream().flatMap(step -> step.blocks(Block.Kind.DO)).map(Block::name).toList();
        if (!names.contains(name.text())) {
            throw Fault.at(name.start(), Kind.UNKNOWN_PROGRAM, name.text(), String.join(", ", names), Near.word(name.text(), names));
        }
        return "run " + file.head().number() + "-" + name.text() + ".lab";
    }

    private List<Goal> goals(Section section) {
        List<Line> lines = section.blocks(Block.Kind.GOAL).flatMap(block -> lines(block.lines()).stream()).toList();
        return each(lines, this::goal);
    }

    private Goal goal(Line line) {
        Line rest = line;
        Matcher label = LABEL.matcher(rest.text());
        Optional<String> said = Optional.empty();
        if (label.lookingAt()) {
            said = Optional.of(Prose.line(inProse(new Line(label.group(1), rest.at(label.start(1))))));
            rest = rest.from(label.end());
        }
        String kernel = file.head().kernels().getFirst();
        String where = "";
        Matcher on = ON.matcher(rest.text());
        if (on.lookingAt()) {
            kernel = on.group(1);
            where = "on " + kernel + ": ";
            if (!file.head().kernels().contains(kernel)) {
                throw Fault.at(rest.at(on.start(1)), Kind.UNLISTED_PROFILE, kernel, String.join(", ", file.head().kernels()));
            }
            rest = rest.from(on.end());
        }
        return new Goal(said, kernel, Formulas.read(rest, numbers), where + Template.fill(rest, numbers).strip(), line.strip().start());
    }
}
