package volscope.sim.fs.extent;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;

/** Stops a mounted volume, as if the machine were to lose it. */
public final class Shutdown {

    private static final int WITHOUT_LOG = 2;

    private Shutdown() {
    }

    /** What is done before. */
    public enum Way {
        /** Nothing: what is in memory is lost. */
        AT_ONCE,
        /** What the journal can hold is written. */
        LOG_FLUSHED
    }

    /** Stops a volume. */
    public static void of(Kernel kernel, long volume, Way way) {
        FileSystems systems = kernel.get(FileSystems.LAYER);
        if (systems.get(volume).isShutDown()) {
            return;
        }
        if (way == Way.LOG_FLUSHED) {
            systems.commit(volume);
        }
        Volume stopped = systems.get(volume);
        String prefix = stopped.logPrefix();
        if (stopped.type() == FsType.XFS) {
            kernel.printk(Level.ALERT, prefix + "User initiated shutdown received.");
            kernel.printk(Level.ALERT, prefix + "Metadata I/O Error (0x4) detected at xfs_fs_goingdown+0x71/0xb0 [xfs] "
                    + "(fs/xfs/xfs_fsops.c:495).  Shutting down filesystem.");
            kernel.printk(Level.ALERT, prefix + "Please unmount the filesystem and rectify the problem(s)");
        } else {
            kernel.printk(Level.ALERT, prefix + "shut down requested (" + (way == Way.LOG_FLUSHED ? 1 : WITHOUT_LOG) + ")");
            if (stopped.header().journalInode() != 0) {
                kernel.printk(Level.ERR, "Aborting journal on device " + stopped.device() + "-8.");
            }
        }
        systems.update(volume, now -> now.failing(Volume.SHUTDOWN).failing(Volume.STRUCTURES));
    }
}
