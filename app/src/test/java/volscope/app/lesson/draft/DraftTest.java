package volscope.app.lesson.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Goal;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Step;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

/** What is written on a sheet is what is read from its file. */
class DraftTest {
    private static final Lessons LESSONS = new Lessons();

    static Stream<String> ids() {
        return LESSONS.catalogue().stream().map(Lessons.Entry::id);
    }

    private static LessonFile file(String text) {
        return switch (LessonReader.read(text)) {
            case LessonReader.Read(LessonFile read) -> read;
            case LessonReader.Bad bad -> throw new AssertionError(bad.problems().toString());
        };
    }

    private static Exercise dealt(LessonFile file, long seed) {
        return switch (new Lesson(file).deal(seed)) {
            case Lesson.Dealt(Exercise exercise) -> exercise;
            case Lesson.Misdealt(List<Problem> problems) -> throw new AssertionError(problems.toString());
        };
    }

    /** All of an exercise but where it stands in its file. */
    private static List<Object> said(Exercise exercise) {
        return List.of(exercise.numbers(), exercise.par(), exercise.introduction(), exercise.setup(),
                exercise.steps().stream().map(DraftTest::said).toList());
    }

    private static List<Object> said(Step step) {
        return List.of(step.id(), step.title(), step.text(), step.programs(), step.bets(), step.quizzes(), step.hints(), step.solution(),
                step.others(), step.facts(),
                step.goals().stream().map((Goal goal) -> List.of(goal.label(), goal.kernel(), goal.formula(), goal.source())).toList());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyLessonIsTheSameOnceItWasWrittenAnew(String id) {
        LessonFile read = file(Lessons.text(id + ".lesson").orElseThrow());
        Draft draft = Draft.of(read);
        LessonFile again = file(draft.written().text());
        assertThat(Draft.of(again)).isEqualTo(draft);
        for (long seed = 0; seed < 3; seed++) {
            assertThat(said(dealt(again, seed))).isEqualTo(said(dealt(read, seed)));
        }
        assertThat(again.head().fields().keySet()).isEqualTo(read.head().fields().keySet());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyLineKnowsItsField(String id) {
        Draft draft = Draft.of(file(Lessons.text(id + ".lesson").orElseThrow()));
        Written written = draft.written();
        List<String> lines = written.text().lines().toList();
        assertThat(written.places()).hasSize(lines.size());
        for (int i = 0; i < draft.steps().size(); i++) {
            List<String> goals = draft.steps().get(i).goals();
            for (int j = 0; j < goals.size(); j++) {
                Place place = new Place(i, Block.Kind.GOAL.word(), j);
                assertThat(IntStream.range(0, lines.size()).filter(line -> written.places().get(line).equals(place))
                        .mapToObj(lines::get)).contains(goals.get(j));
            }
        }
    }

    @Test
    void whatAFieldCanNotHoldIsTakenFromIt() {
        Draft draft = new Draft(Map.of("title", "A # B\nand C", "lesson", " ", "unknown", "x"), "\n\none\n\n\n\ntwo  \n", List.of(""),
                List.of("a", " "), List.of());
        assertThat(draft.head()).containsExactly(Map.entry("title", "A #B and C"));
        assertThat(draft.introduction()).isEqualTo("one\n\ntwo");
        assertThat(draft.seed()).isEmpty();
        assertThat(draft.setup()).containsExactly("a");
    }

    @Test
    void aMissingFieldIsToldAtTheField() {
        Written written = Draft.EMPTY.with("title", "One").written();
        assertThat(LessonReader.read(written.text())).isInstanceOfSatisfying(LessonReader.Bad.class, bad -> assertThat(bad.problems())
                .extracting(written::place).contains(Place.head("lesson"), Place.head("kernel"), Place.head("par"))
                .doesNotContain(Place.head("title")));
    }

    @Test
    void otherProblemsAreToldWhereTheyAre() {
        Draft draft = Draft.of(file(Lessons.text("02-first-write.lesson").orElseThrow())).with(1,
                step -> step.withGoals(List.of("snap1 is active", "snap1 is sleepy")));
        Written written = draft.written();
        assertThat(Lesson.read(written.text())).isInstanceOfSatisfying(Lesson.Bad.class, bad -> assertThat(bad.problems())
                .extracting(written::place).containsExactly(new Place(1, "goal", 1)));
        assertThat(written.place(Problem.of(new Spot(1, 1), Problem.Kind.NO_OTHER_WAY)).field()).isEqualTo(Place.OTHER);
        assertThat(written.place(Problem.of(new Spot(1, 1), Problem.Kind.SOLVED_AT_START, 0)).field()).isEqualTo("goal");
    }

    @Test
    void stepsAreJoined() {
        Wording wording = new Wording(volscope.app.text.Texts.of(java.util.Locale.ENGLISH), volume -> 8);
        DraftStep one = wording.step(List.of("lvcreate -s -L 40k -n snap1 vg0/lv0"), List.of()).withGoals(List.of("snap1 is active"));
        DraftStep two = wording.step(List.of("sec w /dev/vg0/lv0 40 8 B"), List.of(one.id()))
                .withGoals(List.of("lv0 chunk 5 reads B", "snap1 is active"));
        assertThat(two.text()).isEqualTo("Write B to chunk 5 of lv0.");
        DraftStep both = one.joined(two);
        assertThat(both.solution()).containsExactly("lvcreate -s -L 40k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 40 8 B");
        assertThat(both.goals()).containsExactly("snap1 is active", "lv0 chunk 5 reads B");
        assertThat(both.hints()).hasSize(2);
        assertThat(both.text()).isEqualTo("Take a snapshot of lv0 and call it snap1.\n\nWrite B to chunk 5 of lv0.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Größer als vorher, ß!|grosser-als-vorher-ss", "Write to {v} twice|write-to-twice", "!!|''"})
    void namesOfFilesAreMadeOfTitles(String title, String id) {
        assertThat(Wording.id(title)).isEqualTo(id);
    }
}
