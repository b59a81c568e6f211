package volscope.sim.fs.tool;

import java.util.stream.Collectors;

import volscope.sim.fs.extent.Format;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.extent.XfsSummary;

/** What {@code mkfs} tells of a volume that it makes, unless it is told to be quiet. */
final class MkfsReport {

    static final String VERSION = "mke2fs 1.47.0 (5-Feb-2023)";

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
        if (plan.groups() > 1) {
            call.println("Filesystem UUID: " + wish.uuid());
            call.println("Superblock backups stored on blocks: ");
            call.println("\t" + plan.copies().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        call.println("");
    }

    /** A count up to all groups, that is wiped out again. */
    private String counted() {
        String most = String.valueOf(plan.groups());
        String count = " ".repeat(most.length() - 1) + "0/" + most;
        String back = "\b".repeat(count.length());
        return count + back + " ".repeat(count.length()) + back;
    }

    /**
     * Tells what comes after the work.
     *
     * @param discards
     *            whether the device was discarded first
     */
    void end(boolean discards) {
        boolean without = wish.type() != FsType.XFS && wish.journal() == Format.JournalWish.YES && plan.journalBlocks() == 0;
        if (without && call.has("q")) {
            call.error(TOO_SMALL);
        }
        if (call.has("q")) {
            return;
        }
        if (wish.type() == FsType.XFS) {
            if (discards) {
                call.println("Discarding blocks...Done.");
            }
            return;
        }
        call.println("Allocating group tables: " + counted() + "done                            ");
        call.println("Writing inode tables: " + counted() + "done                            ");
        if (without) {
            call.error(TOO_SMALL);
        }
        if (plan.journalBlocks() > 0) {
            call.println("Creating journal (" + plan.journalBlocks() + " blocks): done");
        }
        call.println("Writing superblocks and filesystem accounting information: " + counted() + "done");
        call.println("");
    }

    private void xfs() {
        var summary = new XfsSummary(plan.blocks(), plan.blocksPerGroup(), wish.blockSize(), wish.xfs().sector(), plan.journalBlocks(),
                wish.xfs().sharing());
        XfsReport.lines(device, summary).forEach(call::println);
    }
}
