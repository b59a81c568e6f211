package volscope.sim.check.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A store that writes all down: a header, then areas of entries, each followed by as many chunks of data. Numbers are unsigned. */
final class NaivePersistent extends NaiveStore {

    private static final int MAGIC = 0x70416e53;
    private static final int ENTRY = 16;
    private static final long LARGEST = 2_097_152;
    private static final long PROVISIONAL = 32;
    /** Bits of an entry's number; those above count the chunks behind it. */
    private static final int NUMBER_BITS = 56;

    private final long perArea;
    private byte[] buffer = new byte[0];
    private boolean valid = true;
    private boolean broken;
    private long nextFree = 2;
    private long area;
    private long committed;
    /** Sectors of areas that this command has written. */
    private final Set<Long> written = new TreeSet<>();

    private NaivePersistent(NaiveCow cow, long chunk, NaiveTable table) {
        super(cow, chunk, table);
        this.perArea = chunk * NaiveDisk.SECTOR / ENTRY;
    }

    /**
     * Reads what is on a device, or makes a new store there; empty if that fails.
     *
     * @param wanted
     *            sectors of a chunk as the table has it, or 0
     */
    static Optional<NaivePersistent> open(NaiveCow cow, long wanted, NaiveTable table) {
        long first = wanted == 0 ? PROVISIONAL : wanted;
        if (!cow.has(0, first)) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(cow.at(0)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) == 0) {
            NaivePersistent made = new NaivePersistent(cow, first, table);
            return made.create() ? Optional.of(made) : Optional.empty();
        }
        long chunk = Integer.toUnsignedLong(header.getInt(12));
        boolean legal = chunk == first || Long.bitCount(chunk) == 1 && chunk <= LARGEST;
        if (header.getInt(0) != MAGIC || !legal || header.getInt(8) != 1) {
            return Optional.empty();
        }
        NaivePersistent found = new NaivePersistent(cow, chunk, table);
        found.valid = header.getInt(4) != 0;
        return !found.valid || found.read() ? Optional.of(found) : Optional.empty();
    }

    /** Whether a device has a header after which areas are read. */
    static boolean isReadable(NaiveCow cow) {
        ByteBuffer header = ByteBuffer.wrap(cow.at(0)).order(ByteOrder.LITTLE_ENDIAN);
        return header.getInt(0) == MAGIC && header.getInt(4) != 0;
    }

    boolean isValid() {
        return valid;
    }

    /** Whether a power cut can take nothing away from the metadata. */
    boolean isSettled() {
        boolean settled = cow.isSettled(0);
        for (long no = 0; no <= area; no++) {
            for (int i = 0; i < chunk; i++) {
                settled &= cow.isSettled(areaChunk(no) * chunk + i);
            }
        }
        return settled;
    }

    private long areaChunk(long no) {
        return 1 + no * (perArea + 1);
    }

    private boolean create() {
        writeHeader();
        if (!reaches(1)) {
            return false;
        }
        buffer = new byte[(int) chunk * NaiveDisk.SECTOR];
        writeArea();
        written.clear();
        return true;
    }

    private void writeHeader() {
        byte[] first = new byte[NaiveDisk.SECTOR];
        ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC).putInt(valid ? 1 : 0).putInt(1).putInt((int) chunk);
        if (reaches(0)) {
            cow.write(0, first);
            for (int i = 1; i < chunk; i++) {
                cow.write(i, NaiveDisk.uniform(Command.ZERO));
            }
        }
    }

    private boolean load(long no) {
        if (!reaches(areaChunk(no))) {
            return false;
        }
        buffer = new byte[(int) chunk * NaiveDisk.SECTOR];
        for (int i = 0; i < chunk; i++) {
            System.arraycopy(cow.at(areaChunk(no) * chunk + i), 0, buffer, i * NaiveDisk.SECTOR, NaiveDisk.SECTOR);
        }
        area = no;
        return true;
    }

    private ByteBuffer entries() {
        return ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long old(long index) {
        return entries().getLong((int) index * ENTRY);
    }

    private long slot(long index) {
        return entries().getLong((int) index * ENTRY + 8);
    }

    private boolean read() {
        for (long no = 0; load(no); no++) {
            for (committed = 0; committed < perArea && slot(committed) != 0; committed++) {
                if (Long.compareUnsigned(nextFree, slot(committed)) <= 0) {
                    nextFree = slot(committed) + 1;
                }
                table.insert(old(committed), slot(committed));
            }
            if (committed < perArea) {
                skipArea();
                return true;
            }
        }
        return false;
    }

    private void skipArea() {
        if (Long.remainderUnsigned(nextFree, perArea + 1) == 1) {
            nextFree++;
        }
    }

    /** Whether the chunks that are taken next have bits by which entries stand for more than one chunk. */
    boolean givesRanges() {
        return nextFree >>> NUMBER_BITS != 0;
    }

    @Override
    OptionalLong allocate() {
        if (Long.compareUnsigned((nextFree + 1) * chunk, cow.sectors()) > 0) {
            return OptionalLong.empty();
        }
        long slot = nextFree++;
        skipArea();
        return OptionalLong.of(slot);
    }

    @Override
    void commit(Pending exception) {
        super.commit(exception);
        broken |= !exception.copied();
        entries().putLong((int) committed * ENTRY, exception.no()).putLong((int) committed * ENTRY + 8, exception.slot());
        writeEntry(committed);
        committed++;
        if (committed == perArea) {
            nextArea();
        }
    }

    /** Entries are written down some at a time, with all of their area; nobody says how many at a time. */
    private void writeEntry(long index) {
        writeSector((int) (index * ENTRY / NaiveDisk.SECTOR));
    }

    private void writeSector(int no) {
        long sector = areaChunk(area) * chunk + no;
        cow.write(sector, Arrays.copyOfRange(buffer, no * NaiveDisk.SECTOR, (no + 1) * NaiveDisk.SECTOR));
        written.add(sector);
    }

    private void writeArea() {
        for (int no = 0; no < chunk; no++) {
            writeSector(no);
        }
    }

    private void nextArea() {
        writeArea();
        area++;
        committed = 0;
        buffer = new byte[buffer.length];
        broken |= !reaches(areaChunk(area));
        if (reaches(areaChunk(area))) {
            writeArea();
        }
    }

    @Override
    boolean isBroken() {
        return broken;
    }

    @Override
    void settled(List<Pending> exceptions, boolean lasts) {
        if (reaches(areaChunk(area))) {
            writeArea();
        }
        if (lasts) {
            cow.disk().flushEarlier();
            exceptions.forEach(exception -> settled(exception.slot()));
            written.forEach(cow::settle);
        } else {
            written.forEach(cow::doubt);
        }
        written.clear();
    }

    private void settled(long no) {
        for (int i = 0; i < chunk; i++) {
            cow.settle(no * chunk + i);
        }
    }

    @Override
    void invalidate() {
        valid = false;
        broken = true;
        writeHeader();
    }

    @Override
    String status() {
        return Long.toUnsignedString(nextFree * chunk) + "/" + cow.sectors() + " " + Long.toUnsignedString((area + 2) * chunk);
    }

    /** What a merge takes back next: consecutive exceptions, the newest of all last. */
    record Run(long old, long slot, long count) {
    }

    /** The newest exceptions; of none if nothing is left, empty if they cannot be read. */
    Optional<Run> newest() {
        if (committed == 0 && area == 0) {
            return Optional.of(new Run(0, 0, 0));
        }
        if (committed == 0) {
            if (!load(area - 1)) {
                return Optional.empty();
            }
            committed = perArea;
        }
        long old = old(committed - 1);
        long slot = slot(committed - 1);
        long count = 1;
        while (count < committed && old(committed - 1 - count) == old - count && slot(committed - 1 - count) == slot - count) {
            count++;
        }
        return Optional.of(new Run(old - count + 1, slot - count + 1, count));
    }

    /** Takes the newest exceptions back, on the device too; false if it cannot be written. */
    boolean takeBack(long count) {
        committed -= count;
        Arrays.fill(buffer, (int) committed * ENTRY, (int) (committed + count) * ENTRY, (byte) 0);
        nextFree = areaChunk(area) + committed + 1;
        if (!reaches(areaChunk(area))) {
            return false;
        }
        cow.disk().flushEarlier();
        writeArea();
        written.forEach(cow::settle);
        written.clear();
        return true;
    }
}
