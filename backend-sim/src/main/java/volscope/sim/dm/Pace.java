package volscope.sim.dm;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Work;

/** How fast devices copy what is copied piece by piece in the background; times in nanoseconds since power-on. */
public final class Pace {

    /** What the devices get done between two commands of a person. */
    private static final long AHEAD_NANOS = 1_000_000_000;
    /** What a piece takes besides its sectors: a flush, a write of what is known of it. */
    private static final long PIECE_NANOS = 1_000_000;
    /** What a sector takes that is read and written. */
    private static final long SECTOR_NANOS = 12_000;

    private Pace() {
    }

    /** Queues the next piece for devices that are busy until a time: at once while they are not far behind, else when they have caught up. */
    public static void queue(Kernel kernel, long busy, Work piece) {
        long due = busy - AHEAD_NANOS;
        if (due > kernel.now()) {
            kernel.at(due, piece);
        } else {
            kernel.queue(piece);
        }
    }

    /** Until when devices are busy that were busy until a time and copy a piece of so many sectors now. */
    public static long busyUntil(Kernel kernel, long busy, long sectors) {
        return Math.max(kernel.now(), busy) + PIECE_NANOS + sectors * SECTOR_NANOS;
    }
}
