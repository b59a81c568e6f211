package volscope.app.view.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.session.Act;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.view.compare.Comparison.Kind;
import volscope.app.view.compare.Comparison.Range;
import volscope.model.machine.Difference;
import volscope.model.machine.Revision;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** What the comparison finds by tables equals what reading every chunk finds. */
class ComparerTest {
    private static final List<String> LINES = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 4M -n lv0 vg0", "sec w /dev/vg0/lv0 0 8192 A",
            "lvcreate -s -L 4M -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 80 40 B", "sec w /dev/vg0/lv0 400 8 A",
            "sec w /dev/vg0/snap1 160 16 C", "lvcreate -s -L 4M -c 8k -n snap2 vg0/lv0", "sec w /dev/vg0/lv0 160 8 D",
            "sec w /dev/vg0/snap2 88 8 E", "lvchange -an vg0/lv0", "lvchange -ay vg0/lv0");

    private final Session session = new Session(new SimulatedMachines(MachineRecording.STEPS, 1), Runnable::run, InstantSource.system());

    ComparerTest() {
        LINES.forEach(line -> assertThat(session.run(line, Act.Source.TYPED).join().exitCode()).as(line).isZero());
    }

    private Revision after(int line) {
        Track track = Track.of(session.frame().history());
        return session.revision(track.at(track.legs().get(line).end()));
    }

    private Comparison compare(String one, int oneLine, String other, int otherLine) {
        Side a = new Side(one, "vg0-" + one, after(oneLine));
        Side b = new Side(other, "vg0-" + other, after(otherLine));
        List<Difference.Extent> written = session.difference(a.at().id(), b.at().id()).join().written();
        return new Comparer(a, b, written, session.frame().history()).compare(() -> false).orElseThrow();
    }

    private static List<Long> chunks(Comparison comparison) {
        List<Long> chunks = new ArrayList<>();
        comparison.ranges().forEach(range -> {
            for (long chunk = range.from(); chunk < range.to(); chunk++) {
                chunks.add(chunk);
            }
        });
        return chunks;
    }

    private static List<Long> byReading(Comparison comparison) {
        List<Long> chunks = new ArrayList<>();
        int length = (int) comparison.chunkBytes();
        for (long chunk = 0; chunk < comparison.chunks(); chunk++) {
            byte[] one = comparison.a().at().bytes(comparison.a().device(), chunk * length, length).orElseThrow();
            byte[] other = comparison.b().at().bytes(comparison.b().device(), chunk * length, length).orElseThrow();
            if (!Arrays.equals(one, other)) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    @ParameterizedTest
    @CsvSource({"lv0,11,snap1,11", "snap1,11,lv0,11", "lv0,11,snap2,11", "snap1,11,snap2,11", "lv0,2,lv0,11", "lv0,11,lv0,4",
        "snap1,3,snap1,11", "lv0,5,snap1,11", "snap2,7,snap1,6"})
    void whatDiffersIsWhatReadingAllFinds(String one, int oneLine, String other, int otherLine) {
        Comparison comparison = compare(one, oneLine, other, otherLine);
        assertThat(chunks(comparison)).isEqualTo(byReading(comparison));
        assertThat(comparison.chunks() * comparison.chunkBytes()).isEqualTo(4 << 20);
    }

    @Test
    void whoRewroteAChunkIsTold() {
        assertThat(compare("lv0", 11, "snap1", 11).ranges()).containsExactly(new Range(10, 15, Kind.ONLY_A),
                new Range(20, 21, Kind.BOTH), new Range(21, 22, Kind.ONLY_B));
        assertThat(compare("lv0", 4, "lv0", 11).ranges()).containsExactly(new Range(20, 21, Kind.ONLY_B));
        assertThat(compare("lv0", 11, "snap1", 11).swapped().ranges()).isEqualTo(compare("snap1", 11, "lv0", 11).ranges());
        assertThat(compare("lv0", 11, "snap1", 11).counts()).containsEntry(Kind.ONLY_A, 5L).containsEntry(Kind.BOTH, 1L)
                .containsEntry(Kind.ONLY_B, 1L).containsEntry(Kind.UNREAD, 0L);
    }

    @Test
    void whatIsNotThereIsNotCompared() {
        Side a = new Side("lv0", "vg0-lv0", after(2));
        Side b = new Side("snap1", "vg0-snap1", after(2));
        assertThat(new Comparer(a, b, List.of(), session.frame().history()).compare(() -> false)).isEmpty();
    }

    @Test
    void aWishThatIsGoneStopsIt() {
        Side a = new Side("lv0", "vg0-lv0", after(11));
        Side b = new Side("snap1", "vg0-snap1", after(11));
        AtomicLong asked = new AtomicLong();
        Optional<Comparison> none = new Comparer(a, b, List.of(), session.frame().history()).compare(() -> asked.incrementAndGet() > 0);
        assertThat(none).isEmpty();
        assertThat(asked).hasValue(1);
    }
}
