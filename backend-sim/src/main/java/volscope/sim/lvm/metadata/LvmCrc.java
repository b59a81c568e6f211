package volscope.sim.lvm.metadata;

/**
 * The checksum of labels and metadata: a CRC-32 that starts at a value of its own and isn't inverted. The checksum of two pieces of text
 * follows from theirs: going over n zero bytes multiplies by x^(8n) modulo the polynomial.
 */
public final class LvmCrc {

    /** The factor of no bytes: the polynomial 1, lowest power in the highest bit. */
    static final int ONE = 1 << 31;

    private static final int INITIAL = 0xf597a6cf;
    private static final int POLYNOMIAL = 0xedb88320;
    private static final int[] TABLE = table();
    /** What a byte does with one, two and three zero bytes behind it: four bytes are taken at once. */
    private static final int[] TABLE_1 = behind(TABLE);
    private static final int[] TABLE_2 = behind(TABLE_1);
    private static final int[] TABLE_3 = behind(TABLE_2);
    private static final int[] FACTORS = factors();

    private LvmCrc() {
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            table[i] = crc;
        }
        return table;
    }

    /** A table with a zero byte more behind. */
    private static int[] behind(int[] table) {
        int[] behind = new int[table.length];
        for (int i = 0; i < table.length; i++) {
            behind[i] = table[i] >>> 8 ^ TABLE[table[i] & 0xff];
        }
        return behind;
    }

    /** The factors of 2^i bytes. */
    private static int[] factors() {
        int[] factors = new int[Long.SIZE - 1];
        factors[0] = ONE >>> Byte.SIZE;
        for (int i = 1; i < factors.length; i++) {
            factors[i] = times(factors[i - 1], factors[i - 1]);
        }
        return factors;
    }

    /** The product of two polynomials. */
    static int times(int one, int other) {
        int product = 0;
        int shifted = other;
        for (int rest = one; rest != 0; rest <<= 1) {
            product ^= shifted & rest >> 31;
            shifted = shifted >>> 1 ^ POLYNOMIAL & -(shifted & 1);
        }
        return product;
    }

    /** The factor of so many bytes. */
    static int factor(long bytes) {
        int factor = ONE;
        for (long rest = bytes; rest != 0; rest &= rest - 1) {
            factor = times(factor, FACTORS[Long.numberOfTrailingZeros(rest)]);
        }
        return factor;
    }

    private static int go(int start, byte[] bytes, int from, int to) {
        int crc = start;
        int i = from;
        for (; i + 3 < to; i += 4) {
            int first = crc ^ bytes[i] & 0xff;
            crc = TABLE_3[first & 0xff] ^ TABLE_2[(first >>> 8 ^ bytes[i + 1]) & 0xff] ^ TABLE_1[(first >>> 16 ^ bytes[i + 2]) & 0xff]
                    ^ TABLE[(first >>> 24 ^ bytes[i + 3]) & 0xff];
        }
        for (; i < to; i++) {
            crc = crc >>> 8 ^ TABLE[(crc ^ bytes[i]) & 0xff];
        }
        return crc;
    }

    /** What some bytes do to a checksum of zero. */
    static int piece(byte[] bytes) {
        return go(0, bytes, 0, bytes.length);
    }

    /** The checksum of all pieces together. */
    static int of(TextSum text) {
        return times(INITIAL, text.factor()) ^ text.crc();
    }

    /** The checksum of some bytes of an array. */
    public static int of(byte[] bytes, int from, int to) {
        return go(INITIAL, bytes, from, to);
    }

    /** The checksum of an array. */
    public static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }
}
