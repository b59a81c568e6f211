package volscope.sim.lvm.ondisk;

/** The checksum of labels and metadata: a CRC-32 that starts at a value of its own and isn't inverted. */
public final class LvmCrc {

    private static final int INITIAL = 0xf597a6cf;
    private static final int POLYNOMIAL = 0xedb88320;
    private static final int[] TABLE = table();

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

    /** The checksum of some bytes of an array. */
    public static int of(byte[] bytes, int from, int to) {
        int crc = INITIAL;
        for (int i = from; i < to; i++) {
            crc = crc >>> 8 ^ TABLE[(crc ^ bytes[i]) & 0xff];
        }
        return crc;
    }

    /** The checksum of an array. */
    public static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }
}
