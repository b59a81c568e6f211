package volscope.sim.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.profile.Profiles;

/** The numbers of stores of many sizes: how many chunks they take, where their areas are, and what they show when they are full. */
class StoreVectorsTest {

    private static final int ORIGIN = 262144;
    private static final int SECTOR = 512;

    private final Kept kept = new Kept();

    /** A store and what is written above it. */
    private static final class Kept {

        private Rig rig = new Rig(Profiles.V6_1, ORIGIN, 16);
        private DevNo origin = Rig.DISK;

        void make(int cow, String store, int chunk) {
            rig = new Rig(Profiles.V6_1, ORIGIN, cow);
            origin = rig.create("origin", "0 " + ORIGIN + " snapshot-origin 254:0");
            rig.suspend("origin");
            rig.create("snap", "0 " + ORIGIN + " snapshot 254:0 254:16 " + store + " " + chunk);
            rig.resume("origin");
        }

        /** One sector of a chunk changes. */
        void change(long chunkNumber, int chunk) {
            rig.write(origin, chunkNumber * chunk, 1, 'A');
        }

        String usage() {
            return rig.status("snap").replaceFirst("0 \\d+ snapshot ", "");
        }

        long entry(long chunk, int sectors, int index) {
            byte[] bytes = rig.kernel().get(Block.LAYER).media().read(Rig.COW_DISK, chunk * sectors * SECTOR + index * 16L, 16);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
        }
    }

    /** Where a store of the persistent kind has its areas: behind the header, then after as many chunks as an area has entries. */
    private void areasAre(int chunk, int entries, long chunks) {
        for (long area = 1; area < chunks; area += entries + 1) {
            assertThat(kept.entry(area, chunk, 0)).as("first entry of the area in chunk %d", area).isEqualTo(area + 1);
        }
    }

    @ParameterizedTest(name = "C10 COW {0}, {1} {2}: {3} entries an area, {4} chunks, full at {5}")
    @CsvSource({"8192, P, 8, 256, 1019, 8192/8192 40", "8192, P, 32, 1024, 254, 8192/8192 64", "8192, P, 1, 32, 7942, 8192/8192 250",
        "24576, P, 8, 256, 3059, 24576/24576 104", "204800, P, 8, 256, 25499, 204800/204800 808", "16, P, 8, 256, 0, 16/16 16",
        "24, P, 8, 256, 1, 24/24 16", "2072, P, 8, 256, 256, 2072/2072 24", "8192, N, 8, 0, 1024, 8192/8192 0",
        "800, PO, 8, 256, 98, 800/800 16"})
    void fillsUpExactly(int cow, String store, int chunk, int entries, int fits, String full) {
        kept.make(cow, store, chunk);
        for (int i = 0; i < fits; i++) {
            assertThat(kept.usage()).as("after %d", i).isNotEqualTo("Invalid");
            kept.change(i, chunk);
        }
        assertThat(kept.usage()).isEqualTo(full);
        if (entries > 0 && fits > 0) {
            areasAre(chunk, entries, cow / chunk - 1);
        }
        kept.change(fits, chunk);
        assertThat(kept.usage()).isEqualTo("Invalid");
        assertThat(kept.rig.log()).endsWith("device-mapper: snapshots: Invalidating snapshot: Unable to allocate exception.");
    }

    @ParameterizedTest(name = "C10 COW {0}, P 8: after {1} chunks the next one fits, the next area does not")
    @CsvSource({"2064, 255", "4120, 511"})
    void failsWhereTheNextAreaDoesNotFit(int cow, int fits) {
        kept.make(cow, "P", 8);
        for (int i = 0; i < fits; i++) {
            kept.change(i, 8);
        }
        assertThat(kept.usage()).isNotEqualTo("Invalid");
        kept.change(fits, 8);
        assertThat(kept.usage()).isEqualTo("Invalid");
        assertThat(kept.rig.log()).endsWith("device-mapper: snapshots: Invalidating snapshot: Error reading/writing.");
        assertThat(kept.rig.read(kept.origin, fits * 8L, 1)).isEqualTo("A");
    }

    @ParameterizedTest(name = "C10 P 8 after {0} copies: {1}")
    @CsvSource({"0, 16/8192 16", "1, 24/8192 16", "2, 32/8192 16", "255, 2056/8192 16", "256, 2072/8192 24", "257, 2080/8192 24"})
    void countsWhatItHas(int copies, String usage) {
        kept.make(8192, "P", 8);
        for (int i = 0; i < copies; i++) {
            kept.change(i, 8);
        }
        assertThat(kept.usage()).isEqualTo(usage);
    }

    @ParameterizedTest(name = "C10 COW {0}, P {1}, kernel {2}: {3} chains for completed exceptions, {4} for pending ones")
    @CsvSource({"8192, 8, 6.1, 1024, 128", "8192, 32, 6.1, 256, 64", "2097152, 8, 6.1, 262144, 32768", "2097152, 8, 6.12, 131072, 16384"})
    void hasSoManyChains(long cow, long chunk, String kernel, long completed, long pending) {
        int most = Profiles.named(kernel).orElseThrow().snapshot().maxBuckets();
        assertThat(HashChain.completed(cow, chunk, most)).isEqualTo(completed);
        assertThat(HashChain.pending(completed)).isEqualTo(pending);
    }
}
