package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;

/** Five walks of a newcomer who has a mouse and no keyboard. */
class WalksByMouseTest extends WalkWindow {
    private final AtomicInteger keys = new AtomicInteger();

    @Override
    public void start(Stage stage) {
        super.start(stage);
        window().scene().addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.incrementAndGet());
    }

    @AfterEach
    void noKeyWasPressed() {
        assertThat(keys).hasValue(0);
    }

    private void hit(String what) {
        click(() -> lookup(what).query());
    }

    /** Presses a line that the details offer. */
    private void offered(String line) {
        await(() -> offers(line).findAny().isPresent(), line);
        click(() -> offers(line).findFirst().orElseThrow());
    }

    private Stream<Node> offers(String line) {
        return from(lookup("#details")).lookup(".run-line").queryAll().stream()
                .filter(node -> ((Labeled) node).getText().equals(line));
    }

    private void newMachine() {
        hit("#menu");
        hit("File");
        see("menu");
        hit("#menu-file-new");
    }

    private void choose(String row, String act) {
        click(() -> row(row));
        rightClickOn(row(row));
        settle();
        see(act + "-menu");
        hit("#storage-" + act);
    }

    /** Presses the button of the form, once the form has grown with what it shows. */
    private void go(String form) {
        settle();
        Node button = lookup("#act-run").query();
        await(() -> button.localToScene(button.getBoundsInLocal()).getMaxY() < button.getScene().getHeight(), "the form has its size");
        await(() -> frame().ghost().isPresent(), "the ghost");
        see(form + "-form");
        click(() -> button);
    }

    @Test
    void theReportsFailureAndAWayOut() {
        walk("mouse-report");
        newMachine();
        see("new", "No volume group yet");
        choose("pmem0", "create-group");
        go("create-group");
        see("group", "vg0");
        choose("vg0", "create-volume");
        go("create-volume");
        see("volume", "lv0");
        click(() -> row("lv0"));
        hit("#tool-snapshot");
        go("snapshot");
        see("refused", "What would make it work");
        hit("#run-WHILE_INACTIVE");
        see("way-out", "snap0");
        assertThat(frame().facts().snapshots()).hasSize(1);
    }

    @Test
    void snapshotOverflowUndo() {
        walk("mouse-overflow");
        hit("#sandbox-tiny");
        see("sandbox");
        hit("#tool-snapshot");
        go("snapshot");
        see("snapshot", "snap2");
        hit("#tool-write");
        see("write");
        TextField count = lookup("#write-count").query();
        interact(() -> count.setText("64"));
        go("write");
        see("overflow", "invalid");
        hit("#undo");
        see("undone");
        seesNo("invalid");
    }

    @Test
    void mergeWithTheOriginOpen() {
        walk("mouse-merge");
        begin("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "mkfs.ext4 -q /dev/vg0/lv0", "mkdir -p /mnt",
                "mount /dev/vg0/lv0 /mnt", "echo old > /mnt/f", "sync", "lvcreate -s -L 8M -n snap1 vg0/lv0", "echo new > /mnt/f", "sync");
        see("open");
        click(() -> row("snap1"));
        see("selected");
        hit("#tool-merge");
        go("merge");
        see("waits", "waits");
        click(() -> row("lv0"));
        see("lv0", "umount /mnt");
        offered("umount /mnt");
        see("unmounted");
        offered("lvchange -an vg0/lv0 && lvchange -ay vg0/lv0");
        see("merged", "Take a snapshot");
        assertThat(frame().facts().volume("vg0", "snap1")).isEmpty();
    }

    @Test
    void aDaxStoreAfterTheFreeze() {
        walk("mouse-dax");
        newMachine();
        hit("#world-designed");
        see("designed", "designed, not shipped");
        choose("pmem0", "create-group");
        go("create-group");
        choose("vg0", "create-volume");
        go("create-volume");
        hit("#tab-pages");
        see("pages");
        hit("#pages-next");
        see("mounted");
        hit("#pages-next");
        see("mapped", "writable");
        click(() -> row("lv0"));
        hit("#tool-snapshot");
        go("snapshot");
        see("frozen");
        hit("#tab-pages");
        see("read-only", "read only");
        hit("#pages-store");
        see("stored", "writable", "page 0, line 0");
        assertThat(frame().facts().snapshots().values()).anyMatch(info -> info.exceptions() > 0);
    }

    @Test
    void aDaxStoreAfterNoFreeze() {
        walk("mouse-skip-freeze");
        hit("#sandbox-tiny");
        hit("#tab-check");
        see("check");
        hit("Suspend without a freeze");
        see("mistake");
        hit("#check-play");
        see("red-mark", "2 rules broken", "2 problems");
    }
}
