package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lab.Lab;
import volscope.app.session.Act;
import volscope.app.session.Selection;
import volscope.model.machine.RevisionId;

/** Each act made by the mouse alone: the terminal shows its line, lvs the result. */
class ActsByMouseTest extends SimulatedWindow {
    private static final List<String> VOLUME = List.of("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0");
    private static final List<String> SNAPSHOT = with(VOLUME, "lvcreate -s -L 8M -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 0 24 B");
    private static final String OPEN = "exec 3< /dev/vg0/lv0";

    private static List<String> with(List<String> lines, String... more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toList();
    }

    private void begin(List<String> lines) {
        open(new Lab("lab", String.join("\n", lines) + "\n", Optional.empty()));
    }

    /** The row of the tree that is called so. */
    private Node row(String name) {
        return below(lookup("#storage").query()).stream()
                .filter(node -> node.getStyleClass().contains("name") && ((Labeled) node).getText().equals(name))
                .findFirst().orElseThrow(() -> new AssertionError("no row " + name));
    }

    /** The name in the row that the tree has selected. */
    private String selectedRow() {
        return lookup("#storage .tree-cell:selected .name").queryLabeled().getText();
    }

    /** Asks for the menu of a row and opens the form of an act. */
    private void choose(String row, String act) {
        rightClickOn(row(row));
        settle();
        clickOn("#storage-" + act);
        settle();
    }

    /** Presses the button of the form, once the form has grown with what it shows. */
    private void press() {
        settle();
        Node button = lookup("#act-run").query();
        await(() -> button.localToScene(button.getBoundsInLocal()).getMaxY() < button.getScene().getHeight(), "the form has its size");
        settle();
        clickOn(button);
        settle();
    }

    private void pick(String field, String word) {
        clickOn("#" + field);
        settle();
        clickOn(word);
        settle();
    }

    /** The line that ran last came from the mouse, and stands in the terminal; typed, it does the same. */
    private void ran(String line) {
        assertThat(frame().history().lastAct()).get().satisfies(act -> {
            assertThat(act.line()).isEqualTo(line);
            assertThat(act.run().exitCode()).as(act.run().text()).isZero();
            assertThat(act.source()).isEqualTo(Act.Source.POINTED);
            RevisionId typed = machines.last().run(act.before(), line).end();
            assertThat(machines.last().difference(frame().revision().id(), typed).isEmpty()).isTrue();
        });
        settle();
        assertThat(words("#terminal")).contains(line);
        assertThat(frame().ghost()).isEmpty();
    }

    private String report(String line) {
        return session.ask(line).join().text().strip().replaceAll(" +", " ");
    }

    private String lvs(String fields) {
        return report("lvs -a --noheadings -o " + fields);
    }

    @Test
    void aFormCoversNothingButItself() {
        begin(VOLUME);
        choose("lv0", "extend");
        assertThat(Window.getWindows().stream().filter(PopupWindow.class::isInstance).map(window -> (Region) window.getScene().getRoot()))
                .isNotEmpty().allMatch(root -> root.getBackground() == null
                        || root.getBackground().getFills().stream().allMatch(fill -> fill.getFill().equals(Color.TRANSPARENT)));
    }

    @Test
    void aVolumeGroupIsMadeOfADevice() {
        begin(List.of());
        choose("vdb", "create-group");
        press();
        ran("vgcreate vg0 /dev/vdb");
        assertThat(report("vgs --noheadings -o vg_name,pv_name")).isEqualTo("vg0 /dev/vdb");
    }

    @Test
    void aVolumeGroupIsMadeOfSeveralDevices() {
        begin(List.of());
        choose("vda", "create-group");
        clickOn(from(lookup("#create-group-word-1")).lookup(".check-box").nth(1).<Node>query());
        press();
        assertThat(frame().facts().groups()).singleElement().satisfies(group -> assertThat(group.physicalVolumes()).hasSize(2));
    }

    @Test
    void aVolumeGroupGetsADevice() {
        begin(VOLUME);
        choose("vg0", "extend-group");
        press();
        assertThat(frame().history().lastAct()).map(Act::line).get().asString().startsWith("vgextend vg0 /dev/");
        assertThat(report("vgs --noheadings -o pv_count")).startsWith("2");
    }

    @Test
    void aVolumeGroupLosesADevice() {
        begin(with(VOLUME, "vgextend vg0 /dev/vdb"));
        choose("vdb", "reduce-group");
        press();
        ran("vgreduce vg0 /dev/vdb");
        assertThat(report("vgs --noheadings -o pv_name")).isEqualTo("/dev/vda");
    }

    @Test
    void aVolumeGroupIsRenamed() {
        begin(VOLUME);
        choose("vg0", "rename-group");
        press();
        ran("vgrename vg0 vg1");
        assertThat(frame().selection()).isEqualTo(new Selection.Group("vg1"));
        assertThat(selectedRow()).isEqualTo("vg1");
        assertThat(lvs("vg_name,lv_name")).isEqualTo("vg1 lv0");
    }

    @Test
    void aVolumeGroupIsDeactivatedAndActivated() {
        begin(VOLUME);
        choose("vg0", "deactivate-group");
        press();
        ran("vgchange -a n vg0");
        assertThat(lvs("lv_active")).isEmpty();
        choose("vg0", "activate-group");
        press();
        ran("vgchange -a y vg0");
        assertThat(lvs("lv_active")).isEqualTo("active");
    }

    @Test
    void aVolumeGroupIsRemovedWithWhatItHolds() {
        begin(VOLUME);
        choose("vg0", "remove-group");
        asks("Do you really want to remove volume group \"vg0\" containing 1 logical volumes?");
        press();
        ran("vgremove -y vg0");
        assertThat(report("vgs")).isEmpty();
    }

    @Test
    void aVolumeIsMade() {
        begin(VOLUME);
        choose("vg0", "create-volume");
        press();
        ran("lvcreate -n lv1 -L 64M vg0");
        assertThat(lvs("lv_name,lv_size,segtype")).contains("lv1 64.00m linear");
    }

    @Test
    void aVolumeIsSpreadOverTwoDevices() {
        begin(with(VOLUME, "vgextend vg0 /dev/vdb"));
        choose("vg0", "create-volume");
        pick("create-volume-stripes", "2");
        press();
        ran("lvcreate -n lv1 -L 64M -i 2 vg0");
        assertThat(lvs("lv_name,segtype,stripes")).contains("lv1 striped 2");
    }

    @Test
    void aSparseVolumeIsMade() {
        begin(VOLUME);
        choose("vg0", "create-sparse");
        press();
        ran("lvcreate --type snapshot -n sparse0 -V 1T -L 64M vg0");
        assertThat(lvs("lv_name,lv_size,origin,origin_size")).contains("sparse0 64.00m [sparse0_vorigin] 1.00t");
        assertThat(row("sparse0")).isNotNull();
    }

    @Test
    void aSnapshotIsTakenOfChunksAndReadOnly() {
        begin(VOLUME);
        choose("lv0", "snapshot");
        pick("snapshot-chunk", "16\u00a0KiB");
        clickOn("#size-all");
        clickOn("#snapshot-expert");
        settle();
        pick("snapshot-permission", "no, read only");
        press();
        ran("lvcreate -s -n snap0 -L 20M -c 16k -p r vg0/lv0");
        assertThat(lvs("lv_name,lv_size,chunk_size,lv_permissions")).contains("snap0 20.00m 16.00k read-only");
    }

    @Test
    void aVolumeIsExtended() {
        begin(VOLUME);
        choose("lv0", "extend");
        press();
        ran("lvextend -L +4M vg0/lv0");
        assertThat(lvs("lv_size")).isEqualTo("20.00m");
    }

    @Test
    void theStoreOfASnapshotIsExtendedFromTheBar() {
        begin(SNAPSHOT);
        clickOn(row("snap1"));
        clickOn("#tool-extend");
        settle();
        Slider by = lookup("#extend-size").queryAs(Slider.class);
        clickOn(by.localToScreen(new Point2D(by.getWidth() / 2, by.getHeight() / 2)));
        double extents = by.getValue();
        assertThat(extents).isGreaterThan(1);
        press();
        ran("lvextend -L +" + 4 * Math.round(extents) + "M vg0/snap1");
        assertThat(lvs("lv_name,lv_size")).contains("snap1 " + (8 + 4 * Math.round(extents)) + ".00m");
    }

    @Test
    void aVolumeIsReduced() {
        begin(VOLUME);
        choose("lv0", "reduce");
        asks("THIS MAY DESTROY YOUR DATA");
        press();
        ran("lvreduce -y -L -4M vg0/lv0");
        assertThat(lvs("lv_size")).isEqualTo("12.00m");
    }

    @Test
    void aVolumeIsResizedAndLvmAsksFirst() {
        begin(List.of("vgcreate vg0 /dev/vda", "lvcreate -L 256M -n lv0 vg0"));
        choose("lv0", "resize");
        Slider size = lookup("#resize-size").queryAs(Slider.class);
        clickOn(size.localToScreen(new Point2D(size.getWidth() / 4, size.getHeight() / 2)));
        double extents = size.getValue();
        assertThat(extents).isBetween(2.0, 60.0);
        asks("Do you really want to reduce vg0/lv0?");
        clickOn("#act-yes");
        press();
        long mib = 4 * Math.round(extents);
        ran("lvresize -L " + mib + "M -y vg0/lv0");
        assertThat(lvs("lv_size")).isEqualTo(mib + ".00m");
    }

    @Test
    void aSnapshotIsMergedAtOnceFromTheBar() {
        begin(SNAPSHOT);
        clickOn(row("snap1"));
        clickOn("#tool-merge");
        await(() -> frame().ghost().isPresent(), "the ghost");
        press();
        ran("lvconvert --merge vg0/snap1");
        assertThat(lvs("lv_name,lv_attr")).isEqualTo("lv0 -wi-a-----");
    }

    @Test
    void aMergeIntoAnOriginInUseWaitsAndIsCalledOff() {
        begin(with(SNAPSHOT, OPEN));
        choose("snap1", "merge");
        press();
        ran("lvconvert --merge vg0/snap1");
        assertThat(lvs("lv_name,lv_attr")).contains("lv0 Owi-aos---").contains("[snap1] Swi-a-s---");
        assertThat(words("#storage")).contains("snap1", "waits");
        choose("snap1", "call-off");
        press();
        assertThat(frame().history().lastAct()).map(Act::line).get().asString().startsWith("vgcfgrestore -y -f ");
        assertThat(lvs("lv_name,lv_attr")).contains("lv0 owi-aos---").contains("snap1 swi-a-s---");
        assertThat(words("#storage")).contains("snap1").doesNotContain("waits");
    }

    @Test
    void aRefreshBeginsTheMergeThatWaits() {
        begin(with(SNAPSHOT, OPEN, "lvconvert --merge vg0/snap1", "exec 3<&-"));
        choose("lv0", "refresh");
        press();
        ran("lvchange --refresh vg0/lv0");
        session.run("sleep 20", Act.Source.TYPED).join();
        assertThat(lvs("lv_name,lv_attr")).isEqualTo("lv0 -wi-a-----");
    }

    @Test
    void aMergeIsLookedAfter() {
        begin(with(SNAPSHOT, OPEN, "lvconvert --merge vg0/snap1", "exec 3<&-", "lvchange -an vg0/lv0", "lvchange -ay --poll n vg0/lv0"));
        choose("lv0", "poll");
        press();
        ran("lvchange --poll y vg0/lv0");
        session.run("sleep 20", Act.Source.TYPED).join();
        assertThat(lvs("lv_name,lv_attr")).isEqualTo("lv0 -wi-a-----");
    }

    @Test
    void aSnapshotIsSplitOffAndCombined() {
        begin(SNAPSHOT);
        choose("snap1", "split");
        asks("Do you really want to split off active logical volume vg0/snap1?");
        press();
        ran("lvconvert -y --splitsnapshot vg0/snap1");
        assertThat(lvs("lv_name,lv_attr")).contains("snap1 -wi-a-----");
        choose("snap1", "combine");
        asks("THIS WILL DESTROY CONTENT OF LOGICAL VOLUME (filesystem etc.)");
        press();
        ran("lvconvert -y -s vg0/lv0 vg0/snap1");
        assertThat(lvs("lv_name,lv_attr,origin")).contains("snap1 swi-a-s--- lv0");
    }

    @Test
    void aSnapshotIsRenamedAndStaysSelected() {
        begin(SNAPSHOT);
        choose("snap1", "rename");
        press();
        ran("lvrename vg0 snap1 snap2");
        assertThat(lvs("lv_name")).contains("snap2").doesNotContain("snap1");
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "snap2"));
        assertThat(selectedRow()).isEqualTo("snap2");
        interact(session::undo);
        settle();
        assertThat(selectedRow()).isEqualTo("snap1");
    }

    @Test
    void aVolumeIsDeactivatedAndActivated() {
        begin(VOLUME);
        choose("lv0", "deactivate");
        press();
        ran("lvchange -a n vg0/lv0");
        assertThat(lvs("lv_active")).isEmpty();
        choose("lv0", "activate");
        press();
        ran("lvchange -a y vg0/lv0");
        assertThat(lvs("lv_active")).isEqualTo("active");
    }

    @Test
    void aSnapshotTakesItsOriginAlongWhenItIsDeactivated() {
        begin(SNAPSHOT);
        choose("snap1", "deactivate");
        asks("Change of snapshot vg0/snap1 will also change its origin vg0/lv0. Proceed?");
        press();
        ran("lvchange -y -a n vg0/snap1");
        assertThat(lvs("lv_active")).isEmpty();
    }

    @Test
    void aVolumeIsMadeReadOnlyAndWritable() {
        begin(VOLUME);
        choose("lv0", "permission");
        press();
        ran("lvchange -p r vg0/lv0");
        assertThat(lvs("lv_permissions")).isEqualTo("read-only");
        choose("lv0", "permission");
        press();
        ran("lvchange -p rw vg0/lv0");
        assertThat(lvs("lv_permissions")).isEqualTo("writeable");
    }

    @Test
    void aSnapshotIsWatchedAndLeft() {
        begin(with(List.of("echo 'activation/monitoring=1' >> /etc/lvm/lvm.conf"), SNAPSHOT.toArray(String[]::new)));
        assertThat(lvs("lv_name,seg_monitor")).contains("snap1 monitored");
        choose("snap1", "monitor");
        press();
        ran("lvchange --monitor n vg0/snap1");
        assertThat(lvs("lv_name,seg_monitor")).contains("snap1 not monitored");
        choose("snap1", "monitor");
        press();
        ran("lvchange --monitor y vg0/snap1");
        assertThat(lvs("lv_name,seg_monitor")).contains("snap1 monitored");
    }

    @Test
    void aSnapshotIsRemoved() {
        begin(SNAPSHOT);
        choose("snap1", "remove");
        asks("Do you really want to remove active logical volume vg0/snap1?");
        press();
        ran("lvremove -y vg0/snap1");
        assertThat(lvs("lv_name")).isEqualTo("lv0");
    }

    @Test
    void anOriginIsRemovedWithItsSnapshots() {
        begin(with(SNAPSHOT, "lvcreate -s -L 4M -n snap2 vg0/lv0"));
        choose("lv0", "remove");
        asks("Do you really want to remove active origin logical volume vg0/lv0 with 2 snapshots(s)?");
        press();
        ran("lvremove -y vg0/lv0");
        assertThat(lvs("lv_name")).isEmpty();
    }

    @Test
    void withoutTheAnswerTheTerminalAsks() {
        begin(SNAPSHOT);
        choose("snap1", "remove");
        asks("Do you really want to remove active logical volume vg0/snap1?");
        clickOn("#act-yes");
        press();
        assertThat(frame().history().lastAct()).map(Act::line).contains("lvremove vg0/snap1");
        clickOn("#answer-y");
        settle();
        assertThat(lvs("lv_name")).isEqualTo("lv0");
    }

    @Test
    void theMachineRebootsAndLosesItsPower() {
        begin(VOLUME);
        choose("Physical volumes", "reboot");
        press();
        ran("reboot");
        assertThat(lvs("lv_active")).isEqualTo("active");
        choose("Physical volumes", "crash");
        pick("crash-word-0", "all");
        press();
        ran("crash all");
        assertThat(lvs("lv_active")).isEqualTo("active");
    }

    /** Waits until the form shows what lvm asks. */
    private void asks(String question) {
        await(() -> lookup("#act-question").queryLabeled().getText().contains(question), question);
    }

    private static void await(Callable<Boolean> condition, String what) {
        try {
            WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError(what, e);
        }
    }
}
