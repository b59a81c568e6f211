package volscope.sim.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of {@value #ENTRIES} pairs of little-endian 64-bit numbers in which both numbers of a pair are those of the pair before plus one:
 * what a full metadata page of a store in order holds, in 32 bytes of memory.
 */
public final class EntryRun implements Page {

    private static final int ENTRY = 16;
    private static final int ENTRIES = SIZE / ENTRY;

    private final long first;
    private final long second;

    private EntryRun(long first, long second) {
        this.first = first;
        this.second = second;
    }

    /** The same content in this form, if it has it. */
    public static Optional<EntryRun> of(Page page) {
        if (page instanceof EntryRun run) {
            return Optional.of(run);
        }
        ByteBuffer numbers = ByteBuffer.wrap(Page.toArray(page)).order(ByteOrder.LITTLE_ENDIAN);
        EntryRun run = new EntryRun(numbers.getLong(0), numbers.getLong(Long.BYTES));
        for (int i = 1; i < ENTRIES; i++) {
            if (numbers.getLong(i * ENTRY) != run.first + i || numbers.getLong(i * ENTRY + Long.BYTES) != run.second + i) {
                return Optional.empty();
            }
        }
        return Optional.of(run);
    }

    @Override
    public byte at(int offset) {
        int pair = Objects.checkIndex(offset, SIZE) / ENTRY;
        long number = offset % ENTRY < Long.BYTES ? first + pair : second + pair;
        return (byte) (number >>> offset % Long.BYTES * Byte.SIZE);
    }

    @Override
    public void copyTo(int from, byte[] target, int at, int length) {
        Objects.checkFromIndexSize(from, length, SIZE);
        for (int i = 0; i < length; i++) {
            target[at + i] = at(from + i);
        }
    }

    @Override
    public boolean matches(int from, byte[] other, int at, int length) {
        Objects.checkFromIndexSize(from, length, SIZE);
        for (int i = 0; i < length; i++) {
            if (other[at + i] != at(from + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "EntryRun[" + first + " " + second + "]";
    }
}
