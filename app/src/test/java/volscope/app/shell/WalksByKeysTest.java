package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Five walks of a newcomer who has a keyboard and no mouse. */
class WalksByKeysTest extends WalkWindow {
    private static final int MOST_STOPS = 60;

    private final AtomicInteger presses = new AtomicInteger();

    @Override
    public void start(Stage stage) {
        super.start(stage);
        window().scene().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> presses.incrementAndGet());
    }

    @AfterEach
    void noButtonWasPressed() {
        assertThat(presses).hasValue(0);
    }

    private Optional<Node> focused() {
        return Optional.ofNullable(window().scene().getFocusOwner());
    }

    /** Goes from stop to stop until this one has the keys. */
    private void tabTo(String id) {
        int stops = 0;
        while (!focused().filter(node -> id.equals(node.getId())).isPresent()) {
            assertThat(stops++).as("stops on the way to %s, now at %s", id, focused()).isLessThan(MOST_STOPS);
            push(KeyCode.TAB);
            settle();
        }
        System.out.println(stops + " stops to " + id);
    }

    private void type(String... lines) {
        strike(KeyCode.ALT, KeyCode.DIGIT5);
        for (String line : lines) {
            write(line);
            strike(KeyCode.ENTER);
        }
    }

    private void search(String words) {
        strike(KeyCode.CONTROL, KeyCode.K);
        write(words);
        settle();
        see("search");
        strike(KeyCode.ENTER);
        settle();
    }

    /** Presses the button of the form, once it shows what would happen. */
    private void go(String form) {
        await(() -> frame().ghost().isPresent(), "the ghost");
        see(form + "-form");
        strike(KeyCode.ENTER);
    }

    @Test
    void theReportsFailureAndAWayOut() {
        walk("keys-report");
        strike(KeyCode.CONTROL, KeyCode.N);
        see("new", "No volume group yet");
        type("vgcreate -f vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0", "lvcreate -s -L 4M -n snap0 vg0/lv0");
        see("refused", "What would make it work");
        strike(KeyCode.ALT, KeyCode.DIGIT2);
        tabTo("run-WHILE_INACTIVE");
        see("at-the-way");
        strike(KeyCode.ENTER);
        see("way-out", "snap0");
        assertThat(frame().facts().snapshots()).hasSize(1);
    }

    @Test
    void snapshotOverflowUndo() {
        walk("keys-overflow");
        strike(KeyCode.ENTER);
        see("sandbox");
        strike(KeyCode.INSERT);
        go("snapshot");
        see("snapshot", "snap2");
        strike(KeyCode.CONTROL, KeyCode.W);
        see("write");
        push(KeyCode.TAB);
        push(KeyCode.TAB);
        see("write-at-count");
        strike(KeyCode.CONTROL, KeyCode.A);
        write("64");
        go("write");
        see("overflow", "invalid");
        strike(KeyCode.CONTROL, KeyCode.Z);
        see("undone");
        seesNo("invalid");
    }

    @Test
    void mergeWithTheOriginOpen() {
        walk("keys-merge");
        begin("vgcreate vg0 /dev/vda", "lvcreate -L 16M -n lv0 vg0", "mkfs.ext4 -q /dev/vg0/lv0", "mkdir -p /mnt",
                "mount /dev/vg0/lv0 /mnt", "echo old > /mnt/f", "sync", "lvcreate -s -L 8M -n snap1 vg0/lv0", "echo new > /mnt/f", "sync");
        see("open");
        strike(KeyCode.ALT, KeyCode.DIGIT1);
        search("vg0/snap1");
        see("selected");
        strike(KeyCode.ALT, KeyCode.DIGIT1);
        strike(KeyCode.M);
        go("merge");
        see("waits", "waits");
        strike(KeyCode.ALT, KeyCode.DIGIT3);
        push(KeyCode.TAB);
        see("at-umount");
        strike(KeyCode.ENTER);
        see("merged", "Take a snapshot");
        assertThat(frame().facts().volume("vg0", "snap1")).isEmpty();
    }

    @Test
    void aDaxStoreAfterTheFreeze() {
        walk("keys-dax");
        strike(KeyCode.CONTROL, KeyCode.N);
        type("profile dax-full", "vgcreate -f vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0");
        see("volume");
        search("DAX pages");
        see("pages");
        tabTo("pages-next");
        strike(KeyCode.ENTER);
        tabTo("pages-next");
        strike(KeyCode.ENTER);
        see("mapped", "writable");
        strike(KeyCode.INSERT);
        go("snapshot");
        see("read-only", "read only");
        tabTo("pages-store");
        strike(KeyCode.ENTER);
        see("stored", "writable", "page 0, line 0");
        assertThat(frame().facts().snapshots().values()).anyMatch(info -> info.exceptions() > 0);
    }

    @Test
    void aDaxStoreAfterNoFreeze() {
        walk("keys-skip-freeze");
        strike(KeyCode.ENTER);
        search("Check");
        see("check");
        tabTo("check-topics");
        strike(KeyCode.DOWN);
        strike(KeyCode.DOWN);
        strike(KeyCode.DOWN);
        see("mistake", "Suspend without a freeze");
        tabTo("check-play");
        strike(KeyCode.ENTER);
        see("red-mark", "2 rules broken", "2 problems");
    }
}
