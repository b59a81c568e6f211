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
        if (why.errno() == Errno.EIO && volume.type() == FsType.EXT4) {
            kernel.printk(Level.CRIT, "EXT4-fs error (device %s): __ext4_find_entry:%d: inode #%d: comm %s: reading directory lblock 0"
                    .formatted(volume.device(), lines().findEntry(), directory, kernel.comm()));
        }
    }

    /** A directory that cannot be read was listed. */
    void listFailed(Volume volume, long directory, ErrnoException why) {
        if (why.errno() == Errno.EIO && volume.type() == FsType.EXT4) {
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
            return;
        }
        String line = "JBD2: I/O error when updating journal superblock for " + volume.device() + "-8.";
        lost(volume, journal);
        kernel.printk(Level.ERR, line);
        kernel.printk(Level.ERR, "Aborting journal on device " + volume.device() + "-8.");
        lost(volume, journal);
        kernel.printk(Level.ERR, line);
    }

    private void lost(Volume volume, long block) {
        kernel.printk(Level.ERR, "Buffer I/O error on dev " + volume.device() + ", logical block " + block + ", lost sync page write");
    }
}
