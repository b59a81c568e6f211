package volscope.sim.mm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.sim.device.Survival;
import volscope.sim.fs.FsPrograms;
import volscope.sim.fs.TestMachine;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Files;
import volscope.sim.kernel.Sleeping;
import volscope.sim.mm.MemoryManager.Outcome;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** Entries of 2 MiB: when there are any, and what they take along. */
class HugePagesTest {

    private static final int PAGE = 4096;
    private static final int HUGE = 512 * PAGE;

    private TestMachine machine = new TestMachine(Profiles.V6_1, MemoryManager.LAYER);
    private Vma area = Vma.whole("", 0, 0, Vma.Kind.SHARED);

    @BeforeEach
    void mount() {
        mount(Profiles.V6_1);
    }

    private void mount(Profile profile) {
        machine = new TestMachine(profile, MemoryManager.LAYER);
        machine.run(FsPrograms.programs(), "mkfs.ext4 -q -F -b 4096 /dev/pmem0");
        assertThat(machine.run(FsPrograms.programs(), "mount -o dax /dev/pmem0 /mnt").code()).isZero();
        machine.vfs().writeFile("/mnt/f", new byte[2 * HUGE]);
        area = shared(0, Long.MAX_VALUE);
    }

    private Vma shared(long first, long pages) {
        return area(Vma.Kind.SHARED, first, pages);
    }

    private Vma area(Vma.Kind kind, long first, long pages) {
        VolumeFile file = machine.vfs().volumeFile("/mnt/f").orElseThrow();
        return new Vma("/mnt/f", file.volume(), file.inode(), kind, first, pages);
    }

    private MemoryManager mm() {
        return machine.kernel.get(MemoryManager.LAYER);
    }

    private FileSystems systems() {
        return machine.kernel.get(FileSystems.LAYER);
    }

    private Files files() {
        return systems().files(area.volume());
    }

    private void store(String task, Vma through, long offset, String text) {
        mm().map(task, through);
        mm().store(task, through, offset, text.getBytes(UTF_8));
    }

    private String load(String task, Vma through, long offset) {
        mm().map(task, through);
        return new String(mm().load(task, through, offset, 1).bytes(), UTF_8);
    }

    private List<String> entries() {
        return mm().mappings().stream().map(one -> one.task() + " " + one.page() + "+" + one.pages() + " " + one.state()).toList();
    }

    @Test
    void oneFaultMapsTwoMebibytes() {
        store("w", area, HUGE + 5 * PAGE, "A");
        assertThat(entries()).containsExactly("w 512+512 WRITABLE");
        assertThat(mm().store("w", area, HUGE, new byte[]{'B'})).isEqualTo(Outcome.NO_FAULT);
        assertThat(load("r", area, HUGE + 5 * PAGE)).isEqualTo("A");
        assertThat(entries()).containsExactly("r 512+512 READ_ONLY", "w 512+512 WRITABLE");
        MappingInfo info = mm().mappings().getFirst();
        assertThat(info.pfn() % 512).isZero();
        assertThat(info.pfn()).isEqualTo(files().blocks(area.inode()).get(512));
        byte[] file = machine.vfs().readFile("/mnt/f");
        assertThat(file[HUGE + 5 * PAGE]).isEqualTo((byte) 'A');
        assertThat(file[HUGE]).isEqualTo((byte) 'B');
    }

    @ParameterizedTest
    @CsvSource({"4.7, 0+1", "4.8, 0+1", "4.14, 0+512", "6.12, 0+512"})
    void kernelsHaveThemSince410(String kernel, String entry) {
        mount(Profiles.named(kernel).orElseThrow());
        load("r", area, 0);
        assertThat(entries()).containsExactly("r " + entry + " READ_ONLY");
    }

    @Test
    void anAreaThatDoesNotShowThemAllHasSmallEntries() {
        store("most", shared(0, 511), 0, "A");
        store("middle", shared(1, 1023), PAGE, "A");
        store("all", shared(512, 512), HUGE, "A");
        assertThat(entries()).containsExactly("all 512+512 WRITABLE", "middle 1+1 WRITABLE", "most 0+1 WRITABLE");
    }

    @Test
    void theEndOfTheFileHasSmallEntries() {
        machine.vfs().truncate("/mnt/f", 2 * HUGE - PAGE);
        store("w", area, HUGE, "A");
        store("w", area, 0, "A");
        assertThat(entries()).containsExactly("w 0+512 WRITABLE", "w 512+1 WRITABLE");
    }

    @Test
    void whatLiesInPiecesHasSmallEntries() {
        files().punch(area.inode(), HUGE, PAGE);
        store("w", area, HUGE + PAGE, "A");
        assertThat(entries()).containsExactly("w 513+1 WRITABLE");
    }

    @Test
    void smallEntriesAreNeverJoined() {
        store("small", shared(3, 1), 3 * PAGE, "A");
        store("w", area, 0, "B");
        assertThat(entries()).containsExactly("small 3+1 WRITABLE", "w 0+1 WRITABLE");
        assertThat(load("r", area, 3 * PAGE)).isEqualTo("A");
    }

    @Test
    void aSmallEntryUnderAHugeOneOfTheIndexDirtiesItAll() {
        load("r", area, 0);
        store("small", shared(3, 1), 3 * PAGE, "A");
        assertThat(mm().state().index().values()).singleElement().matches(entry -> entry.size() == EntrySize.PMD && entry.isDirty());
        systems().sync(area.volume());
        assertThat(entries()).containsExactly("r 0+512 READ_ONLY", "small 3+1 READ_ONLY");
        assertThat(mm().state().index().values()).noneMatch(DaxEntry::isDirty);
    }

    @Test
    void aHoleIsAHugePageOfZeroesUntilItIsWritten() {
        files().punch(area.inode(), 0, HUGE);
        assertThat(load("r", area, 7 * PAGE)).isEqualTo("\0");
        assertThat(mm().mappings()).containsExactly(new MappingInfo("r", "/mnt/f", 0, PageState.READ_ONLY, "", -1, 512));
        store("w", area, 7 * PAGE, "A");
        assertThat(entries()).containsExactly("w 0+512 WRITABLE");
        assertThat(load("r", area, 7 * PAGE)).isEqualTo("A");
        assertThat(load("r", area, 0)).isEqualTo("\0");
    }

    @Test
    void aHugePageOfZeroesGivesWayToASmallEntry() {
        files().punch(area.inode(), 0, HUGE);
        load("r", area, 0);
        store("small", shared(3, 1), 3 * PAGE, "A");
        assertThat(entries()).containsExactly("small 3+1 WRITABLE");
        assertThat(load("r", area, 3 * PAGE)).isEqualTo("A");
        assertThat(load("r", area, 4 * PAGE)).isEqualTo("\0");
    }

    @Test
    void cleaningTakesTwoMebibytesAtOnce() {
        store("w", area, 0, "A");
        systems().sync(area.volume());
        assertThat(entries()).containsExactly("w 0+512 READ_ONLY");
        assertThat(mm().store("w", area, 100 * PAGE, new byte[]{'B'})).isEqualTo(Outcome.FAULT);
        assertThat(entries()).containsExactly("w 0+512 WRITABLE");
    }

    @Test
    void aFreezeHoldsTheNextStoreAnywhereInThem() {
        store("w", area, 0, "A");
        machine.freeze(TestMachine.PMEM0);
        assertThatThrownBy(() -> store("w", area, 100 * PAGE, "B")).isInstanceOf(Sleeping.class);
        systems().thaw(TestMachine.PMEM0);
        store("w", area, 100 * PAGE, "B");
        assertThat(load("w", area, 100 * PAGE)).isEqualTo("B");
    }

    @Test
    void aPrivateStoreSplitsThemForItsTaskAlone() {
        Vma own = area(Vma.Kind.PRIVATE, 0, Long.MAX_VALUE);
        load("p", own, 0);
        load("r", area, 0);
        store("p", own, PAGE, "P");
        assertThat(entries()).containsExactly("r 0+512 READ_ONLY");
        assertThat(load("p", own, PAGE)).isEqualTo("P");
        assertThat(load("r", area, PAGE)).isEqualTo("\0");
        assertThat(load("p", own, 0)).isEqualTo("\0");
        assertThat(entries()).containsExactly("p 0+1 READ_ONLY", "r 0+512 READ_ONLY");
    }

    @Test
    void aCutInTheirMiddleLosesNothingBeforeIt() {
        store("w", area, HUGE, "A");
        machine.vfs().truncate("/mnt/f", HUGE + PAGE);
        assertThat(entries()).isEmpty();
        systems().fsync(area.volume(), area.inode());
        var left = volscope.sim.device.PowerCut.survivors(machine.block().publish(), List.of(), Survival.NONE);
        byte[] byteThere = new byte[1];
        long block = files().blocks(area.inode()).get(512);
        java.util.Objects.requireNonNull(left.get(TestMachine.PMEM0)).read(block * PAGE, byteThere, 0, 1);
        assertThat(byteThere[0]).isEqualTo((byte) 'A');
    }

    @Test
    void whatIsTakenBackIsTakenWhole() {
        store("w", area, 0, "A");
        store("w", area, HUGE, "A");
        long page = files().blocks(area.inode()).get(700);
        mm().revoke(TestMachine.PMEM0, page, 1);
        assertThat(entries()).containsExactly("w 0+512 WRITABLE");
        assertThat(mm().state().index()).hasSize(1);
        assertThat(mm().state().backing()).hasSize(1);
    }

    @Test
    void theFileIsWhatAnArrayIs() {
        for (long seed = 1; seed <= 6; seed++) {
            mount(Profiles.V6_1);
            var random = new Random(seed);
            byte[] model = new byte[2 * HUGE];
            for (int i = 0; i < 120; i++) {
                act(random, model);
            }
            assertThat(machine.vfs().readFile("/mnt/f")).as("seed %d", seed).isEqualTo(model);
            machine.run(FsPrograms.programs(), "umount /mnt");
            machine.run(FsPrograms.programs(), "mount -o dax=never /dev/pmem0 /mnt");
            assertThat(machine.vfs().readFile("/mnt/f")).as("seed %d, mounted again", seed).isEqualTo(model);
        }
    }

    private void act(Random random, byte[] model) {
        String task = "task" + random.nextInt(3);
        int offset = random.nextInt(2 * HUGE);
        Vma through = mm().area(task, area.volume(), area.inode())
                .orElseGet(() -> random.nextBoolean() ? area : shared(offset / PAGE / 300 * 300, 600));
        boolean shown = offset / PAGE >= through.first()
                && (through.pages() == Long.MAX_VALUE || offset / PAGE < through.first() + through.pages());
        switch (random.nextInt(10)) {
            case 0 -> systems().sync(area.volume());
            case 1 -> mm().exit(task);
            case 2 -> machine.reopen();
            case 3 -> {
                int length = Math.min(random.nextInt(HUGE + 2 * PAGE), 2 * HUGE - offset);
                files().punch(area.inode(), offset, length);
                java.util.Arrays.fill(model, offset, offset + length, (byte) 0);
            }
            case 4 -> {
                int length = Math.min(random.nextInt(3 * PAGE), 2 * HUGE - offset);
                files().zero(area.inode(), offset, length);
                java.util.Arrays.fill(model, offset, offset + length, (byte) 0);
            }
            case 5, 6 -> assertThat(shown ? load(task, through, offset) : "").isEqualTo(shown ? new String(model, offset, 1, UTF_8) : "");
            default -> {
                if (shown) {
                    model[offset] = (byte) (random.nextInt(100) + 20);
                    store(task, through, offset, new String(model, offset, 1, UTF_8));
                }
            }
        }
    }
}
