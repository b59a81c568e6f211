package volscope.sim.snapshot;

import volscope.sim.device.DirectMappings;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.kernel.Sleeping;
import volscope.sim.profile.Profile;
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
        Profile.Activation rule = snapshots.kernel().profile().dax().activation();
        if (rule == Profile.Activation.UNGUARDED || snapshot.is(Flag.ACTIVE) || snapshot.isMerge() || Handover.takesOver(snapshots, snapshot)) {
            return;
        }
        snapshots.kernel().hook(DirectMappings.class)
                .map(mappings -> mappings.guard(snapshots.block().reach(snapshot.origin, 0, snapshot.length)))
                .ifPresent(guard -> require(snapshots, guard));
    }

    private static void require(Snapshots snapshots, DirectMappings.Guard guard) {
        switch (guard) {
            case DirectMappings.Clear() -> {
            }
            case DirectMappings.Unfrozen(var dev) -> {
                snapshots.log(Level.ERR, "Origin is mapped through " + dev + ", whose filesystem is not frozen.");
                throw new ErrnoException(Errno.EINVAL);
            }
            case DirectMappings.Pinned(String task) -> throw Sleeping.on("pages that " + task + " has pinned");
        }
    }
}
