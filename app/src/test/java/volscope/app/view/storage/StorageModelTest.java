package volscope.app.view.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.app.fake.FakeLabs;
import volscope.app.session.Act;
import volscope.app.session.Session;
import volscope.model.machine.SnapshotInfo;

class StorageModelTest {
    private final Session session = new Session(new FakeLabs(), Runnable::run, InstantSource.fixed(Instant.EPOCH));

    private List<StorageNode> after(String... lines) {
        for (String line : lines) {
            session.run(line, Act.Source.TYPED).join();
        }
        return StorageModel.tree(session.frame());
    }

    private static StorageFilter filter(String text) {
        return ((StorageFilter.Reading.Found) StorageFilter.of(text, 0)).filter();
    }

    @Test
    void aBareMachineShowsItsHardware() {
        List<StorageNode> roots = after();
        assertThat(roots).singleElement().extracting(StorageNode::row).isEqualTo(new StorageRow.Hardware());
        assertThat(roots.getFirst().children()).hasSize(4);
    }

    @Test
    void hardwareThatNoGroupHasIsFoldedAway() {
        List<StorageNode> hardware = after("vgcreate vg0 /dev/vda").getLast().children();
        assertThat(hardware).extracting(StorageNode::row).first().isInstanceOfSatisfying(StorageRow.Disk.class,
                disk -> assertThat(disk.name()).isEqualTo("vda"));
        assertThat(hardware).hasSize(2).extracting(StorageNode::row).last().isEqualTo(new StorageRow.Unused(3));
        assertThat(hardware.getLast().children()).hasSize(3);
    }

    @Test
    void whatIsLookedForIsKeptWithWhatItStandsUnder() {
        List<StorageNode> roots = after("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0");
        List<StorageNode> found = StorageNode.filter(roots, filter("SNAP"));
        assertThat(found).singleElement().satisfies(group -> assertThat(group.children()).singleElement()
                .satisfies(volume -> assertThat(volume.children()).singleElement()
                        .satisfies(node -> assertThat(node.row().searched()).isEqualTo("snap0"))));
        assertThat(StorageNode.filter(roots, filter("nothing of the kind"))).isEmpty();
    }

    @Test
    void snapshotsStandUnderTheirOrigin() {
        List<StorageNode> roots = after("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0",
                "sec w /dev/vg0/lv0 0 8 B");
        StorageNode lv0 = roots.getFirst().children().getFirst();
        assertThat(lv0.row()).isInstanceOfSatisfying(StorageRow.Volume.class, row -> assertThat(row.snapshots()).isEqualTo(1));
        assertThat(lv0.children()).singleElement().extracting(StorageNode::row).isInstanceOfSatisfying(StorageRow.Snapshot.class,
                row -> assertThat(row.fill())
                        .isEqualTo(new StorageRow.Fill.Known(24, 8192, 1, 1018, SnapshotInfo.State.ACTIVE)));
    }

    @Test
    void whatALineWouldMakeStandsWhereItIs() {
        List<StorageNode> before = after("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0");
        session.foresee("lvcreate -s -n snap0 vg0/lv0").join();
        List<StorageNode> tree = StorageModel.tree(session.frame());
        StorageNode group = tree.getFirst();
        assertThat(group.standing()).isEqualTo(StorageNode.Standing.CHANGING);
        assertThat(group.was()).isEqualTo(before.getFirst().row());
        assertThat(group.row()).isNotEqualTo(group.was());
        assertThat(group.children()).singleElement().satisfies(volume -> assertThat(volume.children()).singleElement()
                .satisfies(node -> assertThat(node.standing()).isEqualTo(StorageNode.Standing.COMING)));
        assertThat(tree.getLast().standing()).isEqualTo(StorageNode.Standing.REAL);
    }

    @Test
    void aDeviceThatAGroupWouldTakeStaysWhereItIs() {
        after();
        session.foresee("vgcreate vg0 /dev/vda").join();
        List<StorageNode> tree = StorageModel.tree(session.frame());
        assertThat(tree.getFirst().standing()).isEqualTo(StorageNode.Standing.COMING);
        assertThat(tree.getLast().children()).hasSize(4).extracting(StorageNode::standing).doesNotContain(StorageNode.Standing.GOING,
                StorageNode.Standing.COMING);
    }

    @Test
    void whatARefusalLeavesBehindIsMarked() {
        List<StorageNode> roots = after("vgcreate vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -n snap0 vg0/lv0");
        assertThat(roots.getFirst().children()).extracting(node -> ((StorageRow.Volume) node.row()).state())
                .containsExactly(StorageRow.State.USUAL, StorageRow.State.LEFT_OVER);
    }

    @ParameterizedTest
    @CsvSource({"P,16,8192,1019", "P,2064,8192,763", "P,2072,8192,763", "P,8192,8192,0", "N,0,8192,1024", "N,8,8192,1023", "P,16,16,0",
        "P,16,24,1"})
    void aStoreSpendsAChunkOnEachMetadataArea(String type, long used, long total, long left) {
        SnapshotInfo info = new SnapshotInfo("o", "s", type, 8, 100, 0, 0, used, total, 0, SnapshotInfo.State.ACTIVE);
        assertThat(info.writesLeft()).isEqualTo(left);
    }

    /** So that a line costs what it changes: the tree looks no further where it gets the node that it has. */
    @Test
    void rowsThatStayAreTheNodesTheyWere() {
        List<StorageNode> before = after("vgcreate vg0 /dev/vda", "lvcreate -L 128M -n lv0 vg0");
        session.foresee("lvcreate -s -n snap0 vg0/lv0").join();
        List<StorageNode> foreseen = StorageModel.tree(session.frame(), before);
        assertThat(foreseen.getFirst()).isNotEqualTo(before.getFirst());
        assertThat(foreseen.getLast()).isSameAs(before.getLast());
        session.forget();
        List<StorageNode> next = after("lvcreate -s -n snap0 vg0/lv0");
        List<StorageNode> kept = StorageNode.keeping(next, before);
        assertThat(kept).isEqualTo(next);
        assertThat(kept.getFirst()).isNotEqualTo(before.getFirst());
        assertThat(kept.getLast()).isSameAs(before.getLast()).isNotSameAs(next.getLast());
        assertThat(StorageNode.keeping(StorageModel.tree(session.frame()), kept)).isSameAs(kept);
        List<StorageNode> written = StorageNode.keeping(after("sec w /dev/vg0/lv0 0 8 B"), kept);
        assertThat(written).isEqualTo(StorageModel.tree(session.frame())).isNotEqualTo(kept);
    }
}
