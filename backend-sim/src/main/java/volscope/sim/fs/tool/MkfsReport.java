package volscope.sim.fs.tool;

import java.util.stream.Collectors;

import volscope.sim.fs.extent.Format;
import volscope.sim.fs.extent.FsType;

/** What {@code mkfs} tells of a volume that it makes, unless it is told to be quiet. */
final class MkfsReport {

    private static final String VERSION = "mke2fs 1.47.0 (5-Feb-2023)";

    private static final String TOO_SMALL = "\nFilesystem too small for a journal";

    private final ToolCall call;
    private final String device;
    private final Format.Wish wish;
    private final Format.Plan plan;

    MkfsReport(ToolCall call, String device, Format.Wish wish, Format.Plan plan) {
        this.call = call;
        this.device = device;
        this.wish = wish;
        this.plan = plan;
    }

    void start() {
        if (call.has("q")) {
            return;
        }
        if (wish.type() == FsType.XFS) {
            xfs();
            return;
        }
        call.error(VERSION);
        String unit = wish.blockSize() / 1024 + "k";
        call.println("Creating filesystem with " + plan.blocks() + " " + unit + " blocks and " + plan.inodes() + " inodes");
        call.println("Filesystem UUID: " + wish.uuid());
        if (!plan.copies().isEmpty()) {
            call.println("Superblock backups stored on blocks: ");
            call.println("\t" + plan.copies().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        call.println("");
    }

    void end() {
        boolean without = wish.type() == FsType.EXT4 && wish.journal() == Format.JournalWish.YES && plan.journalBlocks() == 0;
        if (without && call.has("q")) {
            call.error(TOO_SMALL);
        }
        if (call.has("q") || wish.type() == FsType.XFS) {
            return;
        }
        call.println("Allocating group tables: done                            ");
        call.println("Writing inode tables: done                            ");
        if (without) {
            call.error(TOO_SMALL);
        }
        if (plan.journalBlocks() > 0) {
            call.println("Creating journal (" + plan.journalBlocks() + " blocks): done");
        }
        call.println("Writing superblocks and filesystem accounting information: done");
        call.println("");
    }

    private void xfs() {
        long perGroup = (plan.blocks() + 3) / 4;
        call.println("meta-data=%-22s isize=512    agcount=4, agsize=%d blks".formatted(device, perGroup));
        call.println("         =%-22s sectsz=512   attr=2, projid32bit=1".formatted(""));
        call.println("data     =%-22s bsize=%-6d blocks=%d, imaxpct=25".formatted("", wish.blockSize(), plan.blocks()));
        call.println("log      =%-22s bsize=%-6d blocks=%d, version=2".formatted("internal log", wish.blockSize(), plan.journalBlocks()));
        call.println("realtime =%-22s extsz=4096   blocks=0, rtextents=0".formatted("none"));
    }
}
