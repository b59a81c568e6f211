package volscope.sim.snapshot;

import java.util.List;
import java.util.Set;

import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.device.DirectMappings;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.DaxRules.Require;
import volscope.sim.snapshot.SnapshotState.Flag;

/** What the designed kernels ask before a snapshot becomes active: that nobody can store into its origin without asking. */
final class Activation {

    private Activation() {
    }

    /**
     * Lets a snapshot become active.
     *
     * @throws ErrnoException
     *             EINVAL if a file system uses the origin's memory and is not frozen; the log says which
     * @throws Sleeping
     *             while a device holds a page of the origin
     */
    static void check(Snapshots snapshots, Snapshot snapshot) {
        Set<Require> required = snapshots.kernel().profile().dax().activation();
        if (required.isEmpty() || snapshot.is(Flag.ACTIVE) || snapshot.isMerge() || Handover.takesOver(snapshots, snapshot)) {
            return;
        }
        List<Dax.Granted> memory = snapshots.block().reach(snapshot.origin, 0, snapshot.length);
        snapshots.kernel().hook(DirectMappings.class).ifPresent(mappings -> {
            if (required.contains(Require.FROZEN)) {
                mappings.unfrozen(memory).ifPresent(dev -> refuse(snapshots, dev));
            }
            if (required.contains(Require.UNPINNED)) {
                mappings.pinned(memory).ifPresent(task -> {
                    throw Sleeping.on("pages that " + task + " has pinned", task);
                });
            }
        });
    }

    private static void refuse(Snapshots snapshots, DevNo dev) {
        snapshots.log(Level.ERR, "Origin is mapped through " + dev + ", whose filesystem is not frozen.");
        throw new ErrnoException(Errno.EINVAL);
    }
}
