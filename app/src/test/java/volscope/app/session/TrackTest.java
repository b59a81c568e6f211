package volscope.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import volscope.app.fake.FakeLabs;
import volscope.model.machine.RevisionId;

class TrackTest {
    private final Session session = new Session(new FakeLabs(), Runnable::run, InstantSource.fixed(Instant.EPOCH));

    private void run(String... lines) {
        for (String line : lines) {
            session.run(line, Act.Source.TYPED).join();
        }
    }

    private Track track() {
        return Track.of(session.frame().history());
    }

    private void everyMomentIsFoundAgain() {
        for (long moment = 0; moment <= track().end(); moment++) {
            assertThat(track().moment(track().at(moment))).hasValue(moment);
        }
    }

    @Test
    void nothingWasRun() {
        assertThat(track().end()).isZero();
        assertThat(track().at(5)).isEqualTo(new RevisionId(0));
    }

    @Test
    void stepsOfAllLinesFollowEachOther() {
        run("vgcreate vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0");
        assertThat(track().end()).isEqualTo(6);
        assertThat(track().at(6)).isEqualTo(session.frame().history().head());
        assertThat(track().at(99)).isEqualTo(session.frame().history().head());
        everyMomentIsFoundAgain();
    }

    @Test
    void aBranchLeavesInTheMiddleOfALine() {
        run("vgcreate vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0");
        RevisionId left = track().at(4);
        RevisionId notOnIt = track().at(5);
        session.look(left);
        run("sync", "sync");
        assertThat(track().end()).isEqualTo(6);
        assertThat(track().legs()).extracting(Track.Leg::steps).containsExactly(1, 1, 2, 1, 1);
        assertThat(track().at(4)).isEqualTo(left);
        assertThat(track().moment(notOnIt)).isEmpty();
        everyMomentIsFoundAgain();
    }

    @Test
    void undoShortensTheBranch() {
        run("one", "two");
        session.undo().join();
        assertThat(track().end()).isEqualTo(1);
        everyMomentIsFoundAgain();
    }

    @Test
    void stepsBeyondTheLimitAreFolded() {
        run("vgcreate vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0");
        RevisionId old = track().at(2);
        RevisionId checkpoint = track().at(4);
        session.look(old);
        session.keep(OptionalLong.of(2)).join();
        assertThat(track().oldest()).isEqualTo(4);
        assertThat(session.frame().revision().id()).isEqualTo(checkpoint);
        session.look(old);
        assertThat(session.frame().revision().id()).isEqualTo(checkpoint);
        assertThat(session.frame().history().path()).hasSize(3);
        session.lookAtNow();
        run("one", "two", "three");
        assertThat(track().end()).isEqualTo(9);
        assertThat(track().oldest()).isEqualTo(7);
        assertThat(session.frame().history().undoable()).extracting(Act::line).containsExactly("three", "two");
        for (int i = 0; i < 4; i++) {
            session.undo().join();
        }
        assertThat(track().end()).isEqualTo(7);
        session.redo().join();
        assertThat(track().end()).isEqualTo(8);
    }

    @Test
    void aLargerLimitBringsNothingBack() {
        run("one", "two", "three");
        session.keep(OptionalLong.of(1)).join();
        session.keep(OptionalLong.empty()).join();
        run("four");
        assertThat(track().oldest()).isEqualTo(2);
        assertThat(track().end()).isEqualTo(4);
    }
}
