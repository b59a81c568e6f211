package volscope.sim.page;

import java.util.Arrays;

/** The 256 pages of one repeated byte, so that equal fills are one object. */
final class Fills {

    private static final Page.Fill[] ALL = new Page.Fill[256];

    static {
        ALL[0] = Page.ZERO;
        for (int value = 1; value < ALL.length; value++) {
            ALL[value] = new Page.Fill((byte) value);
        }
    }

    private Fills() {
    }

    /** Whether the page of bytes from {@code bytes[at]} on is one byte repeated. */
    static boolean isUniform(byte[] bytes, int at) {
        int end = at + Page.SIZE;
        return Arrays.equals(bytes, at, end - 1, bytes, at + 1, end);
    }

    static Page.Fill of(byte value) {
        return ALL[value & 0xff];
    }
}
