package volscope.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.session.Act;
import volscope.app.session.Marks;
import volscope.app.session.Prediction;
import volscope.app.teach.Fingerprint;

class FirstWriteTest {
    private static final Lesson LESSON = new Lessons().lesson("02-first-write");

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static Course start(long seed) {
        return Course.start(LESSON, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySeedIsAnExercise(long seed) {
        Course course = start(seed);
        String atStart = Fingerprint.of(course.session().frame().revision());
        assertThat(course.attempt().isSolved()).as("the start meets all goals").isFalse();
        everyBetHasOneAnswer(course);
        Attempt solved = course.attempt();
        assertThat(solved.standing().goals()).allSatisfy(goal -> assertThat(goal.finding().isMet()).as(goal.goal().source()).isTrue());
        assertThat(solved.isSolved()).isTrue();
        assertThat(solved.standing().commands()).isLessThanOrEqualTo(solved.exercise().par().commands());
        assertThat(solved.standing().copies()).isEqualTo(solved.exercise().par().copies().orElseThrow());

        Course other = start(seed);
        assertThat(Fingerprint.of(other.session().frame().revision())).as("two starts of one seed").isEqualTo(atStart);
        other.run(solved.exercise().solution());
        assertThat(Fingerprint.of(other.session().frame().revision())).as("two ends of one seed")
                .isEqualTo(Fingerprint.of(course.session().frame().revision()))
                .isNotEqualTo(atStart);
        other.session().undo().join();
        assertThat(other.run(solved.exercise().otherSolutions().getFirst()).attempt().isSolved()).as("the other way").isTrue();
    }

    /** Playing is the solution of this lesson: its par is one command. */
    private static void everyBetHasOneAnswer(Course course) {
        Bet quiz = course.readTo("look").attempt().step().orElseThrow().quizzes().getFirst();
        course.session().answer(quiz, Reply.choice("store")).join();
        assertThat(course.attempt().wager(quiz).truth()).contains(Reply.choice("store"));
        course.readTo("six").play();
        List<Bet> bets = course.attempt().step().orElseThrow().bets();
        assertThat(bets).hasSize(2).allSatisfy(bet -> assertThat(course.attempt().wager(bet).truth()).as(bet.name()).isPresent());
        SortedSet<Long> copied = course.attempt().wager(bets.getFirst()).truth().orElseThrow().chunks();
        assertThat(course.attempt().wager(bets.get(1)).truth().orElseThrow().number()).hasValue(copied.size());
        assertThat(copied).hasSize((int) course.attempt().exercise().par().copies().orElseThrow());
    }

    @Test
    void theNumbersOfTheBetsDiffer() {
        assertThat(
                seeds().mapToObj(LESSON::deal).map(dealing -> ((Lesson.Dealt) dealing).exercise().par().copies().orElseThrow()).distinct()
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void seedZeroIsTheTextsOwn() {
        Course course = start(0).readTo("six");
        assertThat(course.attempt().step().orElseThrow().text())
                .containsExactly("A program will write six times to lv0: chunks 8, 9, 10 and 11, then 9 and 10 once more.");
        assertThat(course.frame().facts().snapshots().get("vg0-snap1")).satisfies(info -> {
            assertThat(info.allocatedSectors()).isEqualTo(32);
            assertThat(info.totalSectors()).isEqualTo(80);
        });
        course.run(List.of("run 02-six-writes.lab"));
        assertThat(course.frame().facts().snapshots().get("vg0-snap1"))
                .satisfies(info -> assertThat(info.allocatedSectors()).isEqualTo(64));
        assertThat(course.attempt().exercise().facts()).last()
                .isEqualTo(new Fact("Each copy takes one slot: the status says `64/80 16`, and lvs says 80.00 per cent.", "K C6, L 8.4"));
    }

    @Test
    void marksAreRightMissedAndTooMany() {
        Course course = start(0).readTo("six");
        Bet number = course.attempt().step().orElseThrow().bets().get(1);
        List.of(3L, 8L, 9L, 10L).forEach(course.session()::toggleMark);
        course.session().learn(attempt -> attempt.guessing(number, guess -> Reply.number(5)));
        assertThat(course.attempt().contradiction()).contains(new Attempt.Contradiction(4, 5));
        assertThat(course.frame().marks()).containsExactly(
                new Marks("vg0/lv0", List.of(8L, 9L, 10L, 11L, 9L, 10L), Marks.Style.NEXT_WRITES),
                new Marks("vg0/lv0", List.of(3L, 8L, 9L, 10L), Marks.Style.PREDICTED));
        course.session().play().join();
        assertThat(course.frame().prediction().orElseThrow().state()).isEqualTo(Prediction.State.FIXED);
        assertThat(course.attempt().isSolved()).as("nothing is told before the play is seen").isFalse();
        course.session().lookAtNow();
        assertThat(course.frame().marks()).containsExactly(new Marks("vg0/lv0", List.of(8L, 9L, 10L), Marks.Style.RIGHT),
                new Marks("vg0/lv0", List.of(11L), Marks.Style.MISSED), new Marks("vg0/lv0", List.of(3L), Marks.Style.TOO_MANY));
        assertThat(course.attempt().wager(number)).satisfies(wager -> {
            assertThat(wager.truth()).contains(Reply.number(4));
            assertThat(wager.isRight()).isFalse();
        });
        assertThat(course.attempt().isSolved()).isTrue();
        course.session().toggleMark(0);
        assertThat(course.frame().prediction().orElseThrow().marks()).isEqualTo(new TreeSet<>(List.of(3L, 8L, 9L, 10L)));
    }

    @Test
    void undoGoesBackToTheStartAndNoFurther() {
        Course course = start(0).readTo("six");
        int setup = course.frame().history().path().size();
        course.run(List.of("run 02-six-writes.lab"));
        assertThat(course.attempt().isSolved()).isTrue();
        course.session().undo().join();
        assertThat(course.attempt().isSolved()).isFalse();
        assertThat(course.attempt().standing().copies()).isZero();
        course.session().undo().join();
        assertThat(course.frame().history().path()).hasSize(setup);
        course.session().redo().join();
        assertThat(course.attempt().isSolved()).isTrue();
    }

    @Test
    void judgingChangesNothing() {
        Course course = start(7);
        int acts = course.frame().history().acts().size();
        var head = course.frame().history().head();
        String before = Fingerprint.of(course.session().frame().revision());
        course.session().foresee("lvs").join();
        assertThat(course.frame().history().acts()).hasSize(acts);
        assertThat(course.frame().history().head()).isEqualTo(head);
        assertThat(Fingerprint.of(course.session().frame().revision())).isEqualTo(before);
    }

    @Test
    void theSolutionIsWrittenAndNotRun() {
        Course course = start(3).readTo("six");
        int acts = course.frame().history().acts().size();
        course.session().proposeSolution();
        assertThat(course.frame().learning().proposal())
                .hasValueSatisfying(line -> assertThat(line.line()).isEqualTo("run 02-six-writes.lab"));
        assertThat(course.frame().history().acts()).hasSize(acts);
    }

    @Test
    void whatIsLockedIsLocked() {
        Course course = start(0);
        assertThat(course.frame().isLocked("lvremove -f vg0/snap1")).isTrue();
        assertThat(course.frame().isLocked("lvcreate -s vg0/lv0")).isFalse();
    }

    @Test
    void theLastCardComesWhenAllIsMet() {
        Course course = start(0).readTo("six");
        course.session().learn(Attempt::next);
        assertThat(course.attempt().isAtEnd()).isFalse();
        course.run(List.of("run 02-six-writes.lab"));
        course.session().learn(Attempt::next);
        assertThat(course.attempt().isAtEnd()).isTrue();
    }

    @Test
    void programsAreNoCommandsOfTheLearner() {
        assertThat(start(0).frame().history().path()).extracting(Act::line).noneMatch(line -> line.contains("printf"));
        assertThat(start(0).attempt().standing().commands()).isZero();
        assertThat(OptionalLong.of(start(0).attempt().standing().copies())).hasValue(0);
    }
}
