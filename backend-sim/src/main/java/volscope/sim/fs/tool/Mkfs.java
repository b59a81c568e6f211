package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.fs.WallClock;
import volscope.sim.fs.extent.Ext4Wish;
import volscope.sim.fs.extent.Features;
import volscope.sim.fs.extent.Format;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.extent.Probe;
import volscope.sim.fs.extent.Uuid;
import volscope.sim.fs.extent.XfsWish;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code mkfs.ext4} and {@code mkfs.xfs}. */
final class Mkfs {

    private static final int PAGE = 4096;
    private static final long PART = 256 * 1024;
    /** Below this an ext4 volume is small and has small blocks, unless something else is said. */
    private static final long SMALL = 512L << 20;
    private static final long XFS_LEAST = 300L << 20;

    private static final String XFS_USAGE = """
            Usage: mkfs.xfs
            /* blocksize */		[-b size=num]
            /* config file */	[-c options=xxx]
            /* metadata */		[-m crc=0|1,finobt=0|1,uuid=xxx,rmapbt=0|1,reflink=0|1,
            			    inobtcount=0|1,bigtime=0|1]
            /* data subvol */	[-d agcount=n,agsize=n,file,name=xxx,size=num,
            			    (sunit=value,swidth=value|su=num,sw=num|noalign),
            			    sectsize=num
            /* force overwrite */	[-f]
            /* inode size */	[-i perblock=n|size=num,maxpct=n,attr=0|1|2,
            			    projid32bit=0|1,sparse=0|1,nrext64=0|1]
            /* no discard */	[-K]
            /* log subvol */	[-l agnum=n,internal,size=num,logdev=xxx,version=n
            			    sunit=value|su=num,sectsize=num,lazy-count=0|1]
            /* label */		[-L label (maximum 12 characters)]
            /* naming */		[-n size=num,version=2|ci,ftype=0|1]
            /* no-op info only */	[-N]
            /* prototype file */	[-p fname]
            /* quiet */		[-q]
            /* realtime subvol */	[-r extsize=num,size=num,rtdev=xxx]
            /* sectorsize */	[-s size=num]
            /* version */		[-V]
            			devicename
            <devicename> is required unless -d name=xxx is given.
            <num> is xxx (bytes), xxxs (sectors), xxxb (fs blocks), xxxk (xxx KiB),
                  xxxm (xxx MiB), xxxg (xxx GiB), xxxt (xxx TiB) or xxxp (xxx PiB).
            <value> is xxx (512 byte blocks).""";

    private final ToolCall call;
    private final FsType type;
    private final String name;

    private Mkfs(ToolCall call, FsType type) {
        this.call = call;
        this.type = type;
        this.name = call.operand(0);
    }

    static int ext4(ToolCall call) {
        return new Mkfs(call, FsType.EXT4).run();
    }

    static int xfs(ToolCall call) {
        return new Mkfs(call, FsType.XFS).run();
    }

    private int run() {
        Optional<Disk> disk = device();
        if (disk.isEmpty() || !isFree(disk.get())) {
            return 1;
        }
        if (type != FsType.XFS && disk.get().access() == Disk.Access.READ_ONLY) {
            daxWarning(disk.get(), blockSize(disk.get()));
            call.error(name + ": " + Errno.EPERM.text() + " while setting up superblock");
            return 1;
        }
        Format.Wish wish = wish(disk.get());
        if (type == FsType.XFS && wish.bytes() < XFS_LEAST) {
            call.error("Filesystem must be larger than 300MB.");
            call.error(XFS_USAGE);
            return 1;
        }
        warn(disk.get(), wish);
        Format.Plan plan = Format.plan(wish, call.kernel(WallClock::seconds));
        MkfsReport report = new MkfsReport(call, name, wish, plan);
        report.start();
        if (type != FsType.XFS && call.has("n")) {
            return 0;
        }
        try {
            write(disk.get(), plan);
        } catch (ErrnoException e) {
            call.complain(type != FsType.XFS
                    ? e.errno().text() + " while writing out and closing file system"
                    : "pwrite failed: " + e.errno().text());
            return 1;
        }
        report.end(discards(disk.get()));
        return 0;
    }

    private Optional<Disk> device() {
        try {
            return Optional.of(call.disk(name));
        } catch (ErrnoException e) {
            if (type == FsType.XFS) {
                call.error(e.errno() == Errno.ENOENT
                        ? "Error accessing specified device " + name + ": " + e.errno().text()
                        : "mkfs.xfs: cannot open " + name + ": " + e.errno().text());
                if (e.errno() == Errno.ENOENT) {
                    call.error(XFS_USAGE);
                }
            } else if (e.errno() == Errno.ENOTBLK) {
                call.error(name + " is not a block special device.");
            } else {
                call.error("The file " + name + " does not exist and no size was specified.");
            }
            return Optional.empty();
        }
    }

    private boolean isFree(Disk disk) {
        boolean mounted = call.vfs(vfs -> vfs.mounts().isMounted(disk.dev()));
        if (mounted || disk.holder().isPresent()) {
            if (type != FsType.XFS) {
                if (!call.has("q")) {
                    call.error(MkfsReport.VERSION);
                }
                call.error(name + (mounted ? " is mounted; " : " is apparently in use by the system; ")
                        + "will not make a filesystem here!");
            } else {
                call.error(mounted
                        ? "mkfs.xfs: " + name + " contains a mounted filesystem"
                        : "mkfs.xfs: cannot open " + name + ": " + Errno.EBUSY.text());
            }
            return false;
        }
        return type != FsType.XFS || call.has("f") || isEmpty(disk);
    }

    private boolean isEmpty(Disk disk) {
        Data page = disk.sectors() < Sectors.PER_PAGE
                ? Data.fill((byte) 0, PAGE)
                : BlockIo.read(call.sys(), disk.dev(), 0, Sectors.PER_PAGE);
        Optional<Probe.Found> found = Probe.find(page.toArray());
        found.ifPresent(there -> {
            call.error("mkfs.xfs: " + name + " appears to contain an existing filesystem (" + there.type().word() + ").");
            call.error("mkfs.xfs: Use the -f option to force overwrite.");
        });
        return found.isEmpty();
    }

    private Format.Wish wish(Disk disk) {
        String uuid = call.text("U").filter(text -> text.matches("[0-9a-fA-F-]{36}"))
                .orElseGet(() -> call.kernel(kernel -> Uuid.random(kernel.random())));
        long bytes = Sectors.toBytes(disk.sectors());
        if (call.operands().size() > 1) {
            bytes = Math.min(bytes, amount(call.operand(1)) * blockSize(disk));
        }
        Features features = features();
        var journal = features.hasJournal() ? Format.JournalWish.YES : Format.JournalWish.NO;
        var sharing = call.text("m").orElse("").contains("reflink=0") ? XfsWish.Sharing.NO : XfsWish.Sharing.POSSIBLE;
        return new Format.Wish(type, bytes, blockSize(disk), uuid, call.text("L").orElse(""), journal,
                call.text("N").map(Mkfs::amount).orElse(0L),
                call.text("i").map(Mkfs::amount).orElse(0L),
                new Ext4Wish(features, call.text("m").flatMap(Mkfs::percent).orElse(5.0), disk.limits().minIo(), disk.limits().optIo()),
                new XfsWish(sector(disk), sharing));
    }

    /** Those of the file system's type, and what is said besides. */
    private Features features() {
        Features features = switch (call.text("t").map(word -> "mkfs." + word).orElse(call.invocation().name())) {
            case "mke2fs", "mkfs.ext2" -> call.has("j") ? Features.EXT3 : Features.EXT2;
            case "mkfs.ext3" -> Features.EXT3;
            default -> Features.EXT4;
        };
        for (String word : call.text("O").orElse("").split(",")) {
            features = features.with(word).orElse(features);
        }
        return features;
    }

    private static Optional<Double> percent(String text) {
        return text.matches("\\d{1,2}(\\.\\d+)?") ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    private int blockSize(Disk disk) {
        Optional<String> text = call.text("b");
        if (type == FsType.XFS) {
            text = text.map(given -> given.replaceFirst(".*size=", ""));
        }
        return text.map(Mkfs::amount).map(Long::intValue).filter(size -> size >= 1024 && size <= PAGE)
                .orElse(type != FsType.XFS && Sectors.toBytes(disk.sectors()) < SMALL
                        ? Math.max(1024, disk.limits().logicalBlock())
                        : PAGE);
    }

    /** The sector that xfs counts on: what is asked for, or a physical block if that is no larger than a block. */
    private int sector(Disk disk) {
        Limits limits = disk.limits();
        return call.text("s").map(given -> given.replaceFirst(".*size=", "")).map(Mkfs::amount).map(Long::intValue)
                .filter(size -> size >= limits.logicalBlock() && size <= PAGE)
                .orElse(limits.physicalBlock() <= blockSize(disk) ? limits.physicalBlock() : limits.logicalBlock());
    }

    private static long amount(String text) {
        return Amounts.read(text).orElse(0);
    }

    private void warn(Disk disk, Format.Wish wish) {
        if (type == FsType.XFS) {
            if (wish.blockSize() < disk.limits().physicalBlock()) {
                call.error("specified blocksize " + wish.blockSize() + " is less than device physical sector size "
                        + disk.limits().physicalBlock());
                call.error("switching to logical sector size " + disk.limits().logicalBlock());
            }
            return;
        }
        if (call.text("b").isPresent() && wish.blockSize() < disk.limits().physicalBlock()) {
            call.error("Warning: specified blocksize " + wish.blockSize() + " is less than device physical sectorsize "
                    + disk.limits().physicalBlock());
        }
        if (disk.limits().alignment() != 0) {
            call.println(name + " alignment is offset by " + disk.limits().alignment() + " bytes.");
            call.println("This may result in very poor performance, (re)-partitioning suggested.");
        }
        daxWarning(disk, wish.blockSize());
    }

    private void daxWarning(Disk disk, int blockSize) {
        if (disk.limits().hasDax() && blockSize != PAGE) {
            call.error(name + " is capable of DAX but current block size " + blockSize + " is different from system page size " + PAGE
                    + " so filesystem will not support DAX.");
        }
    }

    private boolean discards(Disk disk) {
        return !call.has("K") && disk.limits().discard() == Limits.Discard.SUPPORTED;
    }

    private void write(Disk disk, Format.Plan plan) {
        claim(disk);
        try {
            if (discards(disk)) {
                BlockIo.submit(call.sys(), BioOp.DISCARD, disk.dev(), 0, disk.sectors(), Data.EMPTY, Set.of());
            }
            for (Format.Step step : joined(plan.steps())) {
                switch (step) {
                    case Format.Zero zero -> zero(disk, zero);
                    case Format.Put put -> BlockIo.write(call.sys(), disk.dev(), put.start() / Sectors.SIZE, Data.of(put.bytes()));
                }
            }
            BlockIo.flush(call.sys(), disk.dev());
        } finally {
            call.sys().run(kernel -> kernel.get(Block.LAYER).release(disk.dev()));
        }
    }

    private void claim(Disk disk) {
        call.sys().run(kernel -> kernel.get(Block.LAYER).claim(disk.dev(), call.invocation().name()));
    }

    private void zero(Disk disk, Format.Zero zero) {
        for (long done = 0; done < zero.length(); done += PART) {
            int part = (int) Math.min(PART, zero.length() - done);
            BlockIo.write(call.sys(), disk.dev(), (zero.start() + done) / Sectors.SIZE, Data.fill((byte) 0, part));
        }
    }

    /** Blocks that lie one after the other, in one write as long as it stays short. */
    private static List<Format.Step> joined(List<Format.Step> steps) {
        List<Format.Step> joined = new ArrayList<>();
        for (Format.Step step : steps) {
            if (step instanceof Format.Put put && !joined.isEmpty() && joined.getLast() instanceof Format.Put before
                    && before.start() + before.bytes().length == put.start() && before.bytes().length + put.bytes().length <= PART) {
                byte[] both = Arrays.copyOf(before.bytes(), before.bytes().length + put.bytes().length);
                System.arraycopy(put.bytes(), 0, both, before.bytes().length, put.bytes().length);
                joined.set(joined.size() - 1, new Format.Put(before.start(), both));
            } else {
                joined.add(step);
            }
        }
        return joined;
    }
}
