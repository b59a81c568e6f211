package volscope.sim.fs.tool;

import java.util.Optional;
import java.util.stream.Collectors;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.WallClock;
import volscope.sim.fs.extent.Inspection;
import volscope.sim.fs.extent.Inspection.Summary;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code dumpe2fs}, {@code debugfs} and {@code e2fsck}: looks at an ext4 volume from outside. */
final class E2fsTools {

    private static final String RELEASE = " 1.47.0 (5-Feb-2023)";
    private static final int OPERATIONAL_ERROR = 8;
    /** What is left of the library's number of this error. */
    private static final int BAD_MAGIC = 19;
    private static final long CHECKED_AT = 1024 + 0x40;
    private static final String NO_SUPERBLOCK = """

            The superblock could not be read or does not describe a valid ext2/ext3/ext4
            filesystem.  If the device is valid and it really contains an ext2/ext3/ext4
            filesystem (and not swap or ufs or something else), then the superblock
            is corrupt, and you might try running e2fsck with an alternate superblock:
                e2fsck -b 8193 <device>
             or
                e2fsck -b 32768 <device>
            """;

    private final ToolCall call;
    private final String device;

    private E2fsTools(ToolCall call) {
        this.call = call;
        this.device = call.operand(0);
    }

    static int dumpe2fs(ToolCall call) {
        return new E2fsTools(call).dump();
    }

    static int debugfs(ToolCall call) {
        return new E2fsTools(call).debug();
    }

    static int e2fsck(ToolCall call) {
        return new E2fsTools(call).check();
    }

    private Optional<Inspection> open(long handle) {
        return Inspection.of((start, length) -> {
            call.change(vfs -> vfs.seek(handle, start));
            return call.vfs(vfs -> vfs.read(handle, length));
        });
    }

    private interface Look {
        int at(Inspection inspection);
    }

    private int inspect(Look look, String trouble) {
        long handle = call.vfs(vfs -> vfs.open(call.absolute(device), OpenMode.READ));
        try {
            Optional<Inspection> found = open(handle);
            if (found.isEmpty()) {
                call.error(trouble.formatted("Bad magic number in super-block"));
                return 1;
            }
            return look.at(found.get());
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private int dump() {
        call.error("dumpe2fs" + RELEASE);
        try {
            int code = inspect(inspection -> header(inspection.summary()), "dumpe2fs: %s while trying to open " + device);
            if (code != 0) {
                call.println("Couldn't find valid filesystem superblock.");
            }
            return code == 0 ? 0 : BAD_MAGIC;
        } catch (ErrnoException e) {
            call.error("dumpe2fs: " + e.errno().text() + " while trying to open " + device);
            return 1;
        }
    }

    private int header(Summary summary) {
        E2fsHeader.lines(summary).forEach(call::println);
        return 0;
    }

    private void write(long at, byte[] bytes) {
        long handle = call.vfs(vfs -> vfs.open(call.absolute(device), OpenMode.READ_WRITE));
        try {
            call.change(vfs -> vfs.seek(handle, at));
            call.change(vfs -> vfs.write(handle, bytes));
            call.change(vfs -> vfs.fsync(handle));
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private int debug() {
        call.error("debugfs" + RELEASE);
        String[] words = call.text("R").orElse("").strip().split(" +");
        try {
            return inspect(inspection -> debug(inspection, words), "debugfs: %s while trying to open " + device);
        } catch (ErrnoException e) {
            call.error("debugfs: " + e.errno().text() + " while trying to open " + device);
            return 1;
        }
    }

    private int debug(Inspection inspection, String[] words) {
        boolean bmap = words[0].equals("bmap") && words.length == 3 && words[2].matches("\\d{1,9}");
        if (!bmap && (!words[0].equals("blocks") || words.length < 2)) {
            call.error("debugfs: Unknown request \"" + words[0] + "\".  Type \"?\" for a request list.");
            return 1;
        }
        if (bmap) {
            inspection.block(words[1], Long.parseLong(words[2])).ifPresentOrElse(block -> call.println(block.toString()),
                    () -> call.error(words[1] + ": File not found by ext2_lookup "));
            return 0;
        }
        inspection.blocks(words[1]).ifPresentOrElse(
                blocks -> call.println(blocks.stream().map(block -> block + " ").collect(Collectors.joining())),
                () -> call.error(words[1] + ": File not found by ext2_lookup "));
        return 0;
    }

    private int check() {
        if (!call.has("p")) {
            call.error("e2fsck" + RELEASE);
        }
        if (!call.has("n") && !call.has("p") && !call.has("y")) {
            call.error("e2fsck: need terminal for interactive repairs");
            return OPERATIONAL_ERROR;
        }
        try {
            int code = inspect(this::check,
                    (call.has("p") ? "" : "ext2fs_open2: %1$s\ne2fsck: Superblock invalid, trying backup blocks...\n")
                            + "e2fsck: %1$s while trying to open " + device + "\n" + NO_SUPERBLOCK);
            if (code == 0 && !call.has("n")) {
                inspect(inspection -> {
                    write(CHECKED_AT, seconds(inspection.summary().mounted()));
                    return 0;
                }, "%s");
            }
            return code == 0 ? 0 : OPERATIONAL_ERROR;
        } catch (ErrnoException e) {
            reread();
            call.error("e2fsck: " + e.errno().text() + " while trying to open " + device);
            call.error(e.errno() == Errno.ENOENT ? "Possibly non-existent device?" : NO_SUPERBLOCK);
            return OPERATIONAL_ERROR;
        }
    }

    /** The second it is now, or that of the last mount. */
    private byte[] seconds(long mounted) {
        long now = Math.max(mounted, call.kernel(WallClock::seconds));
        return new byte[]{(byte) now, (byte) (now >> 8), (byte) (now >> 16), (byte) (now >> 24)};
    }

    /** The superblock is tried once more before the check is given up. */
    private void reread() {
        try {
            inspect(inspection -> 0, "%s");
        } catch (ErrnoException e) {
            call.status(OPERATIONAL_ERROR);
        }
    }

    private int check(Inspection inspection) {
        Summary summary = inspection.summary();
        long files = summary.inodes() - summary.freeInodes();
        String name = summary.label().isEmpty() ? device : summary.label();
        if (!call.has("f") && !summary.features().contains("needs_recovery")) {
            call.println("%s: clean, %d/%d files, %d/%d blocks".formatted(name, files, summary.inodes(),
                    summary.blocks() - summary.freeBlocks(), summary.blocks()));
            return 0;
        }
        if (!call.has("p")) {
            call.println("Pass 1: Checking inodes, blocks, and sizes");
            call.println("Pass 2: Checking directory structure");
            call.println("Pass 3: Checking directory connectivity");
            call.println("Pass 4: Checking reference counts");
            call.println("Pass 5: Checking group summary information");
        }
        call.println("%s: %d/%d files (%.1f%% non-contiguous), %d/%d blocks".formatted(name, files, summary.inodes(),
                100.0 * inspection.fragmented() / files, summary.blocks() - summary.freeBlocks(), summary.blocks()));
        return 0;
    }
}
