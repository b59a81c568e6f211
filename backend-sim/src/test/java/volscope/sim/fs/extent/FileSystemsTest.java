package volscope.sim.fs.extent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.fs.FileType;
import volscope.sim.fs.TestMachine;
import volscope.sim.fs.extent.Format.JournalWish;
import volscope.sim.fs.extent.Format.Put;
import volscope.sim.fs.extent.Format.Wish;
import volscope.sim.fs.extent.Format.Zero;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profile;
import volscope.sim.profile.Profiles;

/** A volume on a device: what it holds after unmounts, crashes and freezes. */
class FileSystemsTest {

    private static final long ROOT = FileSystems.ROOT;
    private static final String UUID = "01234567-89ab-4def-8123-456789abcdef";

    private TestMachine machine = new TestMachine(Profiles.V6_1);

    private FileSystems systems() {
        return machine.kernel.get(FileSystems.LAYER);
    }

    private Format.Plan format(DevNo dev, FsType type, long bytes, int blockSize, JournalWish journal) {
        Format.Plan plan = Format.plan(new Wish(type, bytes, blockSize, UUID, "label", journal, 0, 0), 1_704_067_200);
        for (Format.Step step : plan.steps()) {
            switch (step) {
                case Zero zero -> machine.block().media().write(dev, zero.start(), Data.fill((byte) 0, (int) zero.length()));
                case Put put -> machine.block().media().write(dev, put.start(), Data.of(put.bytes()));
            }
        }
        return plan;
    }

    private long mount(DevNo dev, FsType type, String... options) {
        return systems().mount(dev, type, List.of(options), "/dev/x", "test");
    }

    private long create(long id, long directory, String name) {
        return systems().files(id).create(directory, name, FileType.REGULAR, 0644, "", Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"EXT4, 4096, YES, ''", "EXT4, 1024, YES, ''", "EXT4, 4096, NO, ''", "XFS, 4096, YES, ''", "EXT4, 4096, YES, dax",
        "XFS, 4096, YES, dax"})
    void aVolumeHoldsWhatAMapOfArraysHolds(FsType type, int blockSize, JournalWish journal, String options) {
        for (long seed = 1; seed <= 5; seed++) {
            machine = new TestMachine(Profiles.V6_1);
            format(TestMachine.PMEM0, type, 128L << 20, blockSize, journal);
            new Model(new Random(seed), type, options).run(120);
        }
    }

    /** Random work on a volume and on the naive model beside it. */
    private final class Model {
        private final Random random;
        private final FsType type;
        private final String[] options;
        private final Map<String, byte[]> model = new TreeMap<>();
        private long id;

        Model(Random random, FsType type, String options) {
            this.random = random;
            this.type = type;
            this.options = options.isEmpty() ? new String[0] : new String[]{options};
        }

        void run(int steps) {
            id = mount(TestMachine.PMEM0, type, options);
            long free = systems().get(id).header().freeBlocks();
            for (int i = 0; i < steps; i++) {
                step(names().get(random.nextInt(8)));
            }
            again();
            compare();
            model.keySet().forEach(name -> systems().files(id).remove(ROOT, name, Files.Left.CLOSED));
            assertThat(systems().get(id).header().freeBlocks()).isEqualTo(free);
        }

        private List<String> names() {
            return List.of("a", "b", "c", "d", "e", "f", "g", "h");
        }

        private void again() {
            systems().unmount(id);
            machine.reopen();
            id = mount(TestMachine.PMEM0, type, options);
        }

        private void step(String name) {
            Files files = systems().files(id);
            switch (random.nextInt(10)) {
                case 0 -> remove(name);
                case 1 -> truncate(name, random.nextInt(40_000));
                case 2 -> move(name, names().get(random.nextInt(8)));
                case 3 -> again();
                case 4 -> systems().sync(id);
                default -> write(files, name);
            }
        }

        private void remove(String name) {
            if (model.remove(name) != null) {
                systems().files(id).remove(ROOT, name, Files.Left.CLOSED);
            }
        }

        private void truncate(String name, int size) {
            if (model.containsKey(name)) {
                systems().files(id).truncate(systems().files(id).find(ROOT, name).orElseThrow(), size);
                model.computeIfPresent(name, (key, bytes) -> Arrays.copyOf(bytes, size));
            }
        }

        private void move(String from, String to) {
            byte[] moved = model.remove(from);
            if (moved != null) {
                model.put(to, moved);
                systems().files(id).move(ROOT, from, ROOT, to, Files.Left.CLOSED);
            }
        }

        private void write(Files files, String name) {
            long inode = files.find(ROOT, name).orElseGet(() -> create(id, ROOT, name));
            int offset = random.nextInt(30_000);
            byte[] bytes = new byte[random.nextInt(20_000)];
            random.nextBytes(bytes);
            files.write(inode, offset, bytes);
            byte[] before = model.getOrDefault(name, new byte[0]);
            int size = bytes.length == 0 ? before.length : Math.max(before.length, offset + bytes.length);
            byte[] after = Arrays.copyOf(before, size);
            System.arraycopy(bytes, 0, after, bytes.length == 0 ? 0 : offset, bytes.length);
            model.put(name, after);
        }

        private void compare() {
            Files files = systems().files(id);
            assertThat(files.names(ROOT)).filteredOn(name -> !name.equals("lost+found"))
                    .containsExactlyInAnyOrderElementsOf(model.keySet());
            model.forEach((name, bytes) -> {
                long inode = files.find(ROOT, name).orElseThrow();
                assertThat(files.read(inode, 0, 1 << 20)).as(name).isEqualTo(bytes);
                assertThat(files.stat(inode).size()).isEqualTo(bytes.length);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 16384, 16384, 1024, 2065", "256, 65536, 65536, 4096, 8268", "128, 32768, 32768, 4096, "})
    void ext4IsAsLargeAsTheRealOneMakesIt(int mebibytes, long blocks, long inodes, int journal, Long used) {
        Format.Plan plan = format(TestMachine.PMEM0, FsType.EXT4, (long) mebibytes << 20, 4096, JournalWish.YES);
        assertThat(plan.blocks()).isEqualTo(blocks);
        assertThat(plan.inodes()).isEqualTo(inodes);
        assertThat(plan.journalBlocks()).isEqualTo(journal);
        long id = mount(TestMachine.PMEM0, FsType.EXT4);
        Superblock superblock = systems().get(id).header();
        assertThat(superblock.freeInodes()).isEqualTo(inodes - 11);
        if (used != null) {
            assertThat(blocks - superblock.freeBlocks()).isEqualTo(used);
        }
    }

    @Test
    void manyNamesInNestedDirectories() {
        format(TestMachine.PMEM0, FsType.EXT4, 64L << 20, 4096, JournalWish.YES);
        long id = mount(TestMachine.PMEM0, FsType.EXT4);
        Files files = systems().files(id);
        long deep = files.create(ROOT, "deep", FileType.DIRECTORY, 0755, "", Optional.empty());
        for (int i = 0; i < 300; i++) {
            long inode = create(id, deep, "a rather long name, number " + i);
            files.write(inode, 0, ("content " + i).getBytes(UTF_8));
        }
        assertThat(files.stat(ROOT).links()).isEqualTo(4);
        systems().unmount(id);
        machine.reopen();
        Files again = systems().files(mount(TestMachine.PMEM0, FsType.EXT4));
        long found = again.find(ROOT, "deep").orElseThrow();
        assertThat(again.names(found)).hasSize(300);
        long one = again.find(found, "a rather long name, number 217").orElseThrow();
        assertThat(again.read(one, 0, 100)).isEqualTo("content 217".getBytes(UTF_8));
    }

    @Test
    void aFileInManyPiecesKeepsThem() {
        format(TestMachine.PMEM0, FsType.EXT4, 64L << 20, 4096, JournalWish.YES);
        long id = mount(TestMachine.PMEM0, FsType.EXT4);
        long one = create(id, ROOT, "one");
        long two = create(id, ROOT, "two");
        for (int i = 0; i < 700; i++) {
            systems().files(id).write(one, i * 8192L, new byte[]{(byte) i, 1});
            systems().files(id).write(two, i * 8192L, new byte[]{(byte) i, 2});
        }
        systems().unmount(id);
        machine.reopen();
        Files files = systems().files(mount(TestMachine.PMEM0, FsType.EXT4));
        for (int i = 0; i < 700; i++) {
            assertThat(files.read(one, i * 8192L, 2)).containsExactly((byte) i, 1);
            assertThat(files.read(two, i * 8192L, 2)).containsExactly((byte) i, 2);
        }
    }

    @Test
    void whatWasSyncedSurvivesAPowerCut() {
        format(TestMachine.PMEM0, FsType.EXT4, 64L << 20, 4096, JournalWish.YES);
        long id = mount(TestMachine.PMEM0, FsType.EXT4);
        long inode = create(id, ROOT, "kept");
        systems().files(id).write(inode, 0, "kept".getBytes(UTF_8));
        systems().sync(id);
        create(id, ROOT, "lost");
        byte[] all = machine.block().media().read(TestMachine.PMEM0, 0, 64 << 20);
        machine = new TestMachine(Profiles.V6_1);
        machine.block().media().write(TestMachine.PMEM0, 0, Data.of(all));
        Files files = systems().files(mount(TestMachine.PMEM0, FsType.EXT4));
        assertThat(machine.log(0)).contains("EXT4-fs (pmem0): recovery complete");
        assertThat(files.names(ROOT)).containsExactlyInAnyOrder("lost+found", "kept");
        assertThat(files.read(files.find(ROOT, "kept").orElseThrow(), 0, 9)).isEqualTo("kept".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "6.12"})
    void aFreezeHoldsWritersAndNestsWhereItMay(String kernel) {
        Profile profile = Profiles.named(kernel).orElseThrow();
        machine = new TestMachine(profile);
        format(TestMachine.PMEM0, FsType.EXT4, 64L << 20, 4096, JournalWish.YES);
        long id = mount(TestMachine.PMEM0, FsType.EXT4);
        machine.run(k -> k.get(FileSystems.LAYER).freezeByUser(id));
        assertThat(systems().freezeLevel(id)).isEqualTo(FreezeLevel.COMPLETE);
        assertThatThrownBy(() -> create(id, ROOT, "x")).isInstanceOf(Sleeping.class);
        assertThatThrownBy(() -> systems().startFault(id)).isInstanceOf(Sleeping.class);
        assertThat(systems().files(id).names(ROOT)).containsExactly("lost+found");
        refused(Errno.EBUSY, () -> systems().freezeByUser(id));
        if (kernel.equals("6.1")) {
            refused(Errno.EBUSY, () -> systems().freeze(TestMachine.PMEM0));
        } else {
            systems().freeze(TestMachine.PMEM0);
            systems().thaw(TestMachine.PMEM0);
            assertThatThrownBy(() -> create(id, ROOT, "x")).isInstanceOf(Sleeping.class);
        }
        systems().thawByUser(id);
        create(id, ROOT, "x");
        refused(Errno.EINVAL, () -> systems().thawByUser(id));
    }

    private void refused(Errno errno, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }

    @Test
    void aFullVolumeSaysSoAndLosesNothing() {
        format(TestMachine.PMEM0, FsType.EXT4, 16L << 20, 4096, JournalWish.YES);
        long id = mount(TestMachine.PMEM0, FsType.EXT4);
        long inode = create(id, ROOT, "x");
        long free = systems().get(id).header().freeBlocks();
        refused(Errno.ENOSPC, () -> systems().files(id).write(inode, 0, new byte[16 << 20]));
        assertThat(systems().get(id).header().freeBlocks()).isEqualTo(free);
        assertThat(systems().files(id).size(inode)).isZero();
    }

    @Test
    void aDaxWriteIsOnTheDeviceAtOnce() {
        format(TestMachine.PMEM0, FsType.EXT4, 64L << 20, 4096, JournalWish.YES);
        long id = mount(TestMachine.PMEM0, FsType.EXT4, "dax=always");
        long inode = create(id, ROOT, "x");
        systems().files(id).write(inode, 5, "now".getBytes(UTF_8));
        long block = systems().files(id).blocks(inode).getFirst();
        assertThat(machine.block().media().read(TestMachine.PMEM0, block * 4096 + 5, 3)).isEqualTo("now".getBytes(UTF_8));
        assertThat(systems().files(id).isDax(inode)).isTrue();
    }
}
