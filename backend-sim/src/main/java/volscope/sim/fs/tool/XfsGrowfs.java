package volscope.sim.fs.tool;

import java.util.Optional;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.fs.Mounts;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.extent.Growing;
import volscope.sim.fs.extent.XfsSummary;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code xfs_growfs}: gives a mounted xfs volume all of its device. */
final class XfsGrowfs {

    private XfsGrowfs() {
    }

    static int run(ToolCall call) {
        String path = call.operand(0);
        if (call.stat(path).isEmpty()) {
            call.complain("path resolution failed for " + path + ": " + Errno.ENOENT.text());
            return 1;
        }
        String real = call.vfs(vfs -> vfs.realpath(call.absolute(path)));
        Optional<Mounts.Entry> mount = call.vfs(vfs -> vfs.mounts().entries()).stream()
                .filter(entry -> entry.type().equals(FsType.XFS.word()) && (entry.path().equals(real) || entry.source().equals(path)))
                .findFirst();
        if (mount.isEmpty()) {
            call.complain(path + " is not a mounted XFS filesystem");
            return 1;
        }
        return grow(call, mount.get());
    }

    private static int grow(ToolCall call, Mounts.Entry mount) {
        Disk disk = call.disk(mount.source());
        XfsSummary summary = XfsSummary.read(BlockIo.read(call.sys(), disk.dev(), 0, XfsSummary.SIZE / Sectors.SIZE).toArray())
                .orElseThrow(() -> new ErrnoException(Errno.EIO));
        XfsReport.lines(mount.source(), summary).forEach(call::println);
        long wanted = call.text("D").filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong)
                .orElse(Sectors.toBytes(disk.sectors()) / summary.blockSize());
        if (call.has("n") || wanted == summary.blocks()) {
            return 0;
        }
        if (wanted > Sectors.toBytes(disk.sectors()) / summary.blockSize()) {
            call.error("data size " + wanted + " too large, maximum is " + Sectors.toBytes(disk.sectors()) / summary.blockSize());
            return 1;
        }
        long volume = call.vfs(vfs -> vfs.mounts().volumeAt(mount.path())).orElseThrow();
        try {
            call.sys().run(kernel -> Growing.to(kernel, volume, wanted));
        } catch (ErrnoException e) {
            call.complain("XFS_IOC_FSGROWFSDATA xfsctl failed: " + e.errno().text());
            return 1;
        }
        call.println("data blocks changed from " + summary.blocks() + " to " + wanted);
        return 0;
    }
}
