package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Course;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Speech;
import volscope.app.lesson.Standing;
import volscope.app.lesson.handin.HandIn;
import volscope.app.session.Act;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/**
 * Usability check 17: in end states drawn by chance, the ticks that a learner sees and the grade of the hand-in are the same, and each goal
 * names what was observed. The first state is the solved one, the second the start. {@code -Dvolscope.states=200} draws as many a lesson.
 */
class Check17Test {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Lessons LESSONS = new Lessons();
    private static final Grading GRADING = new Grading(Course.unjudged(), new LabFile(TEXTS, new Amounts(TEXTS)), LESSONS, TEXTS);
    private static final int LONGEST = 6;
    private static final int SEEDS = 5;
    private static final int USUAL = 8;

    @TempDir
    private Path folder = Path.of("");

    /** Lines that lead somewhere, and some that lead away. */
    private static List<String> lines(Exercise exercise) {
        return Stream
                .of(exercise.solution().stream(), exercise.solution().stream(), exercise.otherSolutions().stream().flatMap(List::stream),
                        exercise.programs().stream().map(program -> "run " + program.file()),
                        Stream.of("lvs -a", "undo 1", "undo 2", "redo 1", "goto start", "sec w /dev/vg0/lv0 8 8 Z", "lvremove -f vg0/snap1",
                                "lvchange -an vg0/lv0", "lvchange -ay vg0/lv0"))
                .flatMap(part -> part).toList();
    }

    private static Attempt drawn(Lesson lesson, SplittableRandom random, int state) {
        Session session = new Session(Course.machines(), Runnable::run, InstantSource.fixed(Instant.EPOCH));
        session.startLesson(lesson, state % SEEDS).join();
        Exercise exercise = session.frame().lesson().orElseThrow().exercise();
        List<String> all = lines(exercise);
        if (state > 1 && random.nextInt(4) == 0) {
            exercise.solution().forEach(line -> session.run(line, Act.Source.TYPED).join());
        }
        if (state == 0) {
            exercise.solution().forEach(line -> session.run(line, Act.Source.TYPED).join());
            return session.frame().lesson().orElseThrow();
        }
        int length = state == 1 ? 0 : 1 + random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            session.run(all.get(random.nextInt(all.size())), Act.Source.TYPED).join();
        }
        return session.frame().lesson().orElseThrow();
    }

    static Stream<String> ids() {
        return LESSONS.catalogue().stream().map(Lessons.Entry::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void whatIsShownIsWhatIsGraded(String id) throws BadInput, IOException {
        int states = Integer.getInteger("volscope.states", USUAL);
        Lesson lesson = LESSONS.lesson(id);
        SplittableRandom random = new SplittableRandom(id.hashCode());
        List<Standing> shown = new ArrayList<>();
        Speech speech = new Speech(TEXTS);
        for (int state = 0; state < states; state++) {
            Attempt attempt = drawn(lesson, random, state);
            shown.add(attempt.standing());
            assertThat(attempt.standing().goals()).hasSameSizeAs(attempt.exercise().goals())
                    .allSatisfy(goal -> assertThat(speech.say(goal.finding().observed())).as(goal.goal().source()).isNotBlank());
            Files.writeString(folder.resolve(String.format(Locale.ROOT, "%03d.handin", state)), HandIn.of(attempt, "n" + state).text());
        }
        List<Grade> grades = GRADING.grade(lesson, List.of(folder));
        assertThat(grades).hasSize(states);
        for (int state = 0; state < states; state++) {
            Grade grade = grades.get(state);
            assertThat(grade.note()).as("%s %d", id, state).isEmpty();
            assertThat(told(grade.goals())).as("%s %d: %s", id, state, Files.readString(folder.resolve(grade.file())))
                    .isEqualTo(told(shown.get(state).goals()));
            assertThat(grade.verdict() == Grade.Verdict.PASSED).isEqualTo(shown.get(state).met() == grade.goals().size());
            assertThat(grade.commands().found()).isEqualTo(shown.get(state).commands());
        }
        assertThat(grades).as("some pass, some do not").extracting(Grade::verdict).contains(Grade.Verdict.PASSED, Grade.Verdict.OPEN);
    }

    private static List<String> told(List<Standing.OfGoal> goals) {
        Speech speech = new Speech(TEXTS);
        return goals.stream()
                .map(goal -> goal.goal().source() + ": " + goal.finding().truth() + ", " + speech.say(goal.finding().observed()))
                .toList();
    }
}
