package volscope.app.view.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.session.Act;
import volscope.app.session.Chronicle;
import volscope.app.session.ChunkRecord;
import volscope.app.session.Facts;
import volscope.app.session.Pace;
import volscope.app.session.Session;
import volscope.model.machine.SnapshotInfo.State;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

class OutlookTest {
    private final Session session = new Session(new SimulatedMachines(MachineRecording.STEPS, 1), Runnable::run,
            InstantSource.fixed(Instant.EPOCH));

    OutlookTest() {
        List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 16 -n lv0 vg0", "sec w /dev/vg0/lv0 0 128 A",
                "lvcreate -s -l 10 -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 24 8 B", "sec w /dev/vg0/snap1 96 8 E")
                .forEach(line -> assertThat(session.run(line, Act.Source.TYPED).join().exitCode()).as(line).isZero());
    }

    private Subject subject() {
        return Subject.of(session.frame(), Optional.empty()).orElseThrow();
    }

    private Outlook after(String line) {
        session.foresee(line).join();
        return Outlook.of(session.frame(), subject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"lvremove -y vg0/snap1|GOES", "lvremove -y vg0/lv0|GOES", "lvconvert --merge vg0/snap1|GOES",
        "lvconvert -y --splitsnapshot vg0/snap1|GOES", "lvextend -L +8k vg0/snap1|STAYS", "lvrename vg0 snap1 other|STAYS", "lvs|STAYS"})
    void whatASnapshotBecomes(String line, Outlook.Fate fate) {
        assertThat(after(line).fate()).isEqualTo(fate);
    }

    @Test
    void aStoreThatGrowsHasItsNewChunksAfterThoseItHas() {
        Outlook outlook = after("lvextend -L +8k vg0/snap1");
        assertThat(outlook.storeChunks()).isEqualTo(10);
        assertThat(outlook.then(subject()).info().storeChunks()).isEqualTo(12);
        session.forget();
        assertThat(Outlook.of(session.frame(), subject())).isEqualTo(Outlook.SAME);
    }

    /** A merge brings back what both the origin and the snapshot wrote; removing the snapshot brings nothing back. */
    @Test
    void theChunksThatAMergeBringsBackAreThoseWhoseContentChanges() {
        assertThat(changing(after("lvconvert --merge vg0/snap1"))).containsExactly(3L, 12L);
        assertThat(changing(after("lvremove -y vg0/snap1"))).isEmpty();
    }

    private Set<Long> changing(Outlook outlook) {
        MapContent content = new MapContent(subject(), Viewport.around(0, new Grid(new Zoom(36, 1), 600, 100), 16),
                session.frame().revision(), new Chronicle().of(session.frame(), subject().device()),
                new MapContent.Extras(Optional.empty(), Optional.<ChunkRecord.Span>empty(), MapContent.Standing.REAL, Rows.Folding.NONE,
                        List.of(), Set.of(), outlook));
        return outlook.changing(content, content.held());
    }

    /** Between the first and the last step of a merge the snapshot stands in the place of its origin, and is seen under its own name. */
    @Test
    void aSnapshotThatMergesKeepsItsName() {
        session.run("lvconvert --merge vg0/snap1", Act.Source.TYPED).join();
        Act merge = session.frame().history().lastAct().orElseThrow();
        var running = merge.run().steps().stream()
                .filter(step -> merge.after(step).snapshot("vg0-lv0").filter(info -> info.state() == State.MERGING).isPresent())
                .findFirst();
        assertThat(running).isPresent();
        session.look(running.get());
        Facts facts = session.frame().facts();
        assertThat(facts.volume("vg0", "snap1").map(facts::merge)).contains(Facts.Merge.RUNNING);
        assertThat(subject().path()).isEqualTo("vg0/snap1");
        assertThat(subject().originPath()).isEqualTo("vg0/lv0");
    }

    @Test
    void thePaceIsSimulatedTimeOverFirstWrites() {
        var between = Pace.between(session.frame(), "vg0-snap1");
        assertThat(between).isPresent();
        session.run("sleep 10", Act.Source.TYPED).join();
        assertThat(Pace.between(session.frame(), "vg0-snap1").orElseThrow()).isGreaterThan(between.orElseThrow() + 4_000_000_000L);
        session.run("sleep 100", Act.Source.TYPED).join();
        assertThat(Pace.between(session.frame(), "vg0-nothing")).isEmpty();
    }
}
