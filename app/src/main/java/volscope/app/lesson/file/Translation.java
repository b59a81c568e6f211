package volscope.app.lesson.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.app.lesson.source.Line;

/** Puts the texts of a translation into a lesson. Commands, seeds and predicates stay; a text that is missing falls back. */
public final class Translation {
    private static final Pattern SOURCE = Pattern.compile("<!--.*?-->");
    private static final Pattern ASK = Pattern.compile("\\s*ask:.*");
    private static final Pattern CHOICE = Pattern.compile("(\\s*-\\s+([a-z][A-Za-z0-9-]*):\\s+)(.*?)(\\s+if\\s.*|\\s+right)?\\s*");
    private static final Pattern LABEL = Pattern.compile("\\s*\"[^\"]*\"\\s*:\\s*");

    private final LessonFile base;
    private final LessonFile other;

    private Translation(LessonFile base, LessonFile other) {
        this.base = base;
        this.other = other;
    }

    /** The lesson in the language of a translation. */
    public static LessonFile of(LessonFile base, LessonFile translation) {
        return new Translation(base, translation).merged();
    }

    private LessonFile merged() {
        Section start = new Section("", base.start().title(), or(other.start().prose(), base.start().prose()), base.start().blocks());
        List<Section> steps = base.steps().stream().map(step -> other.step(step.id()).map(said -> merged(step, said)).orElse(step))
                .toList();
        return new LessonFile(base.head().translated(other.head()), start, steps);
    }

    private static List<Line> or(List<Line> first, List<Line> second) {
        return first.isEmpty() ? second : first;
    }

    private static Section merged(Section step, Section said) {
        List<Block> blocks = new ArrayList<>();
        Map<Block.Kind, Integer> turns = new LinkedHashMap<>();
        for (Block block : step.blocks()) {
            int turn = turns.merge(block.kind(), 1, Integer::sum) - 1;
            blocks.add(counterpart(block, turn, said).map(text -> merged(block, text)).orElse(block));
        }
        return new Section(step.id(), said.title(), or(said.prose(), step.prose()), List.copyOf(blocks));
    }

    /** Bets and quizzes are found by name, all others by their turn. */
    private static Optional<Block> counterpart(Block block, int turn, Section said) {
        return switch (block.kind()) {
            case PREDICT, QUIZ -> said.blocks(block.kind()).filter(one -> one.name().equals(block.name())).findFirst();
            case HINT, EXPLAIN, GOAL -> said.blocks(block.kind()).skip(turn).findFirst();
            case SEED, SETUP, DO, SOLUTION -> Optional.empty();
        };
    }

    private static Block merged(Block block, Block text) {
        List<Line> lines = switch (block.kind()) {
            case PREDICT, QUIZ -> block.lines().stream().map(line -> question(line, text.lines())).toList();
            case GOAL -> goals(block.lines(), text.lines());
            case EXPLAIN -> facts(block.lines(), text.lines());
            default -> text.lines();
        };
        return new Block(block.kind(), block.name(), lines, block.spot());
    }

    private static Line question(Line line, List<Line> texts) {
        if (ASK.matcher(line.text()).matches()) {
            return texts.stream().filter(text -> ASK.matcher(text.text()).matches()).findFirst().orElse(line);
        }
        Matcher choice = CHOICE.matcher(line.text());
        if (!choice.matches()) {
            return line;
        }
        String condition = Optional.ofNullable(choice.group(4)).orElse("");
        return texts.stream().map(text -> CHOICE.matcher(text.text())).filter(Matcher::matches)
                .filter(said -> said.group(2).equals(choice.group(2))).findFirst()
                .map(said -> new Line(choice.group(1) + said.group(3) + condition, line.start())).orElse(line);
    }

    /** Facts keep their sources, by number, where there are as many of both. */
    private static List<Line> facts(List<Line> facts, List<Line> said) {
        List<String> sources = facts.stream().map(Line::text).filter(text -> !text.isBlank()).map(Translation::source).toList();
        if (said.stream().filter(line -> !line.text().isBlank()).count() != sources.size()) {
            return said;
        }
        List<Line> merged = new ArrayList<>();
        int fact = 0;
        for (Line line : said) {
            boolean blank = line.text().isBlank();
            String source = blank || !source(line.text()).isEmpty() ? "" : sources.get(fact);
            merged.add(source.isEmpty() ? line : new Line(line.text() + source, line.start()));
            fact += blank ? 0 : 1;
        }
        return merged;
    }

    /** The source at the end of a fact, as it is written; empty where there is none. */
    private static String source(String fact) {
        Matcher source = SOURCE.matcher(fact);
        return source.find() ? " " + source.group() : "";
    }

    /** Labels by number. */
    private static List<Line> goals(List<Line> goals, List<Line> labels) {
        List<Line> merged = new ArrayList<>();
        for (int i = 0; i < goals.size(); i++) {
            Matcher label = i < labels.size() ? LABEL.matcher(labels.get(i).text()) : LABEL.matcher("");
            Matcher old = LABEL.matcher(goals.get(i).text());
            String predicate = old.lookingAt() ? goals.get(i).text().substring(old.end()) : goals.get(i).text();
            merged.add(label.lookingAt() ? new Line(label.group() + predicate, goals.get(i).start()) : goals.get(i));
        }
        return merged;
    }
}
