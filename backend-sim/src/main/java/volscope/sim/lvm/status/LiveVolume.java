package volscope.sim.lvm.status;

import java.util.Optional;
import java.util.Set;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmInfo;

/**
 * The device of a volume.
 *
 * @param dev
 *            its number
 * @param readAhead
 *            how many sectors the kernel reads ahead
 * @param opens
 *            how many times it is open
 * @param flags
 *            its state
 * @param target
 *            the type of its first target; empty if it has no live table
 * @param snapshot
 *            what a snapshot's target, or one that merges, says of itself
 * @param thin
 *            what the target of a thin volume or a pool says of itself
 */
public record LiveVolume(DevNo dev, int readAhead, int opens, Set<DmInfo.Flag> flags, Optional<String> target,
        Optional<SnapshotStatus> snapshot,
        Optional<ThinStatus> thin) {

    public LiveVolume {
        flags = Set.copyOf(flags);
    }

    /** Whether a flag is set. */
    public boolean is(DmInfo.Flag flag) {
        return flags.contains(flag);
    }

    /** Whether it merges a snapshot now. */
    public boolean isMerging() {
        return target.filter("snapshot-merge"::equals).isPresent();
    }
}
