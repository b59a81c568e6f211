package volscope.app.session;

import java.util.List;
import java.util.OptionalLong;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/** How fast the store of a snapshot fills: first writes over simulated time. */
public final class Pace {
    /** What is longer ago does not count, in nanoseconds. */
    private static final long LATELY = 60_000_000_000L;
    /** No more lines than these are looked back over. */
    private static final int MOST = 60;

    private Pace() {
    }

    /**
     * The simulated time from one first write to the next, on average over the last minute or since the snapshot was taken; empty if there was
     * none.
     *
     * @param device
     *            the snapshot's device-mapper name
     * @return nanoseconds
     */
    public static OptionalLong between(Frame frame, String device) {
        Revision now = frame.revision();
        Revision then = now;
        List<Act> path = frame.history().at(now.id()).path();
        for (Act act : path.reversed().subList(0, Math.min(MOST, path.size()))) {
            Revision before = act.after(act.before());
            if (before.snapshot(device).isEmpty() || now.nanos() - then.nanos() >= LATELY) {
                break;
            }
            then = before;
        }
        long writes = exceptions(now, device) - exceptions(then, device);
        long nanos = now.nanos() - then.nanos();
        return writes > 0 && nanos > 0 ? OptionalLong.of(Math.max(1, nanos / writes)) : OptionalLong.empty();
    }

    private static long exceptions(Revision at, String device) {
        return at.snapshot(device).map(SnapshotInfo::exceptions).orElse(0L);
    }
}
