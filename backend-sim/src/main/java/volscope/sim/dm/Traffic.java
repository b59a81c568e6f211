package volscope.sim.dm;

import java.util.Arrays;
import java.util.BitSet;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmState.Join;
import volscope.sim.kernel.LongDraftMap;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** The draft of what changes with every bio: pieces below each mapped device, and bios in pieces. */
final class Traffic {

    private static final int UNKNOWN = -1;

    private final Dm dm;
    private final LongDraftMap<Join, PMap<Long, Join>> joins;
    /** Pieces below, by minor. */
    private int[] below = new int[0];
    /** Minors whose count has changed since the last publication. */
    private final BitSet counted = new BitSet();
    /** Mapped devices by minor, as {@link #source} has them; filled as they are asked for. */
    private @Nullable MappedDevice[] devices = new MappedDevice[0];
    private PSortedMap<Integer, MappedDevice> source;

    Traffic(Dm dm, DmState start) {
        this.dm = dm;
        this.joins = new LongDraftMap<>(start.joins());
        this.source = start.devices();
    }

    /**
     * The mapped device of a number.
     *
     * @throws ErrnoException
     *             ENXIO if there is none
     */
    MappedDevice device(DevNo dev) {
        if (source != dm.state().devices()) {
            source = dm.state().devices();
            Arrays.fill(devices, null);
        }
        int minor = dev.minor();
        if (minor >= devices.length) {
            devices = Arrays.copyOf(devices, 2 * minor + 8);
        }
        MappedDevice md = devices[minor];
        if (md == null) {
            md = dm.find(dev).orElseThrow(() -> new ErrnoException(Errno.ENXIO));
            devices[minor] = md;
        }
        return md;
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
