package volscope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import volscope.app.fake.FakeLabs;
import volscope.model.machine.Difference;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;

class SessionTest {
    private final FakeLabs labs = new FakeLabs();
    private final Session session = new Session(labs, Runnable::run, InstantSource.fixed(Instant.EPOCH));

    private void type(String... lines) {
        for (String line : lines) {
            session.run(line, Act.Source.TYPED).join();
        }
    }

    private List<String> path() {
        return session.frame().history().path().stream().map(Act::line).toList();
    }

    @Test
    void aLineMovesTheHeadAndTheCursor() {
        type("vgcreate vg0 /dev/vda");
        assertThat(session.frame().facts().group("vg0")).isPresent();
        assertThat(session.frame().revision().step()).isEqualTo(1);
        assertThat(session.frame().look()).isEqualTo(Frame.Look.NOW);
    }

    @Test
    void undoAndRedoGoBackAndForthOverWholeLines() {
        type("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0");
        Frame full = session.frame();
        session.undo().join();
        assertThat(session.frame().facts().volume("vg0", "lv0")).isEmpty();
        session.undo().join();
        assertThat(session.frame().facts().groups()).isEmpty();
        session.undo().join();
        assertThat(path()).isEmpty();
        session.redo().join();
        session.redo().join();
        session.redo().join();
        assertThat(session.frame().revision()).isEqualTo(full.revision());
        assertThat(path()).containsExactly("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0");
    }

    @Test
    void aLineAfterUndoOpensABranchAndLosesNothing() {
        type("one", "two");
        session.undo().join();
        type("three");
        assertThat(path()).containsExactly("one", "three");
        assertThat(session.frame().history().branches()).isEqualTo(2);
        assertThat(session.frame().history().undone()).isEmpty();
        assertThat(session.frame().history().acts()).extracting(Act::line).containsExactly("one", "two", "three");
    }

    @Test
    void lookingChangesNothing() {
        type("one", "two");
        RevisionId head = session.frame().history().head();
        session.look(labs.last().start());
        assertThat(session.frame().look()).isEqualTo(Frame.Look.PAST);
        assertThat(session.frame().revision().step()).isZero();
        assertThat(session.frame().history().head()).isEqualTo(head);
        session.lookAtNow();
        assertThat(session.frame().look()).isEqualTo(Frame.Look.NOW);
        assertThat(session.frame().revision().id()).isEqualTo(head);
    }

    @Test
    void aLineInThePastActsThere() {
        type("one", "two");
        session.look(session.frame().history().path().getFirst().run().end());
        type("three");
        assertThat(path()).containsExactly("one", "three");
        assertThat(session.frame().look()).isEqualTo(Frame.Look.NOW);
        assertThat(session.frame().revision().step()).isEqualTo(2);
    }

    @Test
    void linesThatFollowEachOtherAreNotAllRunInThePast() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Session slow = new Session(labs, tasks::add, InstantSource.fixed(Instant.EPOCH));
        slow.run("one", Act.Source.TYPED);
        tasks.remove().run();
        slow.look(labs.last().start());
        slow.run("two", Act.Source.TYPED);
        slow.run("three", Act.Source.TYPED);
        tasks.remove().run();
        tasks.remove().run();
        assertThat(slow.frame().history().path()).extracting(Act::line).containsExactly("two", "three");
    }

    @Test
    void aRefusalIsSelectedUntilSomethingElseIsRun() {
        type("vgcreate -f vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -L 4M -n snap0 vg0/lv0");
        assertThat(session.frame().explanation()).isPresent();
        assertThat(session.frame().refused()).map(Act::number).contains(2);
        type("sync");
        assertThat(session.frame().explanation()).isEmpty();
    }

    @Test
    void runningInsteadTakesTheAttemptBack() {
        type("one", "bad");
        session.runInstead(List.of("good", "better"), Act.Source.POINTED).join();
        assertThat(path()).containsExactly("one", "good", "better");
    }

    @Test
    void whatIsForeseenIsNotKept() {
        type("vgcreate vg0 /dev/vda");
        Frame before = session.frame();
        Ghost ghost = session.foresee("lvcreate -L 128M -n lv0 vg0").join();
        assertThat(ghost.run().exitCode()).isZero();
        assertThat(ghost.difference().volumes()).containsExactly(new Difference.Change("vg0/lv0", Difference.Kind.ADDED));
        assertThat(session.frame().ghost()).contains(ghost);
        assertThat(session.frame().facts()).isEqualTo(before.facts());
        assertThat(session.frame().history()).isEqualTo(before.history());
        session.forget();
        assertThat(session.frame()).isEqualTo(before);
    }

    @Test
    void aGhostGoesWhenSomethingIsRunOrLookedAt() {
        type("vgcreate vg0 /dev/vda");
        session.foresee("lvcreate -L 128M -n lv0 vg0").join();
        session.look(labs.last().start());
        assertThat(session.frame().ghost()).isEmpty();
        session.lookAtNow();
        session.foresee("lvcreate -L 128M -n lv0 vg0").join();
        type("sync");
        assertThat(session.frame().ghost()).isEmpty();
    }

    @Test
    void openingReplacesTheLabAndARefusalDoesNot() {
        type("one");
        assertThat(session.open("x", "#: colour=red\n", Optional.empty()).join()).isInstanceOf(Opening.Refused.class);
        assertThat(path()).containsExactly("one");
        assertThat(session.open("x", "#: kernel=dax-origin\nsync\n", Optional.empty()).join()).isInstanceOf(Opening.Lab.class);
        assertThat(path()).isEmpty();
        assertThat(session.frame().lab()).isEqualTo("x");
        assertThat(session.frame().revision().kernel()).isEqualTo("dax-origin");
    }

    @Test
    void listenersGetEveryChangeUntilTheyLeave() {
        List<Frame> seen = new ArrayList<>();
        Subscription subscription = session.listen(seen::add);
        session.select(new Selection.Disk("vda"));
        session.select(new Selection.Disk("vda"));
        subscription.close();
        session.select(new Selection.None());
        assertThat(seen).extracting(Frame::selection).containsExactly(new Selection.Disk("vda"));
    }

    @Test
    void selectingAsksTheMachineNothing() {
        type("vgcreate vg0 /dev/vda");
        Facts facts = session.frame().facts();
        session.select(new Selection.Group("vg0"));
        assertThat(session.frame().facts()).isSameAs(facts);
    }
}
