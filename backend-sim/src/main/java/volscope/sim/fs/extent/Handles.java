package volscope.sim.fs.extent;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile.LostWrite;

/** What a change of a volume meets at its start: a journal that was given up, a block of structures that was lost. */
final class Handles {

    private final FileSystems systems;
    private final Kernel kernel;
    private final Troubles troubles;

    Handles(FileSystems systems, Kernel kernel) {
        this.systems = systems;
        this.kernel = kernel;
        this.troubles = new Troubles(kernel);
    }

    /**
     * Starts a change.
     *
     * @param inode
     *            whose change it is
     * @throws ErrnoException
     *             EROFS if the journal was given up, EIO if the volume has stopped
     */
    void start(long id, long inode) {
        Volume volume = systems.get(id);
        if (volume.isShutDown()) {
            throw new ErrnoException(Errno.EIO);
        }
        if (volume.type() == FsType.XFS || volume.header().journalInode() == 0) {
            return;
        }
        if (volume.isAborted()) {
            detected(volume);
            throw new ErrnoException(Errno.EROFS);
        }
        if (volume.failed().contains(Volume.SUPERBLOCK)) {
            systems.update(id, now -> now.forgetting(Volume.SUPERBLOCK));
            lost(volume, inode);
        }
    }

    private boolean stops() {
        return kernel.profile().fs().lostWrite() == LostWrite.STOPS;
    }

    private void detected(Volume volume) {
        troubles.aborted(volume, () -> retryHeader(volume));
        if (stops()) {
            systems.update(volume.id(), now -> now.failing(Volume.SHUTDOWN));
        }
    }

    private void lost(Volume volume, long inode) {
        if (!stops()) {
            troubles.writeWasLost(volume);
            return;
        }
        systems.update(volume.id(), now -> now.failing(Volume.STRUCTURES));
        troubles.writeWasLostForGood(volume, inode, systems.writeback.journalStart(volume.id()));
        detected(volume);
        retryHeader(volume);
        throw new ErrnoException(Errno.EIO);
    }

    private void retryHeader(Volume volume) {
        systems.writeback.retryHeader(volume.id());
    }

    /** A function of ext4 that cannot make its change says so. */
    <T> T within(long id, String function, java.util.function.Supplier<T> change) {
        try {
            return change.get();
        } catch (ErrnoException e) {
            Volume volume = systems.get(id);
            if (e.errno() == Errno.EROFS && volume.type() != FsType.XFS && volume.isAborted() && !volume.options().isReadOnly()) {
                troubles.gaveUp(volume, function, () -> retryHeader(volume));
            }
            throw e;
        }
    }
}
