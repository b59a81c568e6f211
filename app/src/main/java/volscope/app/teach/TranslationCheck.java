package volscope.app.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.Section;
import volscope.app.lesson.source.Near;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Spot;

/**
 * Compares a translation with its lesson.
 *
 * @param base
 *            the lesson
 * @param other
 *            the translation
 */
record TranslationCheck(LessonFile base, LessonFile other) {
    private static final Set<Block.Kind> TEXTS = Set.of(Block.Kind.HINT, Block.Kind.EXPLAIN, Block.Kind.PREDICT, Block.Kind.QUIZ,
            Block.Kind.GOAL);

    /** What is wrong with the translation, and what it lacks. */
    List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        List<String> ids = base.steps().stream().map(Section::id).toList();
        other.start().blocks().forEach(block -> problems.add(Problem.of(block.spot(), Kind.NO_TEXT, block.kind().word())));
        for (Section step : other.steps()) {
            if (!ids.contains(step.id())) {
                problems.add(Problem.of(step.title().start(), Kind.UNKNOWN_STEP, step.id(), String.join(", ", ids),
                        Near.word(step.id(), ids)));
            }
            step.blocks().stream().filter(block -> !TEXTS.contains(block.kind()))
                    .forEach(block -> problems.add(Problem.of(block.spot(), Kind.NO_TEXT, block.kind().word())));
        }
        base.steps().forEach(step -> missing(step, problems));
        if (other.head().version() != base.head().version()) {
            problems.add(Problem.of(new Spot(1, 1), Kind.OLD_TRANSLATION, other.head().version(), base.head().version(),
                    String.join(", ", ids)));
        }
        return problems;
    }

    private void missing(Section step, List<Problem> problems) {
        Optional<Section> said = other.step(step.id());
        if (said.isEmpty()) {
            problems.add(Problem.of(new Spot(1, 1), Kind.NOT_TRANSLATED, step.id(), step.id()));
            return;
        }
        Section text = said.get();
        Set.of(Block.Kind.HINT, Block.Kind.EXPLAIN).forEach(kind -> {
            if (text.blocks(kind).count() < step.blocks(kind).count()) {
                problems.add(Problem.of(text.title().start(), Kind.NOT_TRANSLATED, kind.word(), step.id()));
            }
        });
        Set.of(Block.Kind.PREDICT, Block.Kind.QUIZ).forEach(kind -> step.blocks(kind)
                .filter(block -> text.blocks(kind).noneMatch(one -> one.name().equals(block.name())))
                .forEach(block -> problems.add(Problem.of(text.title().start(), Kind.NOT_TRANSLATED, block.name(), step.id()))));
    }
}
