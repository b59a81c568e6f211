package volscope.app.teach;

import java.util.ArrayList;
import java.util.List;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Fact;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Step;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.file.Section;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Spot;

/**
 * Looks at the cards of a lesson: few words, two hints where there are goals, a source for every fact.
 *
 * @param lesson
 *            the lesson
 */
record CardCheck(Lesson lesson) {
    private static final int WORDS = 60;
    private static final int HINTS = 2;

    /** What is wrong with the cards. */
    List<Problem> check() {
        return lesson.deal(0) instanceof Lesson.Dealt(Exercise exercise) ? check(exercise) : List.of();
    }

    private List<Problem> check(Exercise exercise) {
        List<Problem> problems = new ArrayList<>(words(exercise.introduction(), first(lesson.file().start())));
        for (int i = 0; i < exercise.steps().size(); i++) {
            Step step = exercise.steps().get(i);
            Section section = lesson.file().steps().get(i);
            problems.addAll(words(step.text(), first(section)));
            if (!step.goals().isEmpty() && step.hints().size() < HINTS) {
                problems.add(Problem.of(section.title().start(), Kind.HINTS, step.hints().size(), HINTS));
            }
            List<Line> lines = section.blocks(Block.Kind.EXPLAIN).flatMap(block -> block.lines().stream())
                    .filter(line -> !line.text().isBlank()).toList();
            for (int fact = 0; fact < step.facts().size(); fact++) {
                Fact said = step.facts().get(fact);
                if (said.source().isEmpty() && !lesson.isTranslated()) {
                    problems.add(Problem.of(lines.get(Math.min(fact, lines.size() - 1)).start(), Kind.NO_SOURCE, said.text()));
                }
            }
        }
        return problems;
    }

    private static Spot first(Section section) {
        return section.prose().isEmpty() ? section.title().start() : section.prose().getFirst().start();
    }

    private static List<Problem> words(List<String> text, Spot spot) {
        long words = text.stream().flatMap(line -> List.of(line.split("\\s+")).stream()).filter(word -> !word.isBlank()).count();
        return words > WORDS ? List.of(Problem.of(spot, Kind.LONG_CARD, words, WORDS)) : List.of();
    }
}
