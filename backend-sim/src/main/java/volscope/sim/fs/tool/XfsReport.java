package volscope.sim.fs.tool;

import java.util.List;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.extent.XfsSummary;
import volscope.sim.fs.extent.XfsWish.Sharing;
import volscope.sim.kernel.ErrnoException;

/** What {@code mkfs.xfs} and {@code xfs_info} tell of a volume. */
final class XfsReport {

    private XfsReport() {
    }

    static List<String> lines(String device, XfsSummary of) {
        String none = " ".repeat(9) + "=" + " ".repeat(23);
        long groups = (of.blocks() + of.perGroup() - 1) / of.perGroup();
        int logUnit = of.sector() > 512 ? of.sector() / of.blockSize() : 0;
        return List.of("meta-data=%-22s isize=512    agcount=%d, agsize=%d blks".formatted(device, groups, of.perGroup()),
                none + "sectsz=%-5d attr=2, projid32bit=1".formatted(of.sector()),
                none + "crc=1        finobt=1, sparse=1, rmapbt=0",
                none + "reflink=%-4d bigtime=1 inobtcount=1 nrext64=0".formatted(of.sharing() == Sharing.POSSIBLE ? 1 : 0),
                "data     =%-22s bsize=%-6d blocks=%d, imaxpct=25".formatted("", of.blockSize(), of.blocks()),
                none + "sunit=0      swidth=0 blks",
                "naming   =%-22s bsize=%-6d ascii-ci=0, ftype=1".formatted("version 2", of.blockSize()),
                "log      =%-22s bsize=%-6d blocks=%d, version=2".formatted("internal log", of.blockSize(), of.logBlocks()),
                none + "sectsz=%-5d sunit=%d blks, lazy-count=1".formatted(of.sector(), logUnit),
                "realtime =%-22s extsz=4096   blocks=0, rtextents=0".formatted("none"));
    }

    /** {@code xfs_info DEVICE}. */
    static int info(ToolCall call) {
        String device = call.operand(0);
        try {
            long handle = call.vfs(vfs -> vfs.open(call.absolute(device), OpenMode.READ));
            try {
                byte[] page = call.vfs(vfs -> vfs.read(handle, XfsSummary.SIZE));
                var found = XfsSummary.read(page);
                if (found.isEmpty()) {
                    call.error("xfs_info: " + device + " is not a valid XFS filesystem (unexpected SB magic number 0x%02x%02x%02x%02x)"
                            .formatted(page[0], page[1], page[2], page[3]));
                    call.error("Use -F to force a read attempt.");
                    return 1;
                }
                lines(device, found.get()).forEach(call::println);
                return 0;
            } finally {
                call.change(vfs -> vfs.close(handle));
            }
        } catch (ErrnoException e) {
            call.error(device + ": " + e.errno().text());
            return 1;
        }
    }
}
