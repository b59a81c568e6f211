package volscope.app.view.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import volscope.app.view.TsvTable;
import volscope.app.view.pages.PageRow.Below;
import volscope.app.view.pages.PageRow.Standing;
import volscope.app.view.pages.PageRow.State;
import volscope.app.window.OpenWindow;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.DirectFileInfo.Place;
import volscope.model.machine.DirectFileInfo.Tag;
import volscope.model.machine.DirectFileInfo.Unsettled;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.model.machine.WaitInfo;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The pages of a mapped file, on the simulator. */
class PagesViewTest extends OpenWindow {
    private static final List<String> MAPPED = List.of("vgcreate -f vg0 /dev/pmem0", "lvcreate -L 128M -n lv0 vg0",
            "mkfs.ext4 -q -b 4096 /dev/vg0/lv0", "mkdir -p /mnt/a", "mount -o dax=always /dev/vg0/lv0 /mnt/a",
            "dd if=/dev/zero of=/mnt/a/f bs=4k count=8 status=none; sync", "poke /mnt/a/f 0 A as w", "peek /mnt/a/f 4096 as r",
            "lvcreate -s -L 4M -n snap0 vg0/lv0", "poke /mnt/a/f 0 B as w");
    private static final List<String> HUGE = List.of("dmsetup create real --table '0 16384 linear /dev/pmem0 0'",
            "dmsetup create cow --table '0 8192 linear /dev/pmem0 16384'",
            "dmsetup create lv0 --table '0 16384 snapshot-origin /dev/mapper/real'",
            "mkfs.ext4 -q -b 4096 -O ^has_journal /dev/mapper/lv0", "mkdir -p /mnt/a; mount -o dax=always /dev/mapper/lv0 /mnt/a",
            "dd if=/dev/zero of=/mnt/a/f bs=2M count=2 status=none; sync", "poke /mnt/a/f 0 A as w");

    PagesViewTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private void open(List<String> lines) {
        session.open("pages", "", Optional.of("dax-full")).join();
        runAll(lines);
        interact(() -> window().open("pages"));
        settle();
    }

    private List<PageRow> rows() {
        return List.copyOf(lookup("#pages-list").<ListView<PageRow>>query().getItems());
    }

    private List<Unsettled> unsettled() {
        return frame().revision().directFiles().getFirst().unsettled();
    }

    private void choose(int row) {
        interact(() -> lookup("#pages-list").<ListView<PageRow>>query().getSelectionModel().select(row));
        settle();
    }

    @Test
    void showsEveryPageAndWhereItLeads() {
        open(MAPPED);
        assertThat(rows()).extracting(PageRow::page).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(rows()).extracting(row -> row.mapping().map(MappingInfo::state)).startsWith(Optional.of(PageState.WRITABLE),
                Optional.of(PageState.READ_ONLY), Optional.empty());
        assertThat(rows()).extracting(row -> row.entry().map(IndexEntry::tag)).startsWith(Optional.of(Tag.DIRTY), Optional.of(Tag.CLEAN),
                Optional.empty());
        assertThat(rows()).extracting(row -> row.below().map(Below::state)).startsWith(Optional.of(State.COPIED),
                Optional.of(State.SHARED), Optional.of(State.SHARED));
        assertThat(rows()).extracting(PageRow::standing).containsOnly(Standing.KEPT);
        assertThat(words("#pages-list")).contains("writable", "read only", "not mapped", "no entry", "dirty", "clean", "shared", "old");
        assertThat(words("#pages-legend")).hasSize(12);
    }

    @Test
    void aStoreTakesThreeStepsToBeDurable() {
        open(MAPPED);
        choose(0);
        interact(() -> lookup("#pages-lines").query().requestFocus());
        strike(KeyCode.RIGHT);
        fire("#pages-store");
        assertThat(frame().revision().line()).contains("poke /mnt/a/f 64 A as w");
        assertThat(unsettled()).contains(new Unsettled(64, 1, Place.CACHE));
        assertThat(words("#pages-domain")).contains("page 0, lines 0\u20131", "62 of 64 lines of page 0");
        fire("#pages-clwb");
        assertThat(frame().revision().line()).contains("clwb /mnt/a/f 64 as w");
        assertThat(unsettled()).contains(new Unsettled(64, 1, Place.ON_THE_WAY));
        fire("#pages-fence");
        assertThat(unsettled()).noneMatch(part -> part.offset() == 64);
        assertThat(words("#pages-domain")).contains("63 of 64 lines of page 0");
    }

    @Test
    void onlyAMappedPageCanBeWrittenBack() {
        open(MAPPED);
        choose(5);
        assertThat(lookup("#pages-clwb").queryAs(Button.class).isDisabled()).isTrue();
        choose(0);
        assertThat(lookup("#pages-clwb").queryAs(Button.class).isDisabled()).isFalse();
    }

    @Test
    void oneEntryOfTwoMebibytesIsOneRowAndUntouchedPagesAreAnother() {
        open(HUGE);
        assertThat(rows()).extracting(PageRow::page).containsExactly(0L, 512L);
        assertThat(rows().getFirst().isHuge()).isTrue();
        assertThat(rows().getLast().isFold()).isTrue();
        assertThat(words("#pages-list")).contains("pages 0\u2013511", "2 MiB", "pages 512\u20131,023");
    }

    @Test
    void whoWaitsIsTold() {
        open(MAPPED);
        assertThat(lookup("#pages-waits").<Node>query().isVisible()).isFalse();
        runAll(List.of("fsfreeze -f /mnt/a"));
        run(List.of("poke /mnt/a/f 8192 C as w &"));
        List<WaitInfo> waits = frame().revision().waits();
        assertThat(waits).hasSize(1);
        assertThat(words("#pages-waits")).contains(waits.getFirst().task(), waits.getFirst().reason(), "anyone");
    }

    @Test
    void theTableSaysTheSame() {
        open(MAPPED);
        fire("#pages-table-verb");
        TsvTable<PageRow> table = lookup("#pages-table").query();
        assertThat(List.copyOf(table.getItems())).hasSize(8);
        assertThat(table.getColumns()).extracting(column -> String.valueOf(column.getCellData(0))).contains("w", "0", "writable", "dirty");
        assertThat(table.getColumns()).extracting(column -> String.valueOf(column.getCellData(2))).contains("not mapped", "no entry");
    }

    @Test
    void anEmptyMachineIsLedToAMappedPage() {
        session.open("pages", "", Optional.of("6.1")).join();
        interact(() -> window().open("pages"));
        settle();
        fire("#pages-next");
        assertThat(frame().facts().mounts()).hasSize(1);
        fire("#pages-next");
        assertThat(rows()).hasSize(8);
        assertThat(rows().getFirst().mapping()).isPresent();
    }
}
