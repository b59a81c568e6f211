package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pcollections.HashTreePMap;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.fs.extent.Volume.Stage;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;
import volscope.sim.profile.Profile.MountLog;

/** Mounts and unmounts volumes, stage by stage, and says in the log what it finds. */
final class Mounting {

    private final FileSystems systems;
    private final Kernel kernel;
    private final Writeback writeback;
    private final Block block;

    Mounting(FileSystems systems, Kernel kernel, Writeback writeback) {
        this.systems = systems;
        this.kernel = kernel;
        this.writeback = writeback;
        this.block = kernel.get(Block.LAYER);
    }

    long mount(DevNo dev, FsType type, List<String> words, String source, String holder) {
        Optional<Volume> there = systems.on(dev);
        if (there.isPresent() && there.get().stage() == Stage.LIVE) {
            return shared(there.get(), type, words, source);
        }
        long id = there.map(Volume::id).orElseGet(() -> begin(dev, type, parse(dev, type, MountOptions.DEFAULTS, words), source, holder));
        try {
            while (systems.get(id).stage() != Stage.LIVE) {
                advance(id);
            }
            return id;
        } catch (ErrnoException e) {
            systems.remove(id);
            block.release(dev);
            throw e;
        }
    }

    private MountOptions parse(DevNo dev, FsType type, MountOptions before, List<String> words) {
        return switch (MountWords.parse(type, before, words, kernel.profile().fs().daxOption())) {
            case MountWords.Good good -> {
                good.deprecated().forEach(word -> kernel.printk(Level.WARNING, "XFS: " + word + " mount option is deprecated."));
                yield good.options();
            }
            case MountWords.Bad bad -> {
                kernel.printk(Level.ERR, bad.log().formatted(block.get(dev).name()));
                throw new ErrnoException(Errno.EINVAL);
            }
        };
    }

    private long shared(Volume volume, FsType type, List<String> words, String source) {
        if (volume.type() != type) {
            kernel.printk(Level.ERR, source + ": Can't open blockdev");
            throw new ErrnoException(Errno.EBUSY);
        }
        if (parse(volume.dev(), type, MountOptions.DEFAULTS, words).isReadOnly() != volume.options().isReadOnly()) {
            kernel.printk(Level.WARNING, volume.device() + ": Can't mount, would change RO state");
            throw new ErrnoException(Errno.EBUSY);
        }
        return volume.id();
    }

    private long begin(DevNo dev, FsType type, MountOptions options, String source, String holder) {
        Disk disk = block.get(dev);
        try {
            block.claim(dev, holder);
            block.pageCache().drop(dev);
        } catch (ErrnoException e) {
            kernel.printk(Level.ERR, source + ": Can't open blockdev");
            throw e;
        }
        long id = kernel.nextId();
        MountOptions real = disk.access() == Disk.Access.READ_ONLY ? options.with(MountOptions.Access.READ_ONLY) : options;
        systems.put(Volume.mounting(id, dev, disk.name(), type, real));
        return id;
    }

    private void advance(long id) {
        switch (systems.get(id).stage()) {
            case PROBING -> probe(id);
            case RECOVERING -> recover(id);
            case MARKING -> {
                writeback.mark(id, Superblock.Recovery.NEEDED);
                writeback.drain(id);
                stage(id, Stage.LIVE);
                mounted(systems.get(id));
            }
            case LIVE, LEAVING, UNMARKING -> throw new ErrnoException(Errno.EBUSY);
        }
    }

    private void stage(long id, Stage stage) {
        systems.update(id, volume -> volume.with(stage));
    }

    private void log(Volume volume, Level level, String text) {
        kernel.printk(level, volume.logPrefix() + text);
    }

    /** A superblock is read into memory that is found by its place; where there is no such place, there is no such memory. */
    private void checkRoom(Volume volume) {
        Disk disk = block.get(volume.dev());
        if (Sectors.toBytes(disk.sectors()) < 2 * Superblock.SIZE) {
            DaxCheck.isAligned(kernel, disk);
            log(volume, Level.ERR, "unable to read superblock");
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    private void probe(long id) {
        checkRoom(systems.get(id));
        byte[] page = systems.reader().probe(id);
        Volume volume = systems.get(id);
        if (Probe.type(page).filter(found -> (found == FsType.XFS) == (volume.type() == FsType.XFS)).isEmpty()) {
            log(volume, Level.ERR, volume.type() != FsType.XFS ? "VFS: Can't find ext4 filesystem" : "Invalid superblock magic number");
            throw new ErrnoException(Errno.EINVAL);
        }
        Superblock superblock = Superblock.read(volume.type(), page, volume.type().headerOffset());
        checkFamily(volume, superblock.features());
        checkSize(volume, superblock.geometry());
        checkRecovery(volume, superblock);
        systems.put(withHeader(new DaxCheck(kernel, striped(tuned(volume, page), page), unjournaled(volume, superblock)).checked(), page));
        if (volume.type() == FsType.XFS && volume.options().uuid() == MountOptions.UuidCheck.UNIQUE) {
            checkUuid(volume, superblock.uuid());
        }
        if (volume.type() == FsType.XFS) {
            log(volume, Level.NOTICE, volume.options().recovery() == MountOptions.Recovery.REPLAY
                    ? "Mounting V5 Filesystem" + named(superblock, " %s")
                    : "Mounting V5 filesystem in no-recovery mode. Filesystem will be inconsistent.");
        }
        stage(id, Stage.RECOVERING);
    }

    /** Whether a volume is as old as the type it is mounted as. */
    private void checkFamily(Volume volume, Features features) {
        if (volume.type() != FsType.EXT2 && volume.type() != FsType.EXT3) {
            return;
        }
        boolean fits = volume.type() == FsType.EXT3 ? !features.type().equals("ext4") : features.type().equals("ext2");
        log(volume, fits ? Level.INFO : Level.ERR, fits
                ? "mounting " + volume.type().word() + " file system using the ext4 subsystem"
                : "couldn't mount as " + volume.type().word() + " due to feature incompatibilities");
        if (!fits) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** Whether a volume may be mounted without a look at its journal. */
    private void checkRecovery(Volume volume, Superblock superblock) {
        boolean skips = volume.options().recovery() == MountOptions.Recovery.SKIP && !volume.options().isReadOnly();
        if (skips && volume.type() == FsType.XFS) {
            log(volume, Level.WARNING, "no-recovery mounts must be read-only.");
            throw new ErrnoException(Errno.EINVAL);
        }
        if (skips && superblock.recovery() == Superblock.Recovery.NEEDED) {
            log(volume, Level.ERR, "required journal recovery suppressed and not mounted read-only");
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** Options that the superblock holds, where a mount says nothing else of the same. */
    private Volume tuned(Volume volume, byte[] page) {
        String words = volume.type() == FsType.XFS
                ? ""
                : Bytes.getText(page, volume.type().headerOffset() + Superblock.OPTIONS,
                        Superblock.OPTIONS_LENGTH);
        if (words.isEmpty()) {
            return volume;
        }
        MountOptions own = parse(volume.dev(), volume.type(), MountOptions.DEFAULTS, List.of(words.split(",")));
        MountOptions said = volume.options();
        return volume.with(said.with(said.dax() == DaxMode.UNSET ? own.dax() : said.dax())
                .with(said.data() == MountOptions.DataMode.UNSET ? own.data() : said.data()));
    }

    /** The stripe that mkfs noted, of the device's best request or else its smallest, is an option as if it had been said. */
    private static Volume striped(Volume volume, byte[] page) {
        int at = volume.type().headerOffset();
        long width = Bytes.get32(page, at + Superblock.WIDTH);
        long stripe = width != 0 ? width : Bytes.get16(page, at + Superblock.STRIDE);
        boolean said = volume.options().own().stream().anyMatch(word -> word.startsWith("stripe="));
        return volume.type() == FsType.XFS || stripe <= 1 || said
                ? volume
                : volume.with(volume.options().owning("stripe", "stripe=" + stripe, MountOptions.Presence.THERE));
    }

    /** ext4 goes on without a journal that it may not look at. */
    private static Superblock unjournaled(Volume volume, Superblock superblock) {
        boolean without = volume.type() != FsType.XFS && volume.options().recovery() == MountOptions.Recovery.SKIP;
        return without ? superblock.withoutJournal() : superblock;
    }

    /** The superblock's block stays in memory from the mount on. */
    private static Volume withHeader(Volume volume, byte[] page) {
        int blockSize = volume.geometry().blockSize();
        long block = volume.geometry().headerBlock();
        byte[] bytes = Arrays.copyOfRange(page, (int) block * blockSize, (int) (block + 1) * blockSize);
        return volume.withBuffers(volume.buffers().plus(block, Cached.clean(bytes)));
    }

    private void checkSize(Volume volume, Geometry geometry) {
        long there = Sectors.toBytes(block.get(volume.dev()).sectors()) / geometry.blockSize();
        if (geometry.blocks() > there) {
            log(volume, Level.WARNING, volume.type() != FsType.XFS
                    ? "bad geometry: block count " + geometry.blocks() + " exceeds size of device (" + there + " blocks)"
                    : "last sector read failed");
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private void checkUuid(Volume volume, String uuid) {
        boolean taken = systems.volumes().stream().anyMatch(other -> other.type() == FsType.XFS && other.id() != volume.id()
                && other.superblock().map(Superblock::uuid).filter(uuid::equals).isPresent());
        if (taken) {
            log(volume, Level.WARNING, "Filesystem has duplicate UUID " + uuid + " - can't mount");
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private void recover(long id) {
        Volume volume = systems.get(id);
        boolean needed = volume.header().journalInode() != 0 && volume.header().recovery() == Superblock.Recovery.NEEDED
                && volume.options().recovery() == MountOptions.Recovery.REPLAY;
        if (needed && volume.flush().phase() == Flush.Phase.IDLE) {
            replay(volume);
        }
        writeback.settle(id);
        if (needed) {
            reread(id);
        }
        systems.look(id, draft -> new InodeTable(draft).get(Namespace.ROOT));
        if (volume.header().journalInode() != 0) {
            systems.look(id, Journal::of);
        }
        if (volume.type() == FsType.XFS && volume.options().recovery() == MountOptions.Recovery.REPLAY) {
            log(volume, Level.NOTICE, needed ? "Ending recovery (logdev: internal)" : "Ending clean mount");
        } else if (needed) {
            log(volume, Level.INFO, "recovery complete");
        }
        stage(id, Stage.MARKING);
    }

    private void replay(Volume volume) {
        Optional<Map<Long, byte[]>> found = systems.look(volume.id(), draft -> Journal.of(draft).read(draft));
        if (volume.type() == FsType.XFS) {
            log(volume, Level.NOTICE, "Starting recovery (logdev: internal)");
        }
        found.ifPresent(transaction -> writeback.replay(volume.id(), HashTreePMap.from(transaction)));
    }

    /** After a recovery everything is read anew; the superblock's mark stays as it was found. */
    private void reread(long id) {
        systems.update(id, volume -> volume.withBuffers(HashTreePMap.empty()));
        Volume volume = systems.get(id);
        Geometry geometry = volume.geometry();
        byte[] header = systems.look(id, draft -> draft.block(geometry.headerBlock()));
        systems.put(systems.get(id).with(Superblock.read(volume.type(), header, geometry.headerOffset()).with(Superblock.Recovery.NEEDED)));
    }

    private boolean logsUuid() {
        return kernel.profile().fs().mountLog() == MountLog.WITH_UUID;
    }

    private String named(Superblock superblock, String form) {
        return logsUuid() ? form.formatted(superblock.uuid()) : "";
    }

    private void mounted(Volume volume) {
        if (volume.type() != FsType.XFS) {
            Superblock superblock = volume.header();
            String access = volume.options().isReadOnly() ? " ro" : " r/w";
            String journal = superblock.journalInode() == 0
                    ? "without journal"
                    : "with " + superblock.data(volume.options()).mode() + " data mode";
            if (superblock.journalInode() != 0 && volume.options().hasNoBarriers()) {
                log(volume, Level.INFO, "barriers disabled");
            }
            if (volume.options().own().contains("discard") && block.get(volume.dev()).limits().discard() == Limits.Discard.UNSUPPORTED) {
                log(volume, Level.WARNING, "mounting with \"discard\" option, but the device does not support discard");
            }
            log(volume, Level.INFO, "mounted filesystem" + named(superblock, " %s" + access) + " " + journal + ". Quota mode: none.");
        }
    }

    void remount(long id, List<String> words) {
        Volume volume = systems.get(id);
        if (volume.freeze() != FreezeLevel.UNFROZEN) {
            throw new ErrnoException(Errno.EBUSY);
        }
        MountOptions asked = withoutData(volume, parse(volume.dev(), volume.type(), volume.options(), words));
        if (volume.type() == FsType.XFS) {
            kernel.printk(Level.WARNING, "XFS: attr2 mount option is deprecated.");
        } else if (asked.data() != volume.options().data() || asked.dax() != volume.options().dax()) {
            kernel.printk(Level.ERR, asked.data() != volume.options().data()
                    ? "EXT4-fs: Cannot change data mode on remount"
                    : "EXT4-fs: can't change dax mount option while remounting");
            throw new ErrnoException(Errno.EINVAL);
        }
        MountOptions options = asked.with(volume.options().dax());
        if (options.isReadOnly() && !volume.options().isReadOnly()) {
            systems.sync(id);
            writeback.mark(id, Superblock.Recovery.CLEAN);
            writeback.drain(id);
        }
        systems.update(id, now -> now.with(options));
        writeback.mark(id, Superblock.Recovery.NEEDED);
        writeback.drain(id);
        if (volume.type() != FsType.XFS) {
            log(volume, Level.INFO, "re-mounted" + (logsUuid()
                    ? " " + volume.header().uuid() + (options.isReadOnly() ? " ro" : " r/w")
                    : "") + ". Quota mode: none.");
        }
    }

    /** Without a journal, what is said of its data does not count. */
    private MountOptions withoutData(Volume volume, MountOptions asked) {
        if (volume.type() == FsType.XFS || volume.header().journalInode() != 0 || asked.data() == MountOptions.DataMode.UNSET) {
            return asked;
        }
        kernel.printk(Level.WARNING, "EXT4-fs: Remounting file system with no journal so ignoring journalled data option");
        return asked.with(MountOptions.DataMode.UNSET);
    }

    void unmount(long id) {
        if (systems.get(id).stage() == Stage.LIVE) {
            systems.mappings().filter(mappings -> mappings.isDirty(id)).ifPresent(mappings -> {
                writeback.storedPast(id);
                mappings.clean(id);
            });
            systems.mappings().ifPresent(mappings -> mappings.drop(id));
            stage(id, Stage.LEAVING);
        }
        if (systems.get(id).stage() == Stage.LEAVING) {
            settle(id);
            left(systems.get(id));
            stage(id, Stage.UNMARKING);
            writeback.mark(id, Superblock.Recovery.CLEAN);
        }
        writeback.drain(id);
        DevNo dev = systems.get(id).dev();
        systems.remove(id);
        block.release(dev);
    }

    /** What cannot be written is lost; an unmount goes on. */
    private void settle(long id) {
        try {
            writeback.settle(id);
        } catch (ErrnoException e) {
            systems.update(id, volume -> volume.failing(Volume.STRUCTURES));
        }
    }

    private void left(Volume volume) {
        log(volume, Level.INFO, volume.type() != FsType.XFS
                ? "unmounting filesystem" + named(volume.header(), " %s") + "."
                : "Unmounting Filesystem" + named(volume.header(), " %s"));
    }
}
