package volscope.sim.check.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import volscope.sim.kernel.SplitMix;

/** Draws damage to a store: to its header, to the entries of its areas, to single bits. */
final class Damage {

    private static final int MAGIC = 0x70416e53;
    private static final int[] CHUNKS = {0, 1, 2, 3, 4, 8, 16, 32, 64, 1 << 22, Integer.MIN_VALUE, -8};
    private static final int MOST_ENTRIES = 6;
    private static final int COUNT_BITS = 8;

    private final SplitMix random;
    private final NaiveMachine reference;

    Damage(SplitMix random, NaiveMachine reference) {
        this.random = random;
        this.reference = reference;
    }

    /** A write that damages the store on a COW device. */
    Command.Put next(int no) {
        int sector = random.below(5) == 0 ? random.below(reference.world().cow()) : firstArea(no);
        return switch (random.below(6)) {
            case 0 -> put(no, 0, header());
            case 1 -> put(no, 0, bitFlipped(no, 0));
            case 2 -> put(no, sector, bitFlipped(no, sector));
            case 3 -> put(no, sector, reference.stores().at(no * World.ROOM + random.below(reference.world().cow())));
            default -> put(no, sector, entries());
        };
    }

    private int firstArea(int no) {
        ByteBuffer header = buffer(reference.stores().at(no * World.ROOM));
        int chunk = header.getInt(0) == MAGIC ? header.getInt(12) : 8;
        return chunk > 0 && chunk < reference.world().cow() ? chunk : 0;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Command.Put put(int no, int sector, byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] == 0) {
            end--;
        }
        return new Command.Put(World.cow(no), sector, new String(content, 0, end, StandardCharsets.ISO_8859_1));
    }

    private byte[] header() {
        byte[] bytes = new byte[NaiveDisk.SECTOR];
        buffer(bytes).putInt(random.below(8) == 0 ? random.below(1 << 20) : MAGIC).putInt(random.below(4))
                .putInt(random.below(8) == 0 ? 2 : 1)
                .putInt(CHUNKS[random.below(CHUNKS.length)]);
        return bytes;
    }

    private byte[] bitFlipped(int no, int sector) {
        byte[] bytes = reference.stores().at(no * World.ROOM + sector).clone();
        int bit = random.below(16 * Byte.SIZE);
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return bytes;
    }

    private byte[] entries() {
        byte[] bytes = new byte[NaiveDisk.SECTOR];
        ByteBuffer buffer = buffer(bytes);
        for (int i = random.below(MOST_ENTRIES); i >= 0; i--) {
            buffer.putLong(random.below(8) == 0 ? wild() : random.below(12)).putLong(random.below(6) == 0 ? wild() : 1 + random.below(10));
        }
        return bytes;
    }

    /** A number that no device has, or one whose upper bits count; never so high that the kernel would stop. */
    private long wild() {
        return switch (random.below(5)) {
            case 0 -> (1L << 32) + random.below(4) - 2;
            case 1 -> (1L << 53) + random.below(4) - 2;
            case 2 -> (1L << 61) - 1 - random.below(3);
            case 3 -> (long) random.below(4) << Long.SIZE - COUNT_BITS | 1 + random.below(10);
            default -> random.next() >>> 4 + random.below(8);
        };
    }
}
