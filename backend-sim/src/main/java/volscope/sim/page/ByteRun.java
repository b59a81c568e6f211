package volscope.sim.page;

import java.util.Arrays;

/** What is done with runs of bytes. */
public final class ByteRun {

    private static final int SOME = 64;

    private ByteRun() {
    }

    /**
     * Makes bytes of an array alike. Some are set, all others copied from those: that is done at the speed of memory before the method is
     * compiled by the optimising compiler, too.
     */
    public static void fill(byte[] into, int from, int count, byte value) {
        int done = Math.min(count, SOME);
        Arrays.fill(into, from, from + done, value);
        while (done < count) {
            int part = Math.min(done, count - done);
            System.arraycopy(into, from, into, from + done, part);
            done += part;
        }
    }
}
