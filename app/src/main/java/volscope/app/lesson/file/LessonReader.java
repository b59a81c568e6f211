package volscope.app.lesson.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Near;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Sha256;
import volscope.app.lesson.source.Spot;

/** Reads the text of a lesson file into its sections and blocks. */
public final class LessonReader {
    /** The most characters of a file. */
    public static final int LONGEST_FILE = 64 << 10;

    private static final int LONGEST_LINE = 1000;
    private static final String FENCE = "---";
    private static final Pattern FIELD = Pattern.compile("([A-Za-z-]+):(?:\\s+(.*?))?(?:\\s+#\\s.*)?\\s*");
    private static final Pattern TITLE = Pattern.compile("##\\s+(.*?)\\s*\\{#([a-z][a-z0-9-]*)}\\s*");
    private static final Parser MARKDOWN = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

    private final List<String> lines;
    private final String hash;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private String id = "";
    private Line title = new Line("", new Spot(1, 1));
    private List<Line> prose = new ArrayList<>();
    private List<Block> blocks = new ArrayList<>();

    private LessonReader(String text) {
        this.lines = Arrays.asList(text.split("\n", -1));
        this.hash = Sha256.of(text);
    }

    /** What reading gives. */
    public sealed interface Reading {
    }

    /**
     * A file that can be read.
     *
     * @param file
     *            what it says
     */
    public record Read(LessonFile file) implements Reading {
    }

    /**
     * A file that can't.
     *
     * @param problems
     *            all that is wrong with it, in the order of the lines
     */
    public record Bad(List<Problem> problems) implements Reading {
    }

    /** Reads a file. */
    public static Reading read(String text) {
        LessonReader reader = new LessonReader(text);
        try {
            reader.measure(text);
            int body = reader.endOfHead();
            Head head = reader.head(body);
            reader.problems.addAll(head.check());
            reader.body(body + 1);
            return reader.problems.isEmpty()
                    ? new Read(new LessonFile(head, reader.sections.getFirst(), reader.sections.subList(1, reader.sections.size())))
                    : new Bad(reader.problems);
        } catch (Fault fault) {
            reader.problems.add(fault.problem());
            return new Bad(reader.problems);
        }
    }

    private void measure(String text) {
        if (text.length() > LONGEST_FILE) {
            throw Fault.at(new Spot(1, 1), Kind.TOO_LONG, text.length(), LONGEST_FILE);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > LONGEST_LINE) {
                problems.add(Problem.of(new Spot(i + 1, LONGEST_LINE), Kind.TOO_LONG, lines.get(i).length(), LONGEST_LINE));
            }
        }
    }

    private int endOfHead() {
        int end = lines.getFirst().equals(FENCE) ? lines.subList(1, lines.size()).indexOf(FENCE) : -1;
        if (end < 0) {
            throw Fault.at(new Spot(1, 1), Kind.NO_FRONT_MATTER);
        }
        return end + 1;
    }

    private Head head(int end) {
        Map<String, Line> fields = new LinkedHashMap<>();
        for (int i = 1; i < end; i++) {
            Matcher matcher = FIELD.matcher(lines.get(i));
            if (!matcher.matches()) {
                problems.add(Problem.of(new Spot(i + 1, 1), Kind.NO_FIELD, lines.get(i)));
            } else if (!Head.KEYS.contains(matcher.group(1))) {
                problems.add(Problem.of(new Spot(i + 1, 1), Kind.UNKNOWN_FIELD, matcher.group(1), String.join(", ", Head.KEYS),
                        Near.word(matcher.group(1), Head.KEYS)));
            } else {
                String value = Optional.ofNullable(matcher.group(2)).orElse("");
                fields.put(matcher.group(1), new Line(value, new Spot(i + 1, 1 + Math.max(0, matcher.start(2)))));
            }
        }
        return new Head(Collections.unmodifiableMap(fields), hash);
    }

    private void body(int first) {
        Node document = MARKDOWN.parse(String.join("\n", lines.subList(first, lines.size())));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            SourceSpan span = node.getSourceSpans().getFirst();
            int from = first + span.getLineIndex();
            int to = first + node.getSourceSpans().getLast().getLineIndex() + 1;
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                endSection();
                beginSection(from);
            } else if (node instanceof FencedCodeBlock code && kind(code).isPresent()) {
                block(code, kind(code).get(), from);
            } else {
                show(from, to);
            }
        }
        endSection();
    }

    private static Optional<Block.Kind> kind(FencedCodeBlock code) {
        return Block.Kind.of(words(code)[0]);
    }

    private static String[] words(FencedCodeBlock code) {
        return Optional.ofNullable(code.getInfo()).orElse("").strip().split("\\s+", 2);
    }

    private void beginSection(int at) {
        Matcher matcher = TITLE.matcher(lines.get(at));
        Spot spot = new Spot(at + 1, 1);
        if (!matcher.matches()) {
            problems.add(Problem.of(spot, Kind.STEP_WITHOUT_ID, lines.get(at)));
            title = new Line(lines.get(at), spot);
            return;
        }
        id = matcher.group(2);
        title = new Line(matcher.group(1), new Spot(at + 1, 1 + matcher.start(1)));
        if (sections.stream().anyMatch(section -> section.id().equals(id))) {
            problems.add(Problem.of(spot, Kind.SECOND_ID, id));
        }
    }

    private void endSection() {
        sections.add(new Section(id, title, List.copyOf(prose), List.copyOf(blocks)));
        prose = new ArrayList<>();
        blocks = new ArrayList<>();
        id = "";
    }

    private void block(FencedCodeBlock code, Block.Kind kind, int fence) {
        Spot spot = new Spot(fence + 1, 1);
        String name = words(code).length > 1 ? words(code)[1] : "";
        if (kind.isOfStart() != sections.isEmpty()) {
            problems.add(Problem.of(spot, Kind.MISPLACED_BLOCK, kind.word()));
        }
        if (kind == Block.Kind.DO && name.isEmpty()) {
            problems.add(Problem.of(spot, Kind.NAMELESS_BLOCK, kind.word()));
        }
        if (kind.isOfStart() && blocks.stream().anyMatch(block -> block.kind() == kind)) {
            problems.add(Problem.of(spot, Kind.SECOND_BLOCK, kind.word()));
        }
        List<Line> inside = new ArrayList<>();
        int count = (int) code.getLiteral().lines().count();
        for (int i = fence + 1; i <= fence + count; i++) {
            inside.add(line(i));
        }
        blocks.add(new Block(kind, name, List.copyOf(inside), spot));
    }

    /** Paragraphs stay apart. */
    private void show(int from, int to) {
        if (!prose.isEmpty()) {
            prose.add(new Line("", new Spot(from, 1)));
        }
        for (int i = from; i < to; i++) {
            prose.add(line(i));
        }
    }

    private Line line(int index) {
        return new Line(lines.get(index), new Spot(index + 1, 1));
    }
}
