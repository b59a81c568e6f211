package volscope.sim.fs.extent;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile.Ext4Lines;

/** What a file system says in the log when its device fails. */
final class Troubles {

    private final Kernel kernel;

    Troubles(Kernel kernel) {
        this.kernel = kernel;
    }

    private Ext4Lines lines() {
        return kernel.profile().fs().ext4Lines();
    }

    /** A name was looked for in a directory that cannot be read. */
    void findFailed(Volume volume, long directory, ErrnoException why) {
        if (why.errno() == Errno.EIO && volume.type() != FsType.XFS) {
            kernel.printk(Level.CRIT, "EXT4-fs error (device %s): __ext4_find_entry:%d: inode #%d: comm %s: reading directory lblock 0"
                    .formatted(volume.device(), lines().findEntry(), directory, kernel.comm()));
        }
    }

    /** A directory that cannot be read was listed. */
    void listFailed(Volume volume, long directory, ErrnoException why) {
        if (why.errno() == Errno.EIO && volume.type() != FsType.XFS) {
            kernel.printk(Level.WARNING,
                    "EXT4-fs warning (device %s): htree_dirblock_to_tree:%d: inode #%d: lblock 0: comm %s: error -5 reading directory block"
                            .formatted(volume.device(), lines().readDirectory(), directory, kernel.comm()));
        }
    }

    /** Data of a file could not be written. */
    void dataFailed(Volume volume, long inode, long block, int blocks) {
        if (volume.type() == FsType.XFS) {
            kernel.printk(Level.ERR, volume.device() + ": writeback error on inode " + inode + ", offset 0, sector "
                    + block * (volume.geometry().blockSize() / 512));
            return;
        }
        kernel.printk(Level.WARNING, "EXT4-fs warning (device %s): ext4_end_bio:%d: I/O error 10 writing to inode %d starting block %d)"
                .formatted(volume.device(), lines().endBio(), inode, block + blocks));
        for (long failed = block; failed < block + Math.min(blocks, 10); failed++) {
            kernel.printk(Level.ERR, "Buffer I/O error on device " + volume.device() + ", logical block " + failed);
        }
    }

    /** The superblock could not be written. */
    void superblockFailed(Volume volume) {
        lost(volume, volume.geometry().headerBlock());
        kernel.printk(Level.ERR, volume.logPrefix() + "I/O error while writing superblock");
    }

    /** The journal, or what it protects, could not be written: no more changes. */
    void journalFailed(Volume volume, long journal) {
        if (volume.type() == FsType.XFS) {
            kernel.printk(Level.ALERT, volume.logPrefix() + "log I/O error -5");
            kernel.printk(Level.ALERT, volume.logPrefix() + "Filesystem has been shut down due to log error (0x2).");
            kernel.printk(Level.ALERT, volume.logPrefix() + "Please unmount the filesystem and rectify the problem(s).");
            return;
        }
        if (volume.flush().log() == Flush.Log.EMPTY) {
            journalHeadFailed(volume, journal);
        }
        kernel.printk(Level.ERR, "Aborting journal on device " + volume.device() + "-8.");
        journalHeadFailed(volume, journal);
    }

    /** The first block of a journal says where the rest of it starts; it is written before an empty journal is used, and when it is given up. */
    private void journalHeadFailed(Volume volume, long journal) {
        lost(volume, journal);
        kernel.printk(Level.ERR, "JBD2: I/O error when updating journal superblock for " + volume.device() + "-8.");
    }

    /** A change begins, and the journal was given up. */
    void aborted(Volume volume, Runnable retryHeader) {
        error(volume, ": ext4_journal_check_start:" + lines().journalStart() + ": comm " + kernel.comm() + ": Detected aborted journal");
        retryHeader.run();
        kernel.printk(Level.CRIT, volume.logPrefix() + "Remounting filesystem read-only");
    }

    /** A function of ext4 gives up because of that. */
    void gaveUp(Volume volume, String function, Runnable retryHeader) {
        error(volume, " in " + function + ": Journal has aborted");
        retryHeader.run();
    }

    /** A block of structures could not be written a while ago, and a change comes that needs to know. */
    void writeWasLost(Volume volume) {
        error(volume, ": ext4_check_bdev_write_error:217: comm " + kernel.comm() + ": Error while async write back metadata");
    }

    /** The same where it is the end of the journal. */
    void writeWasLostForGood(Volume volume, long inode, long journal) {
        kernel.printk(Level.ERR, "Aborting journal on device " + volume.device() + "-8.");
        journalHeadFailed(volume, journal);
        error(volume, " in ext4_reserve_inode_write:5937: IO failure");
        error(volume, ": ext4_dirty_inode:6157: inode #" + inode + ": comm " + kernel.comm() + ": mark_inode_dirty error");
        error(volume, " in ext4_dirty_inode:6158: IO failure");
    }

    private void error(Volume volume, String text) {
        kernel.printk(Level.CRIT, "EXT4-fs error (device " + volume.device() + ")" + text);
    }

    private void lost(Volume volume, long block) {
        kernel.printk(Level.ERR, "Buffer I/O error on dev " + volume.device() + ", logical block " + block + ", lost sync page write");
    }
}
