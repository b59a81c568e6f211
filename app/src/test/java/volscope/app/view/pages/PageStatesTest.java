package volscope.app.view.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import volscope.app.session.Act;
import volscope.app.text.Texts;
import volscope.app.view.TsvTable;
import volscope.app.view.pages.PageRow.Life;
import volscope.app.window.OpenWindow;
import volscope.model.machine.DirectFileInfo.IndexEntry;
import volscope.model.machine.DirectFileInfo.Tag;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.model.machine.RevisionId;
import volscope.sim.machine.MachineRecording;
import volscope.sim.machine.SimulatedMachines;

/** The states that a page of a mapped file may have: each is raised on the simulator, named in its row, in its life and in the table. */
class PageStatesTest extends OpenWindow {
    private static final List<String> DEVICES = List.of("dmsetup create real --table '0 1024 linear /dev/pmem0 0'",
            "dmsetup create cow --table '0 64 linear /dev/pmem0 1024'",
            "dmsetup create lv0 --table '0 1024 snapshot-origin /dev/mapper/real'",
            "mkfs.ext4 -q -b 4096 -O ^has_journal /dev/mapper/lv0", "mkdir -p /mnt/a; mount -o dax=always /dev/mapper/lv0 /mnt/a",
            "dd if=/dev/zero of=/mnt/a/f bs=4k count=4 status=none; sync");
    private static final String SNAPSHOT = "dmsetup create snap --table '0 1024 snapshot /dev/mapper/real /dev/mapper/cow P 8'";

    PageStatesTest() {
        super(new SimulatedMachines(MachineRecording.STEPS, 1));
    }

    private void open(String kernel) {
        session.open("states", "", Optional.of(kernel)).join();
        runAll(DEVICES);
        interact(() -> window().open("pages"));
        settle();
    }

    private PageRow row(int page) {
        return lookup("#pages-list").<ListView<PageRow>>query().getItems().stream().filter(row -> row.page() == page).findFirst()
                .orElseThrow();
    }

    private void choose(PageRow row) {
        interact(() -> lookup("#pages-list").<ListView<PageRow>>query().getSelectionModel().select(row));
        settle();
    }

    /** The row is in a state, its life says so and has its word; the row and the table have words too. */
    private void assertThatItIs(int page, Life life, String inLife, String inRow, String inTable) {
        PageRow row = row(page);
        assertThat(row.life()).isEqualTo(life);
        choose(row);
        assertThat(from(lookup("#pages-life")).lookup(".life-state.lit").queryLabeled().getText()).isEqualTo(inLife);
        assertThat(words("#pages-life").getLast()).doesNotContain("{").isNotEqualTo("");
        assertThat(words("#pages-list")).contains(inRow);
        fire("#pages-table-verb");
        TsvTable<PageRow> table = lookup("#pages-table").query();
        int index = table.getItems().indexOf(row);
        assertThat(table.getColumns()).extracting(column -> String.valueOf(column.getCellData(index))).contains(inTable);
        fire("#pages-table-verb");
    }

    /** Looks at the first step of the last act in which a page is in a state. */
    private void lookFor(int page, Life life) {
        Act act = frame().history().path().getLast();
        for (RevisionId step : act.run().steps()) {
            session.look(step);
            settle();
            if (row(page).life() == life) {
                return;
            }
        }
        throw new AssertionError(life + " in no step of " + act.line());
    }

    @Test
    void goesThroughItsLife() {
        open("dax-full");
        runAll(List.of("peek /mnt/a/f 4096 as r"));
        assertThatItIs(0, Life.UNMAPPED, "not mapped", "not mapped", "not mapped");
        assertThatItIs(1, Life.READ_ONLY, "read only", "read only", "read only");
        runAll(List.of("poke /mnt/a/f 0 A as w"));
        assertThatItIs(0, Life.WRITABLE, "writable, dirty", "writable", "writable");
        runAll(List.of("sync"));
        assertThatItIs(0, Life.READ_ONLY, "read only", "clean", "clean");
    }

    /** A sync cleans in one step, unless it waits for a fault. */
    @Test
    void anEntryThatIsBeingCleanedSaysSo() {
        IndexEntry entry = new IndexEntry(0, 1, 8, Tag.TO_WRITE, Optional.empty());
        PageRow row = new PageRow(0, 1, Optional.of(new MappingInfo("w", "/mnt/a/f", 0, PageState.WRITABLE, "pmem0", 8, 1)),
                Optional.of(entry), Optional.empty(), 0, PageRow.Standing.KEPT,
                new PageRow.Uses(List.of(), List.of(), List.of()), List.of());
        assertThat(row.life()).isEqualTo(Life.CLEANING);
        assertThat(new PageWords(Texts.of(Locale.ENGLISH)).tag(row)).isEqualTo("towrite");
    }

    @Test
    void aHoleIsThePageOfZeroes() {
        open("dax-full");
        runAll(List.of("dd if=/dev/zero of=/mnt/a/g bs=4k seek=3 count=1 status=none", "peek /mnt/a/g 0 as r"));
        assertThatItIs(0, Life.ZERO, "zero page", "zero page", "zero page");
    }

    @Test
    void aFaultThatWaitsIsTheTasks() {
        open("dax-full");
        runAll(List.of("dmsetup suspend lv0", SNAPSHOT, "dmsetup resume lv0", "peek /mnt/a/f 4096 as r", "poke /mnt/a/f 0 A as w"));
        assertThat(row(0).life()).isEqualTo(Life.WRITABLE);
        lookFor(0, Life.WAITING);
        assertThatItIs(0, Life.WAITING, "fault waits", "w", "waits");
    }

    @Test
    void aLockedEntryNamesItsHolder() {
        open("dax-full+srcu-wait-inside");
        runAll(List.of("dmsetup suspend lv0", SNAPSHOT, "dmsetup resume lv0"));
        run(List.of("poke /mnt/a/f 0 A as w &", "sleep 1"));
        assertThatItIs(0, Life.WAITING, "fault waits", "to be", "waits");
        assertThat(row(0).entry().orElseThrow().lockedBy()).contains("w");
        assertThat(words("#pages-waits")).contains("itself");
    }

    @Test
    void aRefusedAccessIsTold() {
        open("dax-full");
        runAll(List.of("peek /mnt/a/f 0 as r"));
        run(List.of("poke /mnt/a/f 999999 A as w"));
        assertThatItIs(244, Life.REFUSED, "SIGBUS", "SIGBUS", "SIGBUS");
        runAll(List.of("peek /mnt/a/f 0 as r"));
        assertThat(lookup("#pages-list").<ListView<PageRow>>query().getItems()).noneMatch(row -> row.page() == 244);
    }

    @Test
    void aHeldPageNamesItsDevice() {
        open("dax-full");
        runAll(List.of("dma pin /mnt/a/f 0 as nic"));
        assertThatItIs(0, Life.WRITABLE, "writable, dirty", "nic", "nic");
        assertThat(row(0).uses().pinned()).containsExactly("nic");
        runAll(List.of("dma done /mnt/a/f 0 as nic"));
        assertThat(row(0).uses().pinned()).isEmpty();
    }

    @Test
    void anEntryThatGoesAroundTheCopyMustGo() {
        open("dax-full+skip-freeze");
        runAll(List.of("poke /mnt/a/f 0 A as w", SNAPSHOT, "dmsetup suspend lv0", "dmsetup resume lv0"));
        assertThatItIs(0, Life.TO_BE_REVOKED, "must be revoked", "must be revoked", "I6");
        assertThat(words("#pages-life").getLast()).contains("w");
        assertThat(lookup("#pages-life .broken-tag").queryLabeled().getText()).isEqualTo("I6");
        fire("#pages-life .broken-tag");
        assertThat(words("#why")).contains("Rule I6 is broken", "How it came to that");
    }

    @Test
    void aChunkIsSeenInCopy() {
        open("dax-full");
        runAll(List.of("dmsetup suspend lv0", SNAPSHOT, "dmsetup resume lv0", "poke /mnt/a/f 0 A as w"));
        assertThat(frame().history().path().getLast().run().steps()).anyMatch(step -> {
            session.look(step);
            settle();
            return words("#pages-list").contains("in copy") && words("#pages-list").contains("filling");
        });
    }

    @Test
    void aPowerCutHasAsManyWaysAsWhatIsUnsettledLeaves() {
        open("dax-full");
        runAll(List.of("poke /mnt/a/f 0 A as w"));
        MenuButton cut = lookup("#pages-cut").query();
        interact(cut::show);
        settle();
        assertThat(cut.getItems()).extracting(MenuItem::getText).first().isEqualTo("The machine may come back in 2 ways");
        interact(cut::hide);
    }
}
