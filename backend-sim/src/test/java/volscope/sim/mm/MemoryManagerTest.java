package volscope.sim.mm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.model.event.Event;
import volscope.model.event.Event.FaultKind;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MappingInfo.PageState;
import volscope.sim.fs.FsPrograms;
import volscope.sim.fs.TestMachine;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Sleeping;
import volscope.sim.mm.MemoryManager.Outcome;
import volscope.sim.profile.Profiles;

/** Tasks that map a file: faults, entries, cleaning, freezing, and what is in the file in the end. */
class MemoryManagerTest {

    private static final int SIZE = 32768;

    private TestMachine machine = new TestMachine(Profiles.V6_1, MemoryManager.LAYER);
    private Vma area = Vma.whole("", 0, 0, Vma.Kind.SHARED);

    @BeforeEach
    void mount() {
        mount("dax=always");
    }

    private void mount(String options) {
        machine = new TestMachine(Profiles.V6_1, MemoryManager.LAYER);
        machine.run(FsPrograms.programs(), "mkfs.ext4 -q -F -b 4096 /dev/pmem0");
        assertThat(machine.run(FsPrograms.programs(), "mount -o " + options + " /dev/pmem0 /mnt").code()).isZero();
        machine.vfs().writeFile("/mnt/f", new byte[SIZE]);
        area = area("/mnt/f");
        machine.kernel.takeEvents();
    }

    private Vma area(String path) {
        VolumeFile file = machine.vfs().volumeFile(path).orElseThrow();
        return Vma.whole(path, file.volume(), file.inode(), Vma.Kind.SHARED);
    }

    private MemoryManager mm() {
        return machine.kernel.get(MemoryManager.LAYER);
    }

    private FileSystems systems() {
        return machine.kernel.get(FileSystems.LAYER);
    }

    private Outcome store(String task, long offset, String text) {
        mm().map(task, area);
        return mm().store(task, area, offset, text.getBytes(UTF_8));
    }

    private String load(String task, long offset, int length) {
        mm().map(task, area);
        return new String(mm().load(task, area, offset, length).bytes(), UTF_8);
    }

    private List<PageState> states() {
        return mm().mappings().stream().map(MappingInfo::state).toList();
    }

    private List<FaultKind> faults() {
        return machine.kernel.takeEvents().stream().filter(Event.PageFault.class::isInstance)
                .map(event -> ((Event.PageFault) event).kind()).toList();
    }

    @Test
    void aStoreFaultsOnceAndIsOnTheDevice() {
        assertThat(store("w", 4100, "A")).isEqualTo(Outcome.FAULT);
        assertThat(store("w", 4101, "B")).isEqualTo(Outcome.NO_FAULT);
        assertThat(faults()).containsExactly(FaultKind.WRITE);
        long block = systems().files(area.volume()).blocks(area.inode()).get(1);
        assertThat(machine.block().media().read(TestMachine.PMEM0, block * 4096 + 4, 2)).isEqualTo("AB".getBytes(UTF_8));
        assertThat(mm().mappings()).containsExactly(new MappingInfo("w", "/mnt/f", 1, PageState.WRITABLE, "pmem0", block, 1));
    }

    @Test
    void aPageThatIsMappedToBeReadFaultsAgainToBeWritten() {
        assertThat(load("w", 0, 1)).isEqualTo("\0");
        assertThat(states()).containsExactly(PageState.READ_ONLY);
        assertThat(store("w", 0, "A")).isEqualTo(Outcome.FAULT);
        assertThat(faults()).containsExactly(FaultKind.READ, FaultKind.WRITE);
        assertThat(states()).containsExactly(PageState.WRITABLE);
    }

    @Test
    void tasksSeeEachOthersStores() {
        store("one", 0, "A");
        assertThat(load("two", 0, 1)).isEqualTo("A");
        store("two", 0, "B");
        assertThat(load("one", 0, 1)).isEqualTo("B");
        assertThat(new String(machine.vfs().readFile("/mnt/f"), 0, 1, UTF_8)).isEqualTo("B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "fsync", "freeze"})
    void cleaningMakesEntriesReadOnly(String by) {
        store("w", 0, "A");
        store("w", 8192, "A");
        switch (by) {
            case "sync" -> systems().sync(area.volume());
            case "fsync" -> systems().fsync(area.volume(), area.inode());
            default -> machine.freeze(TestMachine.PMEM0);
        }
        assertThat(states()).containsExactly(PageState.READ_ONLY, PageState.READ_ONLY);
        assertThat(mm().state().index().values()).noneMatch(DaxEntry::isDirty);
    }

    @Test
    void aFreezeHoldsWriteFaultsAlone() {
        store("w", 0, "A");
        machine.freeze(TestMachine.PMEM0);
        assertThatThrownBy(() -> store("w", 0, "B")).isInstanceOf(Sleeping.class);
        assertThat(load("w", 0, 1)).isEqualTo("A");
        assertThat(load("r", 4096, 1)).isEqualTo("\0");
        systems().thaw(TestMachine.PMEM0);
        assertThat(store("w", 0, "B")).isEqualTo(Outcome.FAULT);
        assertThat(load("w", 0, 1)).isEqualTo("B");
    }

    @Test
    void aHoleReadsAsZeroesUntilItIsWritten() {
        machine.vfs().truncate("/mnt/f", 0);
        machine.vfs().truncate("/mnt/f", SIZE);
        assertThat(load("r", 8192, 1)).isEqualTo("\0");
        assertThat(systems().files(area.volume()).blocks(area.inode())).isEmpty();
        store("w", 8192, "A");
        assertThat(load("r", 8192, 1)).isEqualTo("A");
        assertThat(systems().files(area.volume()).blocks(area.inode())).hasSize(1);
    }

    @Test
    void beyondTheEndThereIsNothing() {
        assertThatThrownBy(() -> load("r", SIZE, 1)).isInstanceOf(SigbusException.class);
        assertThatThrownBy(() -> store("w", SIZE, "A")).isInstanceOf(SigbusException.class);
    }

    @Test
    void aCutFileLosesItsPages() {
        store("w", 0, "A");
        store("w", 16384, "B");
        machine.vfs().truncate("/mnt/f", 8192);
        assertThat(mm().mappings()).extracting(MappingInfo::page).containsExactly(0L);
        machine.vfs().truncate("/mnt/f", SIZE);
        assertThat(load("w", 16384, 1)).isEqualTo("\0");
    }

    @Test
    void mappingsEndWithTheFileTheTaskAndTheMount() {
        store("one", 0, "A");
        store("two", 0, "A");
        mm().exit("one");
        assertThat(mm().mappings()).extracting(MappingInfo::task).containsExactly("two");
        machine.vfs().unlink("/mnt/f");
        assertThat(mm().state().tasks()).isEmpty();
        machine.vfs().writeFile("/mnt/g", new byte[SIZE]);
        area = area("/mnt/g");
        store("three", 0, "A");
        assertThat(machine.run(FsPrograms.programs(), "umount /mnt").code()).isZero();
        assertThat(mm().state().tasks()).isEmpty();
        assertThat(mm().state().index()).isEmpty();
    }

    @Test
    void aCachedFileHasNoEntries() {
        mount("dax=never");
        assertThat(store("w", 0, "A")).isEqualTo(Outcome.CACHED);
        assertThat(load("w", 0, 1)).isEqualTo("A");
        assertThat(mm().mappings()).isEmpty();
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dax=always", "dax=never"})
    void theFileIsWhatAnArrayIs(String options) {
        for (long seed = 1; seed <= 10; seed++) {
            mount(options);
            var random = new Random(seed);
            byte[] model = new byte[SIZE];
            for (int i = 0; i < 300; i++) {
                act(random, model);
            }
            assertThat(machine.vfs().readFile("/mnt/f")).as("seed %d", seed).isEqualTo(model);
            machine.run(FsPrograms.programs(), "umount /mnt");
            machine.run(FsPrograms.programs(), "mount -o " + options + " /dev/pmem0 /mnt");
            assertThat(machine.vfs().readFile("/mnt/f")).as("seed %d, mounted again", seed).isEqualTo(model);
        }
    }

    private void act(Random random, byte[] model) {
        String task = "task" + random.nextInt(3);
        int offset = random.nextInt(SIZE);
        switch (random.nextInt(8)) {
            case 0 -> systems().sync(area.volume());
            case 1 -> mm().exit(task);
            case 2 -> machine.reopen();
            case 3 -> {
                machine.freeze(TestMachine.PMEM0);
                systems().thaw(TestMachine.PMEM0);
            }
            case 4 -> {
                int length = Math.min(6, 4096 - offset % 4096);
                mm().map(task, area);
                byte[] loaded = mm().load(task, area, offset, length).bytes();
                assertThat(loaded).isEqualTo(Arrays.copyOfRange(model, offset, offset + length));
            }
            default -> {
                byte value = (byte) random.nextInt();
                model[offset] = value;
                mm().map(task, area);
                mm().store(task, area, offset, new byte[]{value});
            }
        }
    }
}
