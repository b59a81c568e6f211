package volscope.sim.fs.extent;

import volscope.sim.device.Block;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.page.Page;
import volscope.sim.profile.Profile.DaxTest;
import volscope.sim.profile.Profile.Ext4WithoutDax;
import volscope.sim.profile.Profile.XfsDaxWarning;

/** What a mount finds out about DAX. */
final class DaxCheck {

    /** Said once since power-on. */
    private static final String JOURNALED = "EXT4-fs: Warning: mounting with data=journal disables delayed allocation, dioread_nolock,"
            + " O_DIRECT and fast_commit support!";

    private final Kernel kernel;
    private final Block block;
    private final Volume volume;
    private final Superblock superblock;
    private final boolean device;
    private final boolean fits;

    DaxCheck(Kernel kernel, Volume volume, Superblock superblock) {
        this.kernel = kernel;
        this.block = kernel.get(Block.LAYER);
        this.volume = volume;
        this.superblock = superblock;
        this.device = isAligned(kernel, block.get(volume.dev())) && givesPages(volume.dev());
        this.fits = superblock.geometry().blockSize() == Page.SIZE;
    }

    /** Whether a device has DAX and is made of whole pages. */
    static boolean isAligned(Kernel kernel, Disk disk) {
        boolean aligned = disk.sectors() % Sectors.PER_PAGE == 0;
        if (disk.limits().hasDax() && !aligned) {
            kernel.printk(Level.INFO, disk.name() + ": error: unaligned partition for dax");
        }
        return disk.limits().hasDax() && aligned;
    }

    private boolean givesPages(DevNo dev) {
        return kernel.profile().fs().daxTest() == DaxTest.QUEUE_FLAG || volume.options().dax() != DaxMode.ALWAYS
                || block.directAccess(dev, 0, 1, Dax.Intent.READ) instanceof Dax.Granted;
    }

    Volume checked() {
        Volume known = volume.with(superblock).with(device && fits ? Volume.DaxDevice.YES : Volume.DaxDevice.NO);
        return volume.type() != FsType.XFS ? ext4(known) : xfs(known);
    }

    private Volume ext4(Volume known) {
        journalsData(known.options());
        if (superblock.features().mayInlineData() && volume.options().dax() == DaxMode.ALWAYS) {
            log(Level.ERR, "Cannot use DAX on a filesystem that may contain inline data");
            throw new ErrnoException(Errno.EINVAL);
        }
        if (device && !fits) {
            log(Level.ERR, "unsupported blocksize for DAX");
            kernel.printk(Level.ERR, "");
        }
        if (volume.options().dax() != DaxMode.ALWAYS || device && fits) {
            return known;
        }
        if (kernel.profile().fs().ext4WithoutDax() == Ext4WithoutDax.TURN_OFF) {
            log(Level.WARNING, "DAX unsupported by block device. Turning off DAX.");
            return known.with(volume.options().with(DaxMode.UNSET));
        }
        log(Level.ERR, "DAX unsupported by block device.");
        throw new ErrnoException(Errno.EINVAL);
    }

    private void journalsData(MountOptions options) {
        if (superblock.journalInode() != 0 && superblock.data(options) == MountOptions.DataMode.JOURNAL) {
            if (kernel.log().stream().noneMatch(line -> line.text().equals(JOURNALED))) {
                kernel.printk(Level.WARNING, JOURNALED);
            }
            if (options.dax() == DaxMode.ALWAYS) {
                log(Level.ERR, "can't mount with both data=journal and dax");
                throw new ErrnoException(Errno.EINVAL);
            }
        }
        if (options.data() != MountOptions.DataMode.UNSET && superblock.journalInode() == 0) {
            log(Level.ERR, "can't mount with data=, fs mounted w/o journal");
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private Volume xfs(Volume known) {
        if (volume.options().dax() != DaxMode.ALWAYS) {
            return known;
        }
        if (device && fits) {
            if (kernel.profile().fs().xfsDaxWarning() == XfsDaxWarning.EXPERIMENTAL) {
                log(Level.WARNING, "DAX enabled. Warning: EXPERIMENTAL, use at your own risk");
            }
            return known;
        }
        log(Level.ALERT, device
                ? "DAX not supported for blocksize. Turning off DAX."
                : "DAX unsupported by block device. Turning off DAX.");
        return known.with(volume.options().with(DaxMode.NEVER));
    }

    private void log(Level level, String text) {
        kernel.printk(level, volume.logPrefix() + text);
    }
}
