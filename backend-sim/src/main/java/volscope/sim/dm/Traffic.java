package volscope.sim.dm;

import java.util.Arrays;
import java.util.BitSet;

import org.pcollections.PMap;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmState.Join;
import volscope.sim.kernel.LongDraftMap;

/** The draft of what changes with every bio: pieces below each mapped device, and bios in pieces. */
final class Traffic {

    private static final int UNKNOWN = -1;

    private final Dm dm;
    private final LongDraftMap<Join, PMap<Long, Join>> joins;
    /** Pieces below, by minor. */
    private int[] below = new int[0];
    /** Minors whose count has changed since the last publication. */
    private final BitSet counted = new BitSet();

    Traffic(Dm dm, DmState start) {
        this.dm = dm;
        this.joins = new LongDraftMap<>(start.joins());
    }

    /** Counts pieces below a device, up or down. */
    void count(DevNo dev, int by) {
        int minor = known(dev);
        below[minor] += by;
        counted.set(minor);
    }

    /** Pieces below a device. */
    int inFlight(DevNo dev) {
        int minor = known(dev);
        return below[minor];
    }

    /** The minor of a device whose count is there. */
    private int known(DevNo dev) {
        int minor = dev.minor();
        if (minor >= below.length) {
            int length = below.length;
            below = Arrays.copyOf(below, 2 * minor + 8);
            Arrays.fill(below, length, below.length, UNKNOWN);
        }
        if (below[minor] == UNKNOWN) {
            below[minor] = dm.state().below().getOrDefault(minor, 0);
        }
        return minor;
    }

    Join join(long id) {
        return joins.find(id).orElseThrow(() -> new IllegalStateException("piece of no bio: " + id));
    }

    void put(long id, Join join) {
        joins.put(id, join);
    }

    void closed(long id) {
        joins.remove(id);
    }

    /** The state with what is on its way. */
    DmState publish(DmState state) {
        PMap<Integer, Integer> now = state.below();
        for (int minor = counted.nextSetBit(0); minor >= 0; minor = counted.nextSetBit(minor + 1)) {
            if (now.getOrDefault(minor, 0) != below[minor]) {
                now = below[minor] == 0 ? now.minus(minor) : now.plus(minor, below[minor]);
            }
        }
        counted.clear();
        return state.with(now, joins.publish());
    }
}
