package volscope.sim.fs.tool;

import java.math.BigDecimal;
import java.math.MathContext;

/** What {@code dd} has copied. */
final class DdCounts {

    /** What starting takes, in nanoseconds. */
    private static final double START_NANOS = 200_000;
    private static final int DIGITS = 6;

    private long fullIn;
    private long partIn;
    private long fullOut;
    private long partOut;
    private long bytes;

    void read(int length, int blockSize) {
        if (length == blockSize) {
            fullIn++;
        } else {
            partIn++;
        }
    }

    /** Bytes arrived, though perhaps not their whole block. */
    void moved(int length) {
        bytes += length;
    }

    /** A block arrived. */
    void wrote(int length, int blockSize) {
        if (length == blockSize) {
            fullOut++;
        } else {
            partOut++;
        }
    }

    /** Blocks read. */
    long in() {
        return fullIn + partIn;
    }

    /** {@code 30+0 records in}. */
    String records() {
        return fullIn + "+" + partIn + " records in\n" + fullOut + "+" + partOut + " records out";
    }

    /**
     * {@code 73728 bytes (74 kB, 72 KiB) copied, …}.
     *
     * @param nanosPerByte
     *            how long a byte takes; copying takes no simulated time, so the rate is a nominal one
     */
    String transfer(double nanosPerByte) {
        double seconds = (START_NANOS + bytes * nanosPerByte) / 1e9;
        String size = bytes + (bytes == 1 ? " byte" : " bytes");
        String units = bytes < 1000 ? "" : " (" + Human.decimalUnits(bytes) + (bytes < 1024 ? "" : ", " + Human.binaryUnits(bytes)) + ")";
        return size + units + " copied, " + significant(seconds) + " s, " + Human.decimalUnits(bytes / seconds) + "/s";
    }

    private static String significant(double seconds) {
        return new BigDecimal(seconds).round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
    }
}
