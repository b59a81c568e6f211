package volscope.app.view.forecast;

import java.util.List;
import volscope.app.session.Policy;
import volscope.model.machine.SnapshotInfo;

/**
 * What the chart draws. Times are of the machine's clock, in nanoseconds, sizes in bytes.
 *
 * @param info
 *            the snapshot as it is
 * @param points
 *            its fill so far
 * @param now
 *            the moment that is looked at
 * @param span
 *            how far to look ahead
 * @param known
 *            what the prospect goes by
 * @param pattern
 *            how chunks are written
 * @param prospect
 *            what becomes of it
 * @param policy
 *            how it grows
 * @param inPercent
 *            whether fill is told as a share of the store
 */
record ChartData(SnapshotInfo info, List<Past.Point> points, long now, long span, Pattern.Known known, Pattern pattern, Prospect prospect,
        Policy policy, boolean inPercent) {
    private static final int SECTOR = 512;
    private static final double ABOVE = 1.25;

    long size() {
        return info.totalSectors() * SECTOR;
    }

    long used() {
        return info.allocatedSectors() * SECTOR;
    }

    /** The first moment in the picture; what lies back longer than it looks ahead is left out. */
    long from() {
        long first = points.isEmpty() ? now : points.getFirst().nanos();
        return Math.max(first, now - span);
    }

    long to() {
        return now + span;
    }

    /** The uppermost size. */
    double top() {
        long most = prospect.steps().stream().filter(step -> step.nanos() <= span).mapToLong(Prospect.Step::to).max().orElse(size());
        return most * (most == size() ? ABOVE : 1.1);
    }
}
