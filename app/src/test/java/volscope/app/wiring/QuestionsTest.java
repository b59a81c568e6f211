package volscope.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.session.Selection;
import volscope.app.view.TsvTable;
import volscope.app.window.OpenWindow;
import volscope.model.event.Event;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Run;
import volscope.model.machine.SnapshotInfo;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** Ten questions that people bring, each on a lab that raises it: the answer is there in two clicks at most, and is what the machine does. */
class QuestionsTest extends OpenWindow {
    private static final int MOST_CLICKS = 2;

    private int clicks;

    QuestionsTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    @AfterEach
    void twoClicksAtMost() {
        System.out.println("clicks: " + clicks);
        assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);
    }

    private void open(String lab) {
        try (InputStream in = Objects.requireNonNull(QuestionsTest.class.getResourceAsStream("/volscope/questions/" + lab + ".lab"), lab)) {
            run(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void click(String volume) {
        clicks++;
        select(volume);
    }

    private void press(String id) {
        clicks++;
        fire(id);
    }

    /** The sentences of the details. */
    private List<String> details() {
        return sentences("#details");
    }

    private List<String> sentences(String within) {
        return from(lookup(within)).lookup(".marked").queryAll().stream().map(node -> ((TextFlow) node).getChildren().stream()
                .map(part -> ((Text) part).getText()).collect(Collectors.joining())).toList();
    }

    private Stream<Button> lines() {
        return from(lookup("#details")).lookup(".run-line").queryAll().stream().map(Button.class::cast);
    }

    private List<String> offered() {
        return lines().map(Labeled::getText).toList();
    }

    private Run ask(String line) {
        return session.ask(line).join();
    }

    private SnapshotInfo info(String device) {
        return Objects.requireNonNull(frame().facts().snapshots().get(device), device);
    }

    @Test
    void whatFilledItWhenIsItFullWillSomethingExtendIt() {
        open("01-full");
        click("vg0/snap1");
        SnapshotInfo now = info("vg0-snap1");
        assertThat(details()).anyMatch(words -> words.startsWith("sec w /dev/vg0/lv0 80000 3200 E: 400 copies, "))
                .anyMatch(words -> words.startsWith("Full after " + now.writesLeft() + " more first writes, in "))
                .contains("Nothing extends it: snapshot_autoextend_threshold is 100.");
        assertThat(ask("lvextend --use-policies vg0/snap1").text()).doesNotContain("changed from");
        var track = volscope.app.session.Track.of(frame().history());
        var leg = track.legs().stream().filter(each -> each.act().line().endsWith("3200 E")).findFirst().orElseThrow();
        assertThat(session.revision(track.at(leg.end())).snapshot("vg0-snap1").orElseThrow().exceptions()
                - session.revision(track.at(leg.after())).snapshot("vg0-snap1").orElseThrow().exceptions()).isEqualTo(400);
    }

    @Test
    void theSameStandsThereForAChunkOfIt() {
        open("01-full");
        session.select(new Selection.Chunk("vg0-snap1", 3));
        settle();
        press("#tab-details");
        List<String> ofChunk = details();
        click("vg0/snap1");
        assertThat(ofChunk).isNotEmpty().isEqualTo(details());
    }

    @Test
    void isMyOriginAllRightAndWhatKilledTheSnapshot() {
        open("02-invalid");
        click("data/night");
        assertThat(details()).contains("home is all right. It holds all that was written to it.")
                .anyMatch(words -> words.startsWith("night can’t be read any more"))
                .anyMatch(words -> words.startsWith("sec w /dev/data/home 32 16 C killed it: "));
        assertThat(ask("dd if=/dev/data/home of=/dev/null bs=4k count=16").exitCode()).isZero();
        assertThat(ask("dd if=/dev/data/night of=/dev/null bs=4k count=1").exitCode()).isNotZero();
        Hyperlink time = from(lookup("#details")).lookup(".time").queryAs(Hyperlink.class);
        clicks++;
        interact(time::fire);
        settle();
        assertThat(frame().revision().events()).anyMatch(
                event -> event instanceof Event.SnapshotInvalidated(String snapshot, String reason) && snapshot.equals("data-night"));
    }

    @Test
    void whyWillItNotMountAndWhichOptionsAreSafe() {
        open("03-mount");
        click("data/night");
        assertThat(details()).contains("night has the same UUID as home, which is mounted at /mnt: xfs refuses it without nouuid.")
                .contains("A snapshot has no direct_access, so night mounts without DAX.");
        assertThat(ask("mkdir -p /b && mount -o ro /dev/data/night /b").exitCode()).isNotZero();
        String line = offered().stream().filter(words -> words.contains("mount -o ro,nouuid")).findFirst().orElseThrow();
        assertThat(ask(line).exitCode()).isZero();
    }

    @Test
    void isTheRollbackDoneRunningOrWaiting() {
        open("04-merge");
        click("data/night");
        assertThat(details()).contains("Waiting. night is given back to home once home is activated anew.")
                .contains("home is held by the mount at /mnt.").contains("What is written to home until then is lost: night replaces it.")
                .contains(String.format("night can still overflow: %,d first writes fit. An invalid snapshot can’t be given back.",
                        info("data-night").writesLeft()));
        List<String> ways = offered();
        assertThat(ask("lvremove -f data/night").exitCode()).isNotZero();
        ways.stream().filter(line -> line.startsWith("umount") || line.startsWith("lvchange")).forEach(line -> run(List.of(line)));
        assertThat(frame().facts().merging()).isEmpty();
        assertThat(frame().facts().snapshots()).isEmpty();
    }

    @Test
    void whatHasItOpen() {
        open("05-held");
        click("data/home");
        assertThat(words("#details")).contains("home is open once");
        assertThat(details()).contains("upper stands on it");
        assertThat(ask("dmsetup info -c --noheadings -o open data-home").text().strip()).isEqualTo("1");
        assertThat(ask("lvremove -f data/home").exitCode()).isNotZero();
        run(List.of("dmsetup remove upper"));
        assertThat(details()).doesNotContain("upper stands on it");
    }

    @Test
    void whatGoesWithIt() throws Exception {
        open("06-goes");
        int acts = frame().history().acts().size();
        interact(() -> {
            TextField line = lookup("#command-line").queryAs(TextField.class);
            line.requestFocus();
            line.setText("lvremove data/home");
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> frame().ghost().isPresent());
        settle();
        assertThat(details()).contains("home goes.", "one goes.", "two goes.", "three goes.");
        assertThat(sentences("#status")).anyMatch(words -> words.startsWith("lvremove: "));
        assertThat(frame().history().acts()).hasSize(acts);
        assertThat(session.foresee("lvremove -y data/home").join().facts().volumes()).isEmpty();
        interact(() -> lookup("#command-line").queryAs(TextField.class).clear());
        settle();
        assertThat(frame().ghost()).isEmpty();
    }

    @Test
    void whichLayerTookDaxAway() {
        open("07-dax");
        press("#tab-stack");
        assertThat(seen("#stack")).contains("DAX ends", "DAX");
        MappedDeviceInfo origin = frame().facts().device("data-home").orElseThrow();
        assertThat(origin.dax()).isEqualTo(volscope.model.machine.DaxState.NO);
        assertThat(frame().facts().device("data-home-real").orElseThrow().dax()).isEqualTo(volscope.model.machine.DaxState.YES);
        assertThat(origin.live().getFirst()).contains("snapshot-origin");
    }

    @Test
    void mayIResizeNow() {
        open("08-resize");
        click("data/home");
        assertThat(details()).contains("Not now. home is active and has snapshots; lvm refuses until it is inactive.",
                "A merge gives home back the content it had and keeps the size, now 64\u00a0MiB. A file system that was grown then ends "
                        + "earlier.");
        assertThat(ask("lvextend -L +4M data/home").exitCode()).isNotZero();
        Button first = lines().filter(line -> line.getText().equals("lvchange -an data/home")).findFirst().orElseThrow();
        clicks++;
        interact(first::fire);
        settle();
        assertThat(details()).contains("Yes. home is inactive, so lvm resizes it.");
        assertThat(ask("lvextend -L +4M data/home").exitCode()).isZero();
        runAll(List.of("lvextend -L +4M data/home", "lvchange -ay data/home", "lvconvert --merge data/night"));
        assertThat(frame().facts().volume("data", "home").orElseThrow().bytes()).isEqualTo(68 << 20);
        assertThat(frame().facts().volume("data", "night")).isEmpty();
    }

    @Test
    void whatIsLeftOver() {
        open("09-left");
        session.select(new Selection.None());
        settle();
        assertThat(words("#details")).contains("LVM and the kernel disagree");
        assertThat(details()).contains("other-plain is suspended: whoever writes to it waits.",
                "other-plain has a table that was loaded and never used: 0 32768 linear 254:0 4096",
                "night is what a refused snapshot left: a plain volume.");
        List<String> ways = offered();
        assertThat(ways).containsExactly("dmsetup resume other-plain", "dmsetup clear other-plain", "lvremove -f data/night");
        run(List.of(ways.get(1), ways.get(0), ways.get(2)));
        assertThat(words("#details")).doesNotContain("LVM and the kernel disagree");
        assertThat(frame().facts().devices()).allMatch(device -> device.suspended() == MappedDeviceInfo.Suspension.RUNNING)
                .allMatch(device -> device.inactive().isEmpty());
        assertThat(frame().facts().volume("data", "night")).isEmpty();
    }

    @Test
    void howLargeShouldTonightsSnapshotBe() {
        open("10-tonight");
        press("#tab-forecast");
        TsvTable<?> replays = (TsvTable<?>) Objects.requireNonNull(lookup("#forecast-replays").<Node>query());
        List<String> rows = replays.tsv().lines().toList();
        assertThat(rows).hasSize(9);
        assertThat(rows.get(1)).startsWith("4\u00a0KiB\t16,384\t" + info("data-night").exceptions() + "\t");
        assertThat(seen("#forecast")).contains("night is full in");
        press("#tool-snapshot");
        assertThat(lookup(".size-row").queryAll()).hasSize(3);
        // 544 sectors in 30 s: a night would write all of home, so no store is too large that holds it.
        String line = lookup("#advice-line").queryAs(Button.class).getText();
        assertThat(sentences(".advice")).anyMatch(words -> words.contains("first writes") && words.contains("can never overflow"));
        assertThat(line).matches("lvcreate -s -n snap0 -L \\d+k -c \\d+k data/home /dev/vd[a-z]");
        var made = session.foresee(line).join();
        assertThat(made.run().exitCode()).as(made.run().text()).isZero();
        SnapshotInfo advised = Objects.requireNonNull(made.facts().snapshots().get("data-snap0"));
        assertThat(advised.writesLeft()).isGreaterThanOrEqualTo(advised.originChunks());
    }
}
