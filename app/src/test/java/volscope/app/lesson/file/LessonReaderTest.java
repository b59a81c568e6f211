package volscope.app.lesson.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Fact;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Step;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Problem.Kind;
import volscope.app.lesson.source.Spot;

class LessonReaderTest {
    private static final String GOOD = """
            ---
            lesson: 98-good
            title: Good   # a comment
            version: 3
            kernel: 6.1
            also: 4.18 5.4
            language: en
            par: 2 commands
            lock: lvremove
            ---
            An introduction.

            ```seed
            n in 1..3 default 2
            ```
            ```setup
            vgcreate vg0 /dev/vda
            ```

            ## One {#one}
            Write {n} chunks.

            ```sh
            this block is shown
            ```
            ```goal
            "a label": lv0 exists
            on 4.18: vg0 free > {n}k   # why
            ```
            """;

    private static List<Problem> problems(String text) {
        return switch (Lesson.read(text)) {
            case Lesson.Read read -> List.of();
            case Lesson.Bad(List<Problem> problems) -> problems;
        };
    }

    private static Exercise exercise(String text) {
        return ((Lesson.Dealt) ((Lesson.Read) Lesson.read(text)).lesson().deal(0)).exercise();
    }

    @Test
    void aLessonIsRead() {
        Exercise exercise = exercise(GOOD);
        assertThat(exercise.head().title()).isEqualTo("Good");
        assertThat(exercise.head().kernels()).containsExactly("6.1", "4.18", "5.4");
        assertThat(exercise.head().minutes()).isEqualTo(10);
        assertThat(exercise.introduction()).containsExactly("An introduction.");
        Step step = exercise.steps().getFirst();
        assertThat(step.text()).containsExactly("Write 2 chunks.", "`this block is shown`");
        assertThat(step.goals()).extracting(goal -> goal.label().orElse("")).containsExactly("a label", "");
        assertThat(step.goals()).extracting(goal -> goal.kernel()).containsExactly("6.1", "4.18");
        assertThat(step.goals().get(1).source()).startsWith("on 4.18: vg0 free > 2k");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"title: Good|titel: Good|UNKNOWN_FIELD|3|1", "version: 3|version: x|BAD_FIELD|4|10",
        "version: 3|# none|NO_FIELD|4|1",
        "par: 2 commands|par: two|BAD_FIELD|8|6", "par: 2 commands|par: 99999999999999999999 commands|BAD_FIELD|8|6",
        "## One {#one}|## One|STEP_WITHOUT_ID|20|1", "n in 1..3|n in 3..1|EMPTY_DOMAIN|14|7",
        "lv0 exists|lv0 exist|UNEXPECTED|27|16", "on 4.18:|on 4.7:|UNLISTED_PROFILE|28|4", "free > {n}k|free > {m}k|UNKNOWN_NAME|28|22",
        "chunks.|{n chunks|UNEXPECTED|21|14"})
    void everyErrorHasItsPlace(String good, String bad, Kind kind, int line, int column) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        assertThat(problems(text)).extracting(Problem::kind).contains(kind);
        assertThat(problems(text)).filteredOn(problem -> problem.kind() == kind).extracting(Problem::spot).contains(new Spot(line, column));
    }

    @Test
    void allErrorsAreFoundAtOnce() {
        String text = GOOD.replace("lv0 exists", "lv0 exist").replace("Write {n}", "Write {m}").replace("free > {n}k", "fre > 1");
        assertThat(problems(text)).extracting(Problem::kind).containsExactlyInAnyOrder(Kind.UNEXPECTED, Kind.UNKNOWN_NAME, Kind.UNEXPECTED);
    }

    @Test
    void blocksStandWhereTheyBelong() {
        assertThat(problems(GOOD.replace("```goal", "```setup"))).extracting(Problem::kind).contains(Kind.MISPLACED_BLOCK);
        assertThat(problems(GOOD.replace("```setup", "```goal"))).extracting(Problem::kind).contains(Kind.MISPLACED_BLOCK);
        assertThat(problems(GOOD.replace("```goal", "```do"))).extracting(Problem::kind).contains(Kind.NAMELESS_BLOCK);
        assertThat(problems(GOOD.replace("kernel: 6.1\n", ""))).extracting(Problem::kind).contains(Kind.MISSING_FIELD);
        assertThat(problems("no front matter")).extracting(Problem::kind).containsExactly(Kind.NO_FRONT_MATTER);
    }

    @Test
    void aTranslationHasTheTextsAndNothingElse() {
        Exercise english = ((Lesson.Dealt) new Lessons().lesson("02-first-write").deal(0)).exercise();
        Exercise german = ((Lesson.Dealt) new Lessons(() -> Locale.GERMAN).lesson("02-first-write").deal(0)).exercise();
        assertThat(german.head().title()).isEqualTo("Nur der erste Schreibzugriff kopiert");
        Step six = german.steps().get(1);
        assertThat(six.text())
                .containsExactly("Ein Programm schreibt sechsmal auf lv0: die Chunks 8, 9, 10 und 11, dann 9 und 10 noch einmal.");
        assertThat(six.hints()).last().isEqualTo("Lege deine Wahl fest oder tippe `run 02-six-writes.lab`.");
        assertThat(german.steps().getFirst().quizzes().getFirst().choices()).extracting(Bet.Choice::text)
                .containsExactly("aus dem eigenen COW-Speicher", "aus dem Block von lv0");
        assertThat(german.goals()).extracting(goal -> goal.source())
                .isEqualTo(english.goals().stream().map(goal -> goal.source()).toList());
        assertThat(german.solution()).isEqualTo(english.solution());
        assertThat(german.setup()).isEqualTo(english.setup());
        assertThat(german.facts()).hasSize(3).extracting(Fact::source)
                .isEqualTo(english.facts().stream().map(Fact::source).toList()).containsExactly("K B5.3", "K B5.6", "K C6, L 8.4");
    }

    @Test
    void theCatalogueListsTheCourse() {
        assertThat(new Lessons().catalogue())
                .contains(new Lessons.Entry("02-first-write", "2", "First write copies, second does not", 8, Head.Level.COURSE));
    }
}
