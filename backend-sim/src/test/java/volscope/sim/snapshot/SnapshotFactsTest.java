package volscope.sim.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.DmKey;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profiles;

/** Facts of dm-snapshot that are easy to get wrong, one by one. */
class SnapshotFactsTest {

    private static final String SNAPSHOT = "0 1024 snapshot 254:0 254:16 PO 8";

    private final Rig rig = new Rig(Profiles.V6_1, 1024, 40);
    private DevNo origin = Rig.DISK;

    @BeforeEach
    void origin() {
        origin = rig.create("origin", "0 1024 snapshot-origin 254:0");
    }

    private DevNo snapshot(String line) {
        rig.suspend("origin");
        DevNo dev = rig.create("snap", line);
        rig.resume("origin");
        return dev;
    }

    private int events() {
        return rig.dm().get(DmKey.name("snap")).eventNr();
    }

    /** Does one request on a machine that is watched, and gives the labels of its steps. */
    private List<String> steps(BioOp op, DevNo dev, long sectors, Set<BioFlag> flags) {
        List<String> labels = new ArrayList<>();
        Kernel watched = Kernel.open(rig.kernel().publish(), (kernel, label) -> labels.add(label));
        Data data = op == BioOp.WRITE ? Data.fill((byte) 'Z', (int) Sectors.toBytes(sectors)) : Data.EMPTY;
        Block block = watched.get(Block.LAYER);
        block.await(block.request(op, dev, 0, sectors, data, flags));
        return labels;
    }

    @Test
    void aLoadWritesTheHeaderAndAResumeStartsTheCopies() {
        rig.dm().control().create("snap", "", OptionalInt.empty());
        rig.load("snap", SNAPSHOT);
        assertThat(rig.kernel().get(Block.LAYER).media().read(Rig.COW_DISK, 0L, 4)).containsExactly('S', 'n', 'A', 'p');
        rig.write(origin, 0, 8, 'A');
        rig.resume("snap");
        assertThat(rig.status("snap")).endsWith(" 16/40 16");
        assertThat(rig.read(rig.dev("snap"), 0, 1)).isEqualTo("A");
        rig.write(origin, 8, 8, 'B');
        assertThat(rig.read(rig.dev("snap"), 8, 1)).isEqualTo(".");
    }

    @Test
    void onlyAWholeChunkWrittenThroughTheSnapshotNeedsNoCopy() {
        DevNo snap = snapshot(SNAPSHOT);
        assertThat(steps(BioOp.WRITE, snap, 8, Set.of())).noneMatch(label -> label.startsWith("read"));
        assertThat(steps(BioOp.WRITE, snap, 7, Set.of())).contains("read 254:0 0+8");
        assertThat(steps(BioOp.WRITE, origin, 8, Set.of())).contains("read 254:0 0+8");
    }

    @Test
    void aFlushOfTheSnapshotGoesToItsStoreAlone() {
        DevNo snap = snapshot(SNAPSHOT);
        assertThat(steps(BioOp.FLUSH, snap, 0, Set.of(BioFlag.PREFLUSH))).contains("flush 254:16").doesNotContain("flush 254:0");
        assertThat(steps(BioOp.FLUSH, origin, 0, Set.of(BioFlag.PREFLUSH))).contains("flush 254:0").doesNotContain("flush 254:16");
    }

    @ParameterizedTest
    @CsvSource({"' 1 discard_zeroes_cow',........", "' 2 discard_zeroes_cow discard_passdown_origin',........"})
    void aDiscardWithoutAnExceptionTakesNoChunk(String features, String shown) {
        DevNo snap = snapshot(SNAPSHOT + features);
        Block block = rig.kernel().get(Block.LAYER);
        block.await(block.request(BioOp.DISCARD, snap, 0, 8, Data.EMPTY, Set.of()));
        assertThat(rig.status("snap")).endsWith(" 16/40 16");
        assertThat(rig.read(snap, 0, 8)).isEqualTo(shown);
    }

    private void overflow(DevNo snap) {
        assertThatThrownBy(() -> rig.write(snap, 0, 32, 'X')).isInstanceOf(ErrnoException.class);
    }

    @Test
    void anOverflowIsNoEventAndAnInvalidationIsOne() {
        DevNo snap = snapshot(SNAPSHOT);
        overflow(snap);
        assertThat(rig.status("snap")).endsWith(" Overflow");
        assertThat(events()).isZero();
        rig.write(origin, 512, 8, 'B');
        assertThat(rig.status("snap")).endsWith(" Invalid");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void anOverflowGoesOverToTheNextTableAndNotToTheNextDevice() {
        DevNo snap = snapshot(SNAPSHOT);
        overflow(snap);
        rig.load("snap", SNAPSHOT);
        rig.resume("snap");
        assertThat(rig.status("snap")).endsWith(" Overflow");
        rig.dm().control().remove(DmKey.name("snap"));
        snapshot(SNAPSHOT);
        assertThat(rig.status("snap")).endsWith(" 40/40 16");
        assertThat(rig.read(rig.dev("snap"), 0, 32)).isEqualTo("X".repeat(24) + ".".repeat(8));
    }

    @ParameterizedTest
    @CsvSource({"N,P,N", "P,N,P", "P,PO,PO", "PO,P,P", "N,PO,N"})
    void aHandoverTakesTheStoreAndLeavesTheOption(String first, String second, String then) {
        snapshot("0 1024 snapshot 254:0 254:16 " + first + " 8");
        rig.load("snap", "0 1024 snapshot 254:0 254:16 " + second + " 8");
        rig.resume("snap");
        assertThat(rig.dm().tables().table(DmKey.name("snap"), volscope.sim.dm.Slot.LIVE)).singleElement()
                .hasToString("0 1024 snapshot 254:0 254:16 " + then + " 8");
    }

    @Test
    void aMergeWhoseSourceWentIsTheOriginAlone() {
        snapshot(SNAPSHOT);
        rig.load("origin", "0 1024 snapshot-merge 254:0 254:16 P 8");
        rig.dm().control().remove(DmKey.name("snap"));
        assertThat(rig.log()).endsWith("device-mapper: snapshots: Cancelling snapshot handover.");
        rig.resume("origin");
        rig.kernel().drain();
        assertThat(rig.log()).endsWith("device-mapper: snapshots: Snapshot is invalid: can't merge");
        rig.write(origin, 3, 2, 'C');
        assertThat(rig.read(origin, 2, 4)).isEqualTo(".CC.");
        assertThat(rig.status("origin")).isEqualTo("0 1024 snapshot-merge Invalid");
    }
}
