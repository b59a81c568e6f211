package volscope.app.view.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import volscope.app.session.Act;
import volscope.app.session.ActEvents;
import volscope.app.session.Policy;
import volscope.app.session.Session;
import volscope.app.session.WriteLog;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.SnapshotInfo;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** What is foretold, and replayed, is what the machine does. */
class ProspectTest {
    private static final String SNAPSHOT = "vg0-snap1";

    private Session after(List<String> lines) {
        Session session = new Session(new SimulatedMachines(MachineRecording.STEPS, 1), Runnable::run, InstantSource.system());
        lines.forEach(line -> assertThat(session.run(line, Act.Source.TYPED).join().exitCode()).as(line).isZero());
        return session;
    }

    private static List<String> lines(int chunkKib) {
        return List.of("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "sec w /dev/vg0/lv0 0 2048 A",
                "lvcreate -s -L 4M -c " + chunkKib + "k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 16 1200 B", "sleep 5",
                "sec w /dev/vg0/lv0 8 16 C", "sec w /dev/vg0/snap1 30000 24 D");
    }

    private static SnapshotInfo info(Session session) {
        return session.frame().revision().snapshot(SNAPSHOT).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"4", "8", "16", "64", "128"})
    void aReplayCountsWhatTheMachineCountsWithThatSize(int chunkKib) {
        Session four = after(lines(4));
        Session other = after(lines(chunkKib));
        Past.Replay replay = Past.of(four.frame(), SNAPSHOT, "vg0-lv0", new ActEvents()).replays(info(four)).stream()
                .filter(each -> each.chunkBytes() == chunkKib * 1024L).findFirst().orElseThrow();
        assertThat(replay.exceptions()).isEqualTo(info(other).exceptions());
        assertThat(replay.room() - replay.exceptions()).isEqualTo(info(other).writesLeft());
        assertThat(replay.fullAfter()).isNegative();
        assertThat(replay.touched()).isEqualTo((1208 + 24) * 512);
    }

    @Test
    void writesSinceTheSnapshotAloneCount() {
        Session session = after(lines(4));
        Past past = Past.of(session.frame(), SNAPSHOT, "vg0-lv0", new ActEvents());
        assertThat(past.writes()).extracting(WriteLog.Write::from).doesNotContain(0L);
        long now = session.frame().revision().nanos();
        long since = past.points().getFirst().nanos();
        assertThat((now - since) / past.writeNanos(8, now, since)).isCloseTo(150 + 2 + 3, within(2.0));
        assertThat(past.points().getLast().used()).isEqualTo(info(session).allocatedSectors() * 512);
    }

    @ParameterizedTest
    @EnumSource
    void aPatternTakesLongerForMore(Pattern pattern) {
        Pattern.Known known = new Pattern.Known(1000, 100, 2e9, 1e9);
        assertThat(pattern.nanos(0, known)).isZero();
        assertThat(pattern.nanos(100, known)).isLessThan(pattern.nanos(500, known)).isPositive();
        assertThat(pattern.nanos(901, known)).isInfinite();
    }

    @Test
    void patternsKeepTheirOrder() {
        Pattern.Known known = new Pattern.Known(1000, 100, 2e9, 1e9);
        assertThat(Pattern.AS_NOW.nanos(300, known)).isEqualTo(600e9);
        assertThat(Pattern.SEQUENTIAL.nanos(300, known)).isEqualTo(300e9);
        assertThat(Pattern.RANDOM.nanos(300, known)).isCloseTo(1000 * Math.log(900.0 / 600) * 1e9, within(1e6));
        assertThat(Pattern.HOT.nanos(300, known)).isGreaterThan(Pattern.RANDOM.nanos(300, known));
    }

    private LogicalVolumeInfo snapshot(Session session) {
        return session.frame().facts().volume("vg0", "snap1").orElseThrow();
    }

    /** The line that writes the file is run; then the store grows by itself, as far and as often as was foretold. */
    @Test
    void growingByItselfIsForetold() {
        Session session = after(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 8M -c 4k -n snap1 vg0/lv0"));
        Policy stands = Policy.of(session.frame().revision());
        assertThat(stands).isEqualTo(new Policy(0, 100, 20));
        Policy wanted = stands.watched().at(70).by(30);
        String line = wanted.line(stands, session.frame().revision());
        assertThat(session.run(line, Act.Source.POINTED).join().exitCode()).as(line).isZero();
        assertThat(Policy.of(session.frame().revision())).isEqualTo(wanted);
        Policy lower = wanted.at(60);
        assertThat(session.run(lower.line(wanted, session.frame().revision()), Act.Source.POINTED).join().exitCode()).isZero();
        assertThat(Policy.of(session.frame().revision())).isEqualTo(lower);
        assertThat(session.run("lvchange --monitor y vg0/snap1", Act.Source.POINTED).join().exitCode()).isZero();
        var group = session.frame().facts().group("vg0").orElseThrow();
        Prospect prospect = Prospect.of(new Prospect.Asked(info(session), group.extentBytes(), group.freeExtents(), Long.MAX_VALUE / 4),
                Pattern.SEQUENTIAL, new Pattern.Known(16384, 0, 1e8, 1e8), lower);
        assertThat(prospect.steps().getFirst().from()).isEqualTo(8 << 20);
        long chunks = prospect.steps().getFirst().used() / 4096;
        assertThat(session.run("sec w /dev/vg0/lv0 0 " + (chunks - 8) * 8 + " B", Act.Source.TYPED).join().exitCode()).isZero();
        session.run("sleep 11", Act.Source.TYPED).join();
        assertThat(snapshot(session).bytes()).isEqualTo(8 << 20);
        session.run("sec w /dev/vg0/lv0 " + (chunks - 8) * 8 + " 96 B", Act.Source.TYPED).join();
        session.run("sleep 11", Act.Source.TYPED).join();
        assertThat(snapshot(session).bytes()).isEqualTo(prospect.steps().getFirst().to());
    }

    @Test
    void aStepThatDoesNotFitIsTold() {
        Session session = after(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 64M -n lv0 vg0", "lvcreate -s -L 8M -c 4k -n snap1 vg0/lv0"));
        Pattern.Known known = new Pattern.Known(16384, 0, 1e8, 1e8);
        assertThat(Prospect.of(new Prospect.Asked(info(session), 4 << 20, 1, Long.MAX_VALUE / 4), Pattern.AS_NOW, known,
                new Policy(1, 70, 60)).end()).isEqualTo(Prospect.End.NO_SPACE);
        Prospect twice = Prospect.of(new Prospect.Asked(info(session), 4 << 20, 2, Long.MAX_VALUE / 4), Pattern.AS_NOW, known,
                new Policy(1, 70, 20));
        assertThat(twice.steps()).extracting(Prospect.Step::to).containsExactly(12L << 20, 16L << 20);
        assertThat(twice.end()).isEqualTo(Prospect.End.NO_SPACE);
        assertThat(Prospect.of(new Prospect.Asked(info(session), 4 << 20, 100, Long.MAX_VALUE / 4), Pattern.AS_NOW, known,
                new Policy(1, 70, 20)).end()).isEqualTo(Prospect.End.LASTS);
        assertThat(Prospect.of(new Prospect.Asked(info(session), 4 << 20, 100, Long.MAX_VALUE / 4), Pattern.AS_NOW,
                new Pattern.Known(16384, 0, 1e5, 1e5), new Policy(1, 70, 20)).end()).isEqualTo(Prospect.End.TOO_LATE);
    }

    @Test
    void nothingIsForetoldOfADeadSnapshot() {
        Session session = after(List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -L 64k -n lv0 vg0", "lvcreate -s -L 12k -n snap1 vg0/lv0",
                "sec w /dev/vg0/lv0 0 16 B"));
        assertThat(info(session).state()).isEqualTo(SnapshotInfo.State.INVALID);
        Prospect none = Prospect.of(new Prospect.Asked(info(session), 4096, 100, Long.MAX_VALUE / 4), Pattern.AS_NOW,
                new Pattern.Known(16, 2, 1e8, 1e8), new Policy(1, 70, 20));
        assertThat(none).isEqualTo(new Prospect(OptionalLong.empty(), List.of(), Prospect.End.NEVER));
    }
}
