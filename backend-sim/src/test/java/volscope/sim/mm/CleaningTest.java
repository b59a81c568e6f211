package volscope.sim.mm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pcollections.TreePVector;

import volscope.model.event.Event.FaultKind;
import volscope.sim.fs.FsPrograms;
import volscope.sim.fs.TestMachine;
import volscope.sim.fs.VolumeFile;
import volscope.sim.kernel.Sleeping;
import volscope.sim.mm.DaxEntry.Tag;
import volscope.sim.profile.Profiles;

/** Cleaning of entries while a fault has locked one of them: by tags of three pages, before, while it is locked, and after. */
class CleaningTest {

    private static final int PAGE = 4096;

    private final TestMachine machine = new TestMachine(Profiles.V6_1, MemoryManager.LAYER);
    private Vma area = Vma.whole("", 0, 0, Vma.Kind.SHARED);

    @BeforeEach
    void map() {
        machine.run(FsPrograms.programs(), "mkfs.ext4 -q -F -b 4096 /dev/pmem0");
        machine.run(FsPrograms.programs(), "mount -o dax=always /dev/pmem0 /mnt");
        machine.vfs().writeFile("/mnt/f", new byte[3 * PAGE]);
        VolumeFile file = machine.vfs().volumeFile("/mnt/f").orElseThrow();
        area = Vma.whole("/mnt/f", file.volume(), file.inode(), Vma.Kind.SHARED);
        mm().map("w", area);
    }

    private MemoryManager mm() {
        return machine.kernel.get(MemoryManager.LAYER);
    }

    private void store(long page) {
        mm().store("w", area, page * PAGE, "A".getBytes(UTF_8));
    }

    private void prepare(String tags, int locked) {
        for (int page = 0; page < 3; page++) {
            store(page);
        }
        List<String> words = Arrays.asList(tags.split(" "));
        for (int page = 0; page < 3; page++) {
            if (words.get(page).equals("clean")) {
                FilePage key = area.page(page);
                mm().set(mm().state().with(key, mm().state().entry(key).orElseThrow().with(Tag.CLEAN)));
            }
        }
        if (locked >= 0) {
            mm().set(mm().state().faulting(TreePVector.singleton(
                    new Fault("v", area.page(locked), FaultKind.WRITE, EntrySize.PTE, List.of(TestMachine.PMEM0)))));
        }
    }

    private String tags() {
        return LongStream.range(0, 3)
                .mapToObj(page -> mm().state().entry(area.page(page)).orElseThrow().tag().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private String writable() {
        return LongStream.range(0, 3).filter(page -> mm().state().task("w").at(area.page(page)).orElseThrow().isWritable())
                .mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    /** Cleans the file; tells for whom it waits. */
    private String clean() {
        try {
            mm().clean(area.volume(), area.inode());
            return "";
        } catch (Sleeping waits) {
            return waits.reason();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            dirty dirty dirty | -1 | clean clean clean          | ''    | -
            clean dirty clean | -1 | clean clean clean          | 0 2   | -
            dirty dirty dirty |  0 | to_write to_write to_write | 0 1 2 | page 0, which v has locked
            dirty dirty dirty |  1 | clean to_write to_write    | 1 2   | page 1, which v has locked
            dirty clean dirty |  2 | clean clean to_write       | 1 2   | page 2, which v has locked
            clean dirty clean |  0 | clean clean clean          | 0 2   | -
            """)
    void waitsForALockedEntryThatIsToBeCleaned(String before, int locked, String meanwhile, String writable, String waits) {
        prepare(before, locked);
        for (String by : List.of("the first", "a second meanwhile")) {
            String reason = clean();
            assertThat(tags()).as(by).isEqualTo(meanwhile);
            assertThat(writable()).as(by).isEqualTo(writable);
            if (waits == null) {
                assertThat(reason).as(by).isEmpty();
            } else {
                assertThat(reason).as(by).endsWith(waits);
            }
        }
        mm().set(mm().state().faulting(TreePVector.empty()));
        assertThat(clean()).isEmpty();
        assertThat(tags()).isEqualTo("clean clean clean");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 0 | dirty to_write to_write | clean to_write to_write
            2 | 0 | dirty clean to_write    | clean clean to_write
            2 | 1 | clean dirty to_write    | clean clean to_write
            """)
    void aStoreBesideItIsLeftToTheSecondCleaning(int locked, int stored, String after, String second) {
        prepare("dirty dirty dirty", locked);
        clean();
        store(stored);
        assertThat(tags()).isEqualTo(after);
        assertThat(clean()).endsWith("page " + locked + ", which v has locked");
        assertThat(tags()).isEqualTo(second);
    }
}
