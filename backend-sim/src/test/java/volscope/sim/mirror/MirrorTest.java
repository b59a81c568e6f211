package volscope.sim.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Hardware;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.Slot;
import volscope.sim.dm.TableLine;
import volscope.sim.dm.TargetRegistry;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.PlainTargets;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Layers;
import volscope.sim.kernel.LogLine;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.SplitMix;
import volscope.sim.kernel.StepSink;
import volscope.sim.profile.Profiles;

/** Mirrors: their devices become alike and stay so, whatever is written meanwhile, and what fails. */
class MirrorTest {

    private static final DevNo ONE = new DevNo(Hardware.VIRTIO_MAJOR, 0);
    private static final DevNo OTHER = new DevNo(Hardware.VIRTIO_MAJOR, 16);
    private static final int SECTORS = 1024;
    private static final Limits PLAIN = new Limits(512, 512, Limits.WriteCache.VOLATILE, Limits.Discard.SUPPORTED, Limits.DaxFlag.OFF);

    private Kernel kernel = open();

    private static Kernel open() {
        Layers layers = new Layers(List.of(Block.LAYER, Hardware.LAYER,
                TargetRegistry.layer(List.of(LinearTarget.TYPE, PlainTargets.ERROR, MirrorType.TYPE)), Dm.LAYER, Mirrors.LAYER));
        Kernel kernel = Kernel.open(Kernel.powerOn(Profiles.V6_1, layers, 1), StepSink.NONE);
        kernel.get(Block.LAYER).put(Disk.of(ONE, "vda", Disk.Kind.VIRTIO, 4 * SECTORS, PLAIN));
        kernel.get(Block.LAYER).put(Disk.of(OTHER, "vdb", Disk.Kind.VIRTIO, 4 * SECTORS, PLAIN));
        return kernel;
    }

    private void create(String name, String... lines) {
        Dm dm = kernel.get(Dm.LAYER);
        dm.control().create(name, "", OptionalInt.empty());
        dm.tables().load(DmKey.name(name), Arrays.stream(lines).map(MirrorTest::line).toList(), Disk.Access.READ_WRITE);
        dm.suspends().resume(DmKey.name(name), Set.of());
    }

    private static TableLine line(String text) {
        String[] words = text.split(" ", 4);
        return new TableLine(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], words.length > 3 ? words[3] : "");
    }

    private DevNo dev(String name) {
        return kernel.get(Dm.LAYER).get(DmKey.name(name)).dev();
    }

    private String status() {
        return kernel.get(Dm.LAYER).tables().status(DmKey.name("m"), Slot.LIVE).getFirst().params();
    }

    private String write(DevNo dev, long sector, int sectors, char c) {
        try {
            Block block = kernel.get(Block.LAYER);
            block.await(block.request(BioOp.WRITE, dev, sector, sectors, Data.fill((byte) c, sectors * Sectors.SIZE), Set.of()));
            return "ok";
        } catch (ErrnoException failed) {
            return failed.errno().name();
        }
    }

    private String read(DevNo dev, long sector, int sectors) {
        Block block = kernel.get(Block.LAYER);
        byte[] bytes = block.await(block.request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of())).toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sectors; i++) {
            text.append((char) (bytes[i * Sectors.SIZE] == 0 ? '.' : bytes[i * Sectors.SIZE]));
        }
        return text.toString();
    }

    private List<String> log() {
        return kernel.log().stream().map(LogLine::text).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void devicesBecomeAlike(long seed) {
        SplitMix random = new SplitMix(seed);
        char[] content = new char[SECTORS];
        for (int i = 0; i < SECTORS; i += 32) {
            char c = (char) ('a' + random.below(26));
            write(ONE, 512 + i, 32, c);
            Arrays.fill(content, i, i + 32, c);
        }
        create("m", "0 " + SECTORS + " mirror core 1 64 2 " + ONE + " 512 " + OTHER + " 100");
        List<Long> requests = new ArrayList<>();
        Block block = kernel.get(Block.LAYER);
        for (int i = 0; i < 40; i++) {
            int at = (int) random.below(SECTORS);
            int count = 1 + (int) random.below(Math.min(90, SECTORS - at));
            char c = (char) ('A' + random.below(26));
            Arrays.fill(content, at, at + count, c);
            requests.add(block.request(BioOp.WRITE, dev("m"), at, count, Data.fill((byte) c, count * Sectors.SIZE), Set.of()));
            kernel.runUntil(new Steps((int) random.below(30))::isOver);
            if (random.below(8) == 0) {
                requests.forEach(block::await);
                requests.clear();
                kernel = Kernel.open(kernel.publish(), StepSink.NONE);
                block = kernel.get(Block.LAYER);
            }
        }
        requests.forEach(block::await);
        kernel.drain();
        String wanted = new String(content);
        assertThat(status()).isEqualTo("2 " + ONE + " " + OTHER + " 16/16 1 AA 1 core");
        assertThat(read(ONE, 512, SECTORS)).isEqualTo(wanted);
        assertThat(read(OTHER, 100, SECTORS)).isEqualTo(wanted);
        assertThat(read(dev("m"), 0, SECTORS)).isEqualTo(wanted);
    }

    /** Counts questions. */
    private static final class Steps {
        private int left;

        Steps(int left) {
            this.left = left;
        }

        boolean isOver() {
            return left-- <= 0;
        }
    }

    @Test
    void aMirrorTakesItsTime() {
        create("m", "0 " + 4 * SECTORS + " mirror core 1 2 2 " + ONE + " 0 " + OTHER + " 0");
        kernel.drain();
        assertThat(status()).doesNotContain(" 0/2048 ").doesNotContain(" 2048/2048 ");
        while (kernel.nextTimer() != Sleeping.NO_TIME) {
            kernel.advance(kernel.nextTimer());
            kernel.drain();
        }
        assertThat(status()).contains(" 2048/2048 ");
    }

    @Test
    void suspendingStopsTheCopy() {
        create("m", "0 " + SECTORS + " mirror core 1 2 2 " + ONE + " 0 " + OTHER + " 0");
        kernel.get(Dm.LAYER).suspends().suspend(DmKey.name("m"), Set.of());
        String before = status();
        kernel.drain();
        assertThat(status()).isEqualTo(before);
        kernel.get(Dm.LAYER).suspends().resume(DmKey.name("m"), Set.of());
        kernel.drain();
        assertThat(status()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"ignored,''", "handled,' 1 handle_errors'"})
    void aDeviceThatFails(String name, String feature) {
        create("bad", "0 256 linear " + OTHER + " 0", "256 768 error");
        create("m", "0 " + SECTORS + " mirror core 1 256 2 " + ONE + " 0 " + dev("bad") + " 0" + feature);
        kernel.drain();
        assertThat(status()).as(name).isEqualTo("2 " + ONE + " " + dev("bad") + " 1/4 1 AS 1 core");
        assertThat(log()).contains("device-mapper: raid1: Write error during recovery (error = 0x1)");
        assertThat(write(dev("m"), 300, 8, 'x')).isEqualTo("ok");
        assertThat(read(dev("m"), 300, 8)).isEqualTo("xxxxxxxx");
        assertThat(read(ONE, 300, 8)).isEqualTo("xxxxxxxx");
    }

    @Test
    void anotherDeviceIsReadIfTheMainOneFails() {
        create("bad", "0 512 linear " + ONE + " 0", "512 512 error");
        write(OTHER, 600, 8, 'y');
        create("m", "0 " + SECTORS + " mirror core 2 256 nosync 2 " + dev("bad") + " 0 " + OTHER + " 0 1 handle_errors");
        assertThat(read(dev("m"), 600, 8)).isEqualTo("yyyyyyyy");
        assertThat(log()).contains("device-mapper: raid1: Mirror read failed from " + dev("bad") + ". Trying alternative device.");
        assertThat(status()).isEqualTo("2 " + dev("bad") + " " + OTHER + " 4/4 1 RA 1 core");
    }

    @Test
    void aWriteThatOneDeviceFailsIsKeptForWhoHandlesErrors() {
        create("bad", "0 512 linear " + OTHER + " 0", "512 512 error");
        create("m", "0 " + SECTORS + " mirror core 2 256 nosync 2 " + ONE + " 0 " + dev("bad") + " 0 1 handle_errors");
        long request = kernel.get(Block.LAYER).request(BioOp.WRITE, dev("m"), 600, 8, Data.fill((byte) 'z', 8 * Sectors.SIZE), Set.of());
        kernel.drain();
        assertThat(status()).isEqualTo("2 " + ONE + " " + dev("bad") + " 3/4 1 AD 1 core");
        assertThat(kernel.get(Mirrors.LAYER).publish().sets().values().iterator().next().held()).hasSize(1);
        kernel.get(Dm.LAYER).suspends().suspend(DmKey.name("m"), Set.of());
        kernel.drain();
        assertThat(kernel.get(Mirrors.LAYER).publish().sets().values().iterator().next().held()).isEmpty();
        assertThat(request).isPositive();
    }
}
