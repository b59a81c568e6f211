package volscope.sim.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.SplitMix;
import volscope.sim.profile.Profiles;

class SnapshotCopyTest {

    private static final int SECTORS = 512;

    /** A machine that copies the whole origin when a snapshot is made. */
    private static final class Naive {
        private final Map<String, char[]> volumes = new HashMap<>();

        Naive() {
            char[] origin = new char[SECTORS];
            Arrays.fill(origin, '.');
            volumes.put("origin", origin);
        }

        void snapshot(String name) {
            volumes.put(name, Objects.requireNonNull(volumes.get("origin")).clone());
        }

        void write(String name, int sector, int sectors, char c) {
            Arrays.fill(volumes.get(name), sector, sector + sectors, c);
        }

        String read(String name) {
            return new String(volumes.get(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"P,8,1", "P,8,2", "PO,16,3", "N,8,4", "N,32,5", "P,1,6", "P,4,7", "P,64,8", "N,1,9", "PO,8,10", "P,16,11", "P,32,12"})
    void readsAsAWholeCopyWould(String store, int chunk, long seed) {
        Rig rig = new Rig(Profiles.V6_1, SECTORS, 16384);
        Naive naive = new Naive();
        SplitMix random = new SplitMix(seed);
        rig.create("cow1", "0 8192 linear 254:16 0");
        rig.create("cow2", "0 8192 linear 254:16 8192");
        DevNo origin = rig.create("origin", "0 512 snapshot-origin 254:0");
        Map<String, DevNo> devices = new HashMap<>(Map.of("origin", origin));
        List<KernelState> kept = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            if (i == 40 || i == 120) {
                String name = i == 40 ? "snap1" : "snap2";
                rig.suspend("origin");
                devices.put(name, rig.create(name, "0 512 snapshot 254:0 " + rig.dev(i == 40 ? "cow1" : "cow2") + " " + store + " "
                        + (i == 40 ? chunk : chunk * 2)));
                rig.resume("origin");
                naive.snapshot(name);
            }
            List<String> names = devices.keySet().stream().sorted().toList();
            String name = names.get(random.below(names.size()));
            int sector = random.below(SECTORS);
            int sectors = 1 + random.below(Math.min(40, SECTORS - sector));
            char c = (char) ('A' + random.below(26));
            DevNo dev = Objects.requireNonNull(devices.get(name));
            rig.write(dev, sector, sectors, c);
            naive.write(name, sector, sectors, c);
            if (i % 7 == 0) {
                kept.add(rig.reopen());
            }
            assertThat(rig.read(dev, 0, SECTORS)).as("%s after write %d", name, i).isEqualTo(naive.read(name));
        }
        devices.forEach((name, dev) -> assertThat(rig.read(dev, 0, SECTORS)).as(name).isEqualTo(naive.read(name)));
        assertThat(kept).hasSizeGreaterThan(40);
    }

    @Test
    void overflowsOnAWriteToTheSnapshotAndDiesOnOneToTheOrigin() {
        Rig rig = new Rig(Profiles.V6_1, 1024, 32);
        DevNo origin = rig.create("origin", "0 1024 snapshot-origin 254:0");
        rig.suspend("origin");
        DevNo snap = rig.create("snap", "0 1024 snapshot 254:0 254:16 PO 8");
        rig.resume("origin");
        rig.write(snap, 0, 8, 'A');
        rig.write(snap, 8, 8, 'B');
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> rig.write(snap, 16, 8, 'C')).isInstanceOf(ErrnoException.class);
        assertThat(rig.status("snap")).endsWith("Overflow");
        assertThat(rig.read(snap, 0, 24)).isEqualTo("AAAAAAAABBBBBBBB........");
        rig.write(origin, 16, 8, 'D');
        assertThat(rig.status("snap")).endsWith("Invalid");
        assertThat(rig.read(snap, 0, 1)).isEqualTo("EIO");
    }

    @Test
    void findsItsExceptionsAgainAfterTheTableIsGone() {
        Rig rig = new Rig(Profiles.V6_1, 8192, 8192);
        DevNo origin = rig.create("origin", "0 8192 snapshot-origin 254:0");
        rig.suspend("origin");
        DevNo first = rig.create("snap", "0 8192 snapshot 254:0 254:16 P 8");
        rig.resume("origin");
        for (int i = 0; i < 300; i++) {
            rig.write(origin, i * 8L, 8, (char) ('A' + i % 26));
        }
        String status = rig.status("snap");
        String before = rig.read(first, 0, 4096);
        rig.dm().control().remove(volscope.sim.dm.DmKey.name("snap"));
        rig.suspend("origin");
        DevNo again = rig.create("snap", "0 8192 snapshot 254:0 254:16 P 8");
        rig.resume("origin");
        assertThat(rig.status("snap")).isEqualTo(status);
        assertThat(rig.read(again, 0, 4096)).isEqualTo(before).isEqualTo(".".repeat(4096));
    }

    @Test
    void handsItsExceptionsOver() {
        Rig rig = new Rig(Profiles.V6_1, 8192, 8192);
        DevNo origin = rig.create("origin", "0 8192 snapshot-origin 254:0");
        rig.suspend("origin");
        DevNo snap = rig.create("snap", "0 8192 snapshot 254:0 254:16 N 8");
        rig.resume("origin");
        rig.write(origin, 0, 8, 'A');
        rig.load("snap", "0 8192 snapshot 254:0 254:16 N 8");
        rig.suspend("snap");
        rig.suspend("origin");
        rig.resume("snap");
        rig.resume("origin");
        assertThat(rig.status("snap")).isEqualTo("0 8192 snapshot 8/8192 0");
        assertThat(rig.read(snap, 0, 8)).isEqualTo("........");
        rig.write(origin, 8, 8, 'B');
        assertThat(rig.read(snap, 0, 16)).isEqualTo("................");
    }

    @ParameterizedTest
    @CsvSource({"8,1", "16,2", "8,3", "32,4"})
    void mergesBackWhatTheSnapshotShows(int chunk, long seed) {
        Rig rig = new Rig(Profiles.V6_1, SECTORS, 16384);
        SplitMix random = new SplitMix(seed);
        rig.create("cow1", "0 8192 linear 254:16 0");
        rig.create("cow2", "0 8192 linear 254:16 8192");
        DevNo origin = rig.create("origin", "0 512 snapshot-origin 254:0");
        for (int i = 0; i < 60; i++) {
            rig.write(origin, random.below(SECTORS - 20), 1 + random.below(20), (char) ('A' + random.below(26)));
        }
        rig.suspend("origin");
        DevNo kept = rig.create("kept", "0 512 snapshot 254:0 " + rig.dev("cow1") + " P 8");
        DevNo snap = rig.create("snap", "0 512 snapshot 254:0 " + rig.dev("cow2") + " P " + chunk);
        rig.resume("origin");
        for (int i = 0; i < 60; i++) {
            DevNo dev = random.below(2) == 0 ? origin : snap;
            rig.write(dev, random.below(SECTORS - 20), 1 + random.below(20), (char) ('a' + random.below(26)));
        }
        String wanted = rig.read(snap, 0, SECTORS);
        String keptBefore = rig.read(kept, 0, SECTORS);
        rig.load("origin", "0 512 snapshot-merge 254:0 " + rig.dev("cow2") + " P " + chunk);
        rig.load("snap", "0 512 error");
        rig.suspend("origin");
        rig.suspend("snap");
        rig.resume("origin");
        rig.resume("snap");
        rig.kernel().drain();
        assertThat(rig.read(origin, 0, SECTORS)).isEqualTo(wanted);
        assertThat(rig.read(kept, 0, SECTORS)).isEqualTo(keptBefore);
        assertThat(rig.status("origin")).isEqualTo("0 512 snapshot-merge " + 2 * chunk + "/8192 " + 2 * chunk);
    }
}
