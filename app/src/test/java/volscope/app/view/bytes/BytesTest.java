package volscope.app.view.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.session.Selection;
import volscope.app.view.TsvTable;
import volscope.app.window.OpenWindow;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The bytes say what the machine reads, name what LVM and device mapper wrote, and go where keys say. */
class BytesTest extends OpenWindow {
    private static final String SNAPSHOT = "vg0-snap1";
    private static final List<String> TINY = List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -l 16 -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 128 A", "lvcreate -s -l 10 -c 4k -n snap1 vg0/lv0", "sec w /dev/vg0/lv0 24 8 B",
            "sec w /dev/vg0/snap1 96 8 E");

    BytesTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private HexGrid openTiny() {
        runAll(TINY);
        interact(() -> window().open("bytes"));
        settle();
        interact(() -> grid().requestFocus());
        settle();
        return grid();
    }

    private HexGrid grid() {
        return lookup("#bytes-grid").queryAs(HexGrid.class);
    }

    private String foot() {
        return from(lookup("#bytes-foot")).lookup(".marked").queryAs(TextFlow.class).getChildren().stream()
                .map(node -> ((Text) node).getText()).collect(Collectors.joining());
    }

    private void type(String id, String text) {
        interact(() -> {
            TextField field = lookup(id).queryAs(TextField.class);
            field.requestFocus();
            field.setText(text);
        });
        strike(KeyCode.ENTER);
    }

    @Test
    void theThreeColumnsSayWhatTheMachineReads() {
        HexGrid grid = openTiny();
        Sheet sheet = grid.sheet().orElseThrow();
        assertThat(sheet.columns()).extracting(Column::title).containsExactly("lv0", "snap1", "snap1-cow");
        for (long chunk : List.of(0L, 3L, 12L)) {
            long at = chunk * 4096;
            assertThat(sheet.read(0, at, 4)).containsOnly(frame().revision().bytes("vg0-lv0", at, 1).orElseThrow()[0]);
            assertThat(sheet.read(1, at, 4)).containsOnly(frame().revision().bytes(SNAPSHOT, at, 1).orElseThrow()[0]);
        }
        assertThat(sheet.read(2, 0, 4)).containsOnly(Column.ABSENT);
        assertThat(sheet.read(2, 3 * 4096, 2)).containsOnly('A');
        assertThat(sheet.read(2, 12 * 4096 - 2, 4)).containsExactly(Column.ABSENT, Column.ABSENT, 'E', 'E');
    }

    @Test
    void keysGoToExceptionsAddressesAndTheSelectionFollows() {
        HexGrid grid = openTiny();
        strike(KeyCode.PERIOD);
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk(SNAPSHOT, 3));
        assertThat(foot()).isEqualTo("0x3000 in chunk 3: lv0 holds 42, snap1 sees 41 in slot 2, sector 16 of the store.");
        strike(KeyCode.G);
        type("#bytes-place", "#12");
        assertThat(grid.cursor()).isEqualTo(12 * 4096);
        strike(KeyCode.DOWN);
        strike(KeyCode.LEFT);
        assertThat(grid.cursor()).isEqualTo(12 * 4096 + grid.perRow() - 1);
        strike(KeyCode.COMMA);
        assertThat(grid.cursor()).isEqualTo(3 * 4096);
        strike(KeyCode.END);
        assertThat(grid.cursor()).isEqualTo(16 * 4096 - 1);
        session.select(new Selection.Chunk(SNAPSHOT, 5));
        settle();
        assertThat(grid.cursor()).isEqualTo(5 * 4096);
        strike(KeyCode.G);
        type("#bytes-place", "nowhere");
        assertThat(lookup("#bytes-place").query().getStyleClass()).contains("wrong");
        assertThat(grid.cursor()).isEqualTo(5 * 4096);
    }

    @Test
    void bytesAndTextAreFound() throws Exception {
        HexGrid grid = openTiny();
        type("#bytes-find", "4142");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> grid.cursor() == 3 * 4096 - 1);
        strike(KeyCode.HOME);
        type("#bytes-find", "BA");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> seen("#bytes-bar").contains("nothing found"));
        type("#bytes-find", "\"BA\"");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> grid.cursor() == 4 * 4096 - 1);
    }

    @Test
    void theStoreNamesItsHeaderAndEntries() {
        openTiny();
        fire("#bytes-STORE");
        TableView<Field> fields = lookup("#bytes-fields").queryTableView();
        assertThat(fields.getItems()).extracting(field -> field.name() + "=" + field.value()).containsExactly("magic=SnAp", "valid=1",
                "version=1", "chunk_size=8", "old_chunk 0=3", "new_chunk 0=2", "old_chunk 1=12", "new_chunk 1=3");
        interact(() -> fields.getSelectionModel().select(4));
        assertThat(grid().cursor()).isEqualTo(4096);
        assertThat(foot()).isEqualTo("0x1000 belongs to old_chunk 0, which says 3.");
        strike(KeyCode.ALT, KeyCode.T);
        TsvTable<?> table = (TsvTable<?>) lookup("#bytes-table").query();
        assertThat(table.tsv()).startsWith("Address\tsnap1-cow\n0x1000\t03 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00\n");
        strike(KeyCode.ALT, KeyCode.T);
    }

    @Test
    void aPhysicalVolumeNamesLabelAndMetadata() {
        openTiny();
        session.select(new Selection.Disk("vda"));
        settle();
        TableView<Field> fields = lookup("#bytes-fields").queryTableView();
        assertThat(fields.getItems()).extracting(Field::name).contains("id", "pv_uuid", "device_size_xl", "mda 0 offset", "magic",
                "raw_locn offset", "metadata text");
        assertThat(fields.getItems()).filteredOn(field -> field.name().equals("id")).extracting(Field::offset, Field::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(512L, "LABELONE"));
        assertThat(fields.getItems()).filteredOn(field -> field.name().equals("magic")).extracting(Field::value)
                .containsExactly("LVM2 x[5A%r0N*>");
        assertThat(fields.getItems().getLast().value()).isEqualTo("vg0 {");
        assertThat(grid().cursor()).isEqualTo(512);
    }

    @Test
    void twoDigitsComposeTheLineThatWritesThem() {
        openTiny();
        strike(KeyCode.DIGIT5);
        strike(KeyCode.A);
        assertThat(seen("#bytes-foot")).contains("printf '\\132' | dd of=/dev/vg0/lv0 bs=1 seek=0 conv=notrunc");
        assertThat(frame().history().path()).hasSize(TINY.size());
        strike(KeyCode.ENTER);
        assertThat(frame().revision().bytes("vg0-lv0", 0, 2)).contains(new byte[]{0x5a, 'A'});
        assertThat(foot()).contains("lv0 holds 5a, snap1 sees 41 in slot 4");
    }
}
