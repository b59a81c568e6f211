package volscope.sim.dax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Block;
import volscope.sim.device.BlockIo;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Stat;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.Attributes;
import volscope.sim.fs.extent.FileFlag;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.extent.Usage;
import volscope.sim.fs.extent.XfsSummary;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** What is known of a file and of its volume: {@code stat}, {@code statx} and {@code statfs} of {@code xfs_io}. */
final class XfsIoStat {

    private static final int DAX_ATTRIBUTE = 0x200000;
    private static final int EXT4_ATTRIBUTES = 0x303874;
    private static final int XFS_ATTRIBUTES = 0x203070;
    private static final int BASIC = 0x17ff;
    private static final int WITH_BIRTH = 0x1fff;
    /** A record of an extent in memory. */
    private static final int EXTENT = 16;
    private static final int INODES_AT_ONCE = 64;

    private final ToolCall call;
    private final StringBuilder output;
    private final String file;

    XfsIoStat(ToolCall call, StringBuilder output, String file) {
        this.call = call;
        this.output = output;
        this.file = file;
    }

    private Stat known() {
        return call.stat(file).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
    }

    private Optional<VolumeFile> on() {
        return call.vfs(vfs -> vfs.volumeFile(call.absolute(file)));
    }

    private boolean isXfs() {
        return on().filter(on -> call.kernel(kernel -> kernel.get(FileSystems.LAYER).type(on.volume())) == FsType.XFS).isPresent();
    }

    private void line(String name, Object value) {
        output.append(name).append(" = ").append(value).append('\n');
    }

    void stat(List<String> words) {
        if (words.contains("-r")) {
            raw(Optional.empty());
            return;
        }
        common();
        if (isXfs()) {
            xfs();
        }
    }

    private void common() {
        Stat stat = known();
        line("fd.path", '"' + file + '"');
        line("fd.flags", "non-sync," + (call.has("d") ? "direct" : "non-direct") + "," + (call.has("r") ? "read-only" : "read-write"));
        line("stat.ino", stat.inode());
        line("stat.type", stat.isDirectory() ? "directory" : "regular file");
        line("stat.size", stat.size());
        line("stat.blocks", stat.blocks());
    }

    /** What xfs knows besides. Extents of a directory that fits into its inode are counted by its bytes. */
    private void xfs() {
        VolumeFile on = on().orElseThrow();
        Stat stat = known();
        boolean small = stat.isDirectory() && stat.blocks() == 0;
        long extents = small
                ? stat.size() / EXTENT
                : call.kernel(kernel -> kernel.get(FileSystems.LAYER).runs(on.volume()).of(on.inode())).size();
        int sector = call.kernel(kernel -> kernel.get(Block.LAYER).get(kernel.get(FileSystems.LAYER).device(on.volume()))).limits()
                .logicalBlock();
        line("fsxattr.xflags", new XfsIoFlags(call, output, file).numbered());
        line("fsxattr.projid", 0);
        line("fsxattr.extsize", 0);
        line("fsxattr.cowextsize", 0);
        line("fsxattr.nextents", extents);
        line("fsxattr.naextents", 0);
        line("dioattr.mem", "0x" + Integer.toHexString(sector));
        line("dioattr.miniosz", sector);
        line("dioattr.maxiosz", Integer.MAX_VALUE & -sector);
    }

    void statx(List<String> words) {
        if (words.contains("-r")) {
            int at = words.indexOf("-m") + 1;
            raw(Optional.of(at > 0 && at < words.size() && words.get(at).equals("basic") ? BASIC : WITH_BIRTH));
        } else {
            common();
        }
    }

    /** All as numbers. */
    private void raw(Optional<Integer> mask) {
        Stat stat = known();
        mask.ifPresent(bits -> line("stat.mask", "0x" + Integer.toHexString(bits)));
        line("stat.blksize", 4096);
        mask.ifPresent(bits -> line("stat.attributes", "0x" + Integer.toHexString(attributes())));
        line("stat.nlink", stat.links());
        line("stat.uid", stat.uid());
        line("stat.gid", stat.gid());
        output.append("stat.mode: 0%o%n".formatted(type(stat.type()) | stat.mode()));
        line("stat.ino", stat.inode());
        line("stat.size", stat.size());
        line("stat.blocks", stat.blocks());
        mask.ifPresent(bits -> line("stat.attributes_mask", "0x" + Integer.toHexString(isXfs() ? XFS_ATTRIBUTES : EXT4_ATTRIBUTES)));
        DevNo rdev = stat.device().orElse(new DevNo(0, 0));
        line("stat.rdev_major", rdev.major());
        line("stat.rdev_minor", rdev.minor());
        on().map(on -> call.kernel(kernel -> kernel.get(FileSystems.LAYER).device(on.volume()))).ifPresent(dev -> {
            line("stat.dev_major", dev.major());
            line("stat.dev_minor", dev.minor());
        });
    }

    private static int type(FileType type) {
        return switch (type) {
            case DIRECTORY -> 0040000;
            case REGULAR -> 0100000;
            case SYMLINK -> 0120000;
            case BLOCK -> 0060000;
            case CHARACTER -> 0020000;
        };
    }

    private int attributes() {
        return on().map(on -> call.kernel(kernel -> {
            FileSystems systems = kernel.get(FileSystems.LAYER);
            Set<FileFlag> flags = Attributes.of(systems, on.volume()).get(on.inode());
            return (flags.contains(FileFlag.IMMUTABLE) ? 0x10 : 0) | (flags.contains(FileFlag.APPEND) ? 0x20 : 0)
                    | (flags.contains(FileFlag.NO_DUMP) ? 0x40 : 0) | (systems.files(on.volume()).isDax(on.inode()) ? DAX_ATTRIBUTE : 0);
        })).orElse(0);
    }

    void statfs() {
        line("fd.path", '"' + file + '"');
        VolumeFile on = on().orElseThrow(() -> new ErrnoException(Errno.ENOSYS));
        Usage usage = call.kernel(kernel -> Usage.of(kernel.get(FileSystems.LAYER), on.volume()));
        line("statfs.f_bsize", usage.blockSize());
        line("statfs.f_blocks", usage.blocks());
        line("statfs.f_bavail", usage.available());
        line("statfs.f_files", usage.inodes());
        line("statfs.f_ffree", usage.freeInodes());
        line("statfs.f_flags", "0x" + Integer.toHexString(mountFlags(on)));
        if (isXfs()) {
            long used = usage.inodes() - usage.freeInodes();
            long there = (used + INODES_AT_ONCE - 1) / INODES_AT_ONCE * INODES_AT_ONCE;
            DevNo dev = call.kernel(kernel -> kernel.get(FileSystems.LAYER).device(on.volume()));
            XfsSummary of = XfsSummary.read(BlockIo.read(call.sys(), dev, 0, Sectors.PER_PAGE).toArray()).orElseThrow();
            line("geom.bsize", usage.blockSize());
            line("geom.agcount", (of.blocks() + of.perGroup() - 1) / of.perGroup());
            line("geom.agblocks", of.perGroup());
            line("geom.datablocks", of.blocks());
            line("geom.rtblocks", 0);
            line("geom.rtextents", 0);
            line("geom.rtextsize", 1);
            line("geom.sunit", 0);
            line("geom.swidth", 0);
            line("counts.freedata", usage.free());
            line("counts.freertx", 0);
            line("counts.freeino", there - used);
            line("counts.allocino", there);
        }
    }

    /** How it is mounted, as {@code statfs(2)} has it. */
    private int mountFlags(VolumeFile on) {
        String options = call.vfs(vfs -> vfs.mounts().entries()).stream()
                .filter(entry -> call.vfs(vfs -> vfs.mounts().volumeAt(entry.path())).filter(id -> id == on.volume()).isPresent())
                .map(entry -> "," + entry.options() + ",").findFirst().orElse("");
        return 0x20 | (options.contains(",ro,") ? 1 : 0) | (options.contains(",relatime,") ? 0x1000 : 0)
                | (options.contains(",noatime,") ? 0x400 : 0);
    }
}
