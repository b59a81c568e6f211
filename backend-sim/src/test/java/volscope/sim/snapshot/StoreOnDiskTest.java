package volscope.sim.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.dm.DmKey;
import volscope.sim.profile.Profiles;

/** What a persistent store makes of what lies on its device: full, fresh, torn, stale. Chunks are of 8 sectors where nothing is said. */
class StoreOnDiskTest {

    private static final int SECTORS = 8192;
    private static final int CHUNK_BYTES = 4096;
    private static final int ENTRY = 16;
    private static final int PER_SECTOR = 32;
    private static final int PER_AREA = 256;

    private Rig rig = new Rig(Profiles.V6_1, SECTORS, SECTORS);
    private DevNo origin = Rig.DISK;

    @BeforeEach
    void snapshot() {
        origin = rig.create("origin", "0 8192 snapshot-origin 254:0");
        open();
    }

    private void open() {
        rig.suspend("origin");
        rig.create("snap", "0 8192 snapshot 254:0 254:16 P 8");
        rig.resume("origin");
    }

    /** The snapshot's device goes away and comes back, the COW device as it is. */
    private void reopen() {
        rig.dm().control().remove(DmKey.name("snap"));
        open();
    }

    private void writeChunks(int from, int to) {
        for (int chunk = from; chunk < to; chunk++) {
            rig.write(origin, chunk * 8L, 8, 'A');
        }
    }

    private String status() {
        return rig.status("snap").substring("0 8192 snapshot ".length());
    }

    private String shown(int chunk) {
        return rig.read(rig.dev("snap"), chunk * 8L, 1);
    }

    private static long areaByte(int area, int entry) {
        return (1L + (long) area * (PER_AREA + 1)) * CHUNK_BYTES + (long) entry * ENTRY;
    }

    private void erase(int area, int fromEntry, int toEntry) {
        rig.kernel().get(Block.LAYER).media().write(Rig.COW_DISK, areaByte(area, fromEntry),
                Data.fill((byte) 0, (toEntry - fromEntry) * ENTRY));
    }

    private void put(int area, int entry, long chunk, long slot) {
        byte[] bytes = ByteBuffer.allocate(ENTRY).order(ByteOrder.LITTLE_ENDIAN).putLong(chunk).putLong(slot).array();
        rig.kernel().get(Block.LAYER).media().write(Rig.COW_DISK, areaByte(area, entry), Data.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0,16/8192 16", "1,24/8192 16", "255,2056/8192 16", "256,2072/8192 24", "257,2080/8192 24"})
    void countsWhatItHasCopied(int chunks, String status) {
        writeChunks(0, chunks);
        assertThat(status()).isEqualTo(status);
        reopen();
        assertThat(status()).isEqualTo(status);
    }

    /** An entry that is not there: its chunk has no copy, and its slot is used again. */
    @Test
    void dataWithoutAnEntryAreNoException() {
        writeChunks(0, 3);
        erase(0, 2, 3);
        reopen();
        assertThat(status()).isEqualTo("32/8192 16");
        assertThat(shown(0) + shown(1) + shown(2)).isEqualTo("..A");
        rig.write(origin, 5 * 8, 8, 'B');
        assertThat(status()).isEqualTo("40/8192 16");
        assertThat(shown(5)).isEqualTo(".");
    }

    /** A slot that is left out lies below one that is used: it is lost. */
    @Test
    void aHoleBelowTheLastSlotIsLost() {
        put(0, 0, 7, 2);
        put(0, 1, 9, 6);
        reopen();
        assertThat(status()).isEqualTo("56/8192 16");
    }

    /** The metadata chunk was torn between two sectors: what came later is missing. */
    @Test
    void aTornAreaLosesItsEnd() {
        writeChunks(0, 2 * PER_SECTOR);
        erase(0, PER_SECTOR, 2 * PER_SECTOR);
        reopen();
        assertThat(status()).isEqualTo((2 + PER_SECTOR) * 8 + "/8192 16");
        assertThat(shown(PER_SECTOR - 1) + shown(PER_SECTOR)).isEqualTo(".A");
    }

    /** A later sector of the chunk landed and an earlier one did not: its entries come alive when the gap is filled. */
    @Test
    void strayEntriesComeAliveBehindAFilledGap() {
        writeChunks(0, 2 * PER_SECTOR);
        erase(0, 0, PER_SECTOR);
        reopen();
        assertThat(status()).isEqualTo("16/8192 16");
        assertThat(shown(PER_SECTOR)).isEqualTo("A");
        writeChunks(100, 100 + PER_SECTOR);
        reopen();
        assertThat(status()).isEqualTo((2 + 2 * PER_SECTOR) * 8 + "/8192 16");
        assertThat(shown(PER_SECTOR)).isEqualTo(".");
    }

    /** The area is full and the next one zeroed, but the area itself did not land. */
    @Test
    void aFullAreaThatDidNotLandIsAsBefore() {
        writeChunks(0, PER_AREA);
        erase(0, PER_AREA - 1, PER_AREA);
        reopen();
        assertThat(status()).isEqualTo((2 + PER_AREA - 1) * 8 + "/8192 16");
        assertThat(shown(PER_AREA - 2) + shown(PER_AREA - 1)).isEqualTo(".A");
    }

    /** The next area was not zeroed: what lies there counts. */
    @Test
    void aStaleNextAreaIsTakenForExceptions() {
        writeChunks(0, PER_AREA);
        put(1, 0, 900, 300);
        reopen();
        assertThat(status()).isEqualTo(301 * 8 + "/8192 24");
        rig.write(origin, 900 * 8, 8, 'B');
        assertThat(status()).as("chunk 900 has an exception already").isEqualTo(301 * 8 + "/8192 24");
    }

    /** The header of an invalid snapshot did not land: it shows what it lost as if it were right. */
    @Test
    void aLostHeaderMakesAnInvalidSnapshotValid() {
        writeChunks(0, 1024);
        assertThat(status()).isEqualTo("Invalid");
        reopen();
        assertThat(status()).isEqualTo("Invalid");
        rig.kernel().get(Block.LAYER).media().write(Rig.COW_DISK, 4, Data.of(new byte[]{1}));
        reopen();
        assertThat(status()).isEqualTo("8192/8192 40");
        assertThat(shown(0) + shown(1020)).isEqualTo(".A");
    }

    @ParameterizedTest
    @CsvSource({"8192,P,1,7942,8192/8192 250", "24576,P,8,3059,24576/24576 104", "204800,P,8,25499,204800/204800 808",
        "8192,N,8,1024,8192/8192 0", "8192,P,32,254,8192/8192 64", "8192,P,8,1019,8192/8192 40"})
    void holdsAsManyChunksAsThereIsRoomFor(int cow, String store, int chunk, int fits, String full) {
        int sectors = (fits + 1) * chunk;
        Rig other = new Rig(Profiles.V6_1, sectors, cow);
        DevNo dev = other.create("origin", "0 " + sectors + " snapshot-origin 254:0");
        other.suspend("origin");
        other.create("snap", "0 " + sectors + " snapshot 254:0 254:16 " + store + " " + chunk);
        other.resume("origin");
        other.write(dev, 0, fits * chunk, 'A');
        assertThat(other.status("snap")).isEqualTo("0 " + sectors + " snapshot " + full);
        other.write(dev, (long) fits * chunk, 1, 'A');
        assertThat(other.status("snap")).endsWith(" Invalid");
    }
}
