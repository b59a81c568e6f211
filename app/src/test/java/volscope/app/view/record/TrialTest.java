package volscope.app.view.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.lesson.Course;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Standing;
import volscope.app.lesson.draft.Change;
import volscope.app.lesson.draft.Draft;
import volscope.app.lesson.draft.DraftStep;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.lesson.predicate.Finding;
import volscope.app.session.Rehearsal;
import volscope.model.machine.MachineFactory;

/** What changed is told by the predicates of lessons: as goals, all of it is met at the end, and what is new was not at the start. */
class TrialTest {
    private static final Lessons LESSONS = new Lessons();
    private static final MachineFactory MACHINES = Course.machines();

    static Stream<String> ids() {
        return LESSONS.catalogue().stream().map(Lessons.Entry::id);
    }

    private static Draft draft(String id) {
        return switch (LessonReader.read(Lessons.text(id + ".lesson").orElseThrow())) {
            case LessonReader.Read(LessonFile file) -> Draft.of(file);
            case LessonReader.Bad bad -> throw new AssertionError(bad.problems().toString());
        };
    }

    private static Draft draft(List<String> setup, String... lines) {
        return new Draft(Map.of("kernel", "6.1", "lesson", "x"), "", List.of(), setup,
                List.of(new DraftStep("one", "One", "", List.of()).withSolution(List.of(lines))));
    }

    private static Rehearsal rehearsal(Draft draft) {
        if (Lesson.read(draft.written().text()) instanceof Lesson.Read(Lesson lesson)
                && lesson.deal(0) instanceof Lesson.Dealt(Exercise exercise)
                && Rehearsal.open(MACHINES, exercise) instanceof Rehearsal.Ready(Rehearsal ready)) {
            return ready;
        }
        throw new AssertionError(draft.written().text());
    }

    private static List<String> sources(List<Change> changes) {
        return changes.stream().map(Change::source).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void asGoalsAllOfItIsMetAtTheEnd(String id) {
        Trial trial = Trial.of(MACHINES, draft(id), 0).orElseThrow();
        assertThat(trial.changes()).filteredOn(Change::isNew).isNotEmpty();
        int last = trial.played().steps().size() - 1;
        Draft all = trial.played().with(last, step -> step.withGoals(sources(trial.changes())));
        Rehearsal start = rehearsal(all);
        Standing before = start.standing();
        Standing after = start.again().runAll(start.attempt().exercise().solution()).standing();
        for (int i = 0; i < trial.changes().size(); i++) {
            Change change = trial.changes().get(i);
            Finding then = before.goals().get(i).finding();
            Finding now = after.goals().get(i).finding();
            assertThat(now.isMet()).as(change.source()).isTrue();
            assertThat(then.isMet()).as(change.source()).isEqualTo(!change.isNew());
            assertThat(now).isEqualTo(change.after());
        }
    }

    /** The goals that go without saying are such that the start does not meet them all and the solution does. */
    @ParameterizedTest
    @MethodSource("ids")
    void theAdvisedGoalsMakeALesson(String id) {
        Trial trial = Trial.of(MACHINES, draft(id), 0).orElseThrow();
        List<Change> advised = SheetModel.advised(trial);
        assertThat(advised).filteredOn(Change::isNew).isNotEmpty();
        assertThat(advised).allSatisfy(change -> assertThat(trial.home(change.since())).isBetween(0, trial.ends().size() - 1));
    }

    private static final List<String> BASE = List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -L 64k -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 128 A");

    private static List<String> advised(Draft draft) {
        return sources(SheetModel.advised(Trial.of(MACHINES, draft, 0).orElseThrow()));
    }

    @Test
    void anOverflowIsTold() {
        List<String> setup = Stream.concat(BASE.stream(), Stream.of("lvcreate -s -L 40k -n snap1 vg0/lv0")).toList();
        assertThat(advised(draft(setup, "sec w /dev/vg0/lv0 0 128 B"))).contains("snap1 is invalid", "lv0 chunks {0..15} reads B");
    }

    @Test
    void whatIsGoneIsTold() {
        assertThat(advised(draft(BASE, "lvremove -y vg0/lv0"))).containsExactly("not lv0 exists");
    }

    @Test
    void aDeviceThatWasMadeByHandIsTold() {
        List<String> setup = List.of("dmsetup create org --table '0 128 linear /dev/vda 0'");
        assertThat(advised(draft(setup, "dmsetup suspend org"))).contains("device org is suspended");
        assertThat(advised(draft(List.of(), setup.getFirst(), "sec w /dev/mapper/org 0 8 Z"))).contains("device org exists",
                "org chunk 0 reads Z");
    }

    @Test
    void aMountAndAFileAreTold() {
        List<String> setup = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "mkfs.ext4 -q -b 4096 /dev/vg0/lv0",
                "mkdir -p /mnt/a");
        assertThat(advised(draft(setup, "mount /dev/vg0/lv0 /mnt/a", "echo hello >/mnt/a/report"))).contains("mounted /mnt/a",
                "file /mnt/a/report exists", "file /mnt/a/report at 0 reads h");
    }

    /** The machine gives a line up; where many of them take too long, the trial is given up. */
    @Test
    void whatDoesNotEndIsGivenUp() {
        Optional<Trial> trial = Trial.of(MACHINES, draft(BASE, "while true; do sec w /dev/vg0/lv0 0 8 B; done"), 0);
        assertThat(trial.map(Trial::exits).orElse(List.of(List.of(124)))).containsExactly(List.of(124));
    }
}
