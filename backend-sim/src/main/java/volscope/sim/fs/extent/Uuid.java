package volscope.sim.fs.extent;

import java.util.HexFormat;

import volscope.sim.kernel.SplitMix;

/** Ids of file systems. */
public final class Uuid {

    /** Bytes of an id. */
    public static final int SIZE = 16;

    private Uuid() {
    }

    /** A random one, of version 4. */
    public static String random(SplitMix random) {
        byte[] raw = new byte[SIZE];
        Bytes.putBig64(raw, 0, random.next());
        Bytes.putBig64(raw, 8, random.next());
        raw[6] = (byte) (raw[6] & 0x0f | 0x40);
        raw[8] = (byte) (raw[8] & 0x3f | 0x80);
        return get(raw, 0);
    }

    /** The id at a place, as text. */
    static String get(byte[] bytes, int at) {
        String hex = HexFormat.of().formatHex(bytes, at, at + SIZE);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-" + hex.substring(16, 20) + "-"
                + hex.substring(20);
    }

    /** Puts an id at a place. */
    static void put(byte[] bytes, int at, String uuid) {
        byte[] raw = HexFormat.of().parseHex(uuid.replace("-", ""));
        System.arraycopy(raw, 0, bytes, at, SIZE);
    }
}
