package volscope.sim.fs.extent;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;

/** Gives mounted volumes more blocks. */
public final class Growing {

    private Growing() {
    }

    /** Blocks of a mounted volume. */
    public static long blocks(Kernel kernel, long volume) {
        return kernel.get(FileSystems.LAYER).get(volume).geometry().blocks();
    }

    /** Makes a volume so large: EINVAL if it is larger. */
    public static void to(Kernel kernel, long volume, long blocks) {
        FileSystems systems = kernel.get(FileSystems.LAYER);
        systems.checkWritable(volume);
        systems.awaitThaw(volume);
        Volume before = systems.get(volume);
        long now = before.geometry().blocks();
        long then = Resizing.fitting(before.header(), blocks);
        if (blocks < now) {
            say(kernel, before, Level.WARNING, "can't shrink FS - resize aborted");
            throw new ErrnoException(Errno.EINVAL);
        }
        if (then == now) {
            return;
        }
        say(kernel, before, Level.INFO, "resizing filesystem from " + now + " to " + then + " blocks");
        systems.internal(volume, draft -> {
            Resizing.to(draft, then);
            if (before.type() == FsType.XFS) {
                Bytes.putBig64(draft.edit(0), XfsSummary.BLOCKS, then);
            }
            return true;
        });
        if (before.type() == FsType.XFS) {
            systems.commit(volume);
        }
        say(kernel, before, Level.INFO, "resized filesystem to " + then);
    }

    private static void say(Kernel kernel, Volume volume, Level level, String text) {
        if (volume.type() != FsType.XFS) {
            kernel.printk(level, volume.logPrefix() + text);
        }
    }
}
