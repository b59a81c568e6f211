package volscope.sim.fs.tool;

import java.util.Map;
import java.util.Optional;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.fs.Mounts;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.extent.Growing;
import volscope.sim.fs.extent.Inspection;
import volscope.sim.fs.extent.Inspection.Summary;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code resize2fs}: gives an ext4 volume another size, mounted or not. */
final class Resize2fs {

    private static final int PAGE = 4096;

    private final ToolCall call;
    private final String device;

    private Resize2fs(ToolCall call) {
        this.call = call;
        this.device = call.operand(0);
    }

    static int run(ToolCall call) {
        return new Resize2fs(call).run();
    }

    private int run() {
        call.error("resize2fs 1.47.0 (5-Feb-2023)");
        Disk disk;
        long handle;
        try {
            handle = call.vfs(vfs -> vfs.open(call.absolute(device), OpenMode.READ));
            disk = call.disk(device);
        } catch (ErrnoException e) {
            call.error("open: " + e.errno().text() + " while opening " + device);
            return 1;
        }
        try {
            Optional<Inspection> found = Inspection.of((start, length) -> {
                call.change(vfs -> vfs.seek(handle, start));
                return call.vfs(vfs -> vfs.read(handle, length));
            });
            if (found.isEmpty()) {
                call.complain("Bad magic number in super-block while trying to open " + device);
                call.println("Couldn't find valid filesystem superblock.");
                return 1;
            }
            return resize(disk, found.get());
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private Optional<Mounts.Entry> mount(Disk disk) {
        return call.vfs(vfs -> vfs.mounts().entries()).stream()
                .filter(entry -> call.vfs(vfs -> vfs.mounts().volumeAt(entry.path())).isPresent() && call.disk(entry.source()).equals(disk))
                .findFirst();
    }

    private int resize(Disk disk, Inspection volume) {
        Summary now = volume.summary();
        Optional<Mounts.Entry> mount = mount(disk);
        if (mount.isEmpty() && !call.has("P") && !call.has("f") && now.checked() < now.mounted()) {
            call.println("Please run 'e2fsck -f " + device + "' first.\n");
            return 1;
        }
        long least = now.blocks() - now.freeBlocks();
        if (call.has("P")) {
            call.println("Estimated minimum size of the filesystem: " + least);
            return 0;
        }
        long most = Sectors.toBytes(disk.sectors()) / now.blockSize();
        long perPage = Math.max(1, PAGE / now.blockSize());
        long wanted = call.has("M")
                ? least
                : call.operands().size() > 1 ? asked(call.operand(1), now.blockSize()) : most / perPage * perPage;
        String unit = "(" + now.blockSize() / 1024 + "k) blocks";
        if (wanted > most && !call.has("f")) {
            call.println("The containing partition (or device) is only " + most + " " + unit + ".");
            call.println("You requested a new size of " + wanted + " blocks.\n");
            return 1;
        }
        if (volume.fitting(wanted) == now.blocks()) {
            call.println("The filesystem is already " + now.blocks() + " " + unit + " long.  Nothing to do!\n");
            return 0;
        }
        boolean done = mount.isPresent() ? onLine(mount.get(), now, wanted) : offLine(disk, volume, now, wanted, unit);
        if (done) {
            call.println("The filesystem on " + device + " is now " + volume.fitting(wanted) + " " + unit + " long.\n");
        }
        return done ? 0 : 1;
    }

    private static long asked(String text, int blockSize) {
        if (text.matches("\\d+")) {
            return Long.parseLong(text);
        }
        return text.endsWith("s")
                ? Long.parseLong(text.substring(0, text.length() - 1)) * Sectors.SIZE / blockSize
                : Amounts.read(text.toUpperCase(java.util.Locale.ROOT)).orElse(0) / blockSize;
    }

    private boolean onLine(Mounts.Entry mount, Summary now, long wanted) {
        String said = "Filesystem at " + device + " is mounted on " + mount.path() + "; on-line resizing required";
        if (wanted < now.blocks()) {
            call.complain("On-line shrinking not supported");
            call.println(said);
            return false;
        }
        call.println(said);
        call.println("old_desc_blocks = " + descriptors(now, now.blocks()) + ", new_desc_blocks = " + descriptors(now, wanted));
        long volume = call.vfs(vfs -> vfs.mounts().volumeAt(mount.path())).orElseThrow();
        try {
            call.sys().run(kernel -> Growing.to(kernel, volume, wanted));
            return true;
        } catch (ErrnoException e) {
            call.complain(e.errno().text() + " While trying to add group #0");
            return false;
        }
    }

    private static long descriptors(Summary of, long blocks) {
        long groups = (blocks - of.firstBlock() + of.perGroup() - 1) / of.perGroup();
        long perBlock = of.blockSize() / 64;
        return (groups + perBlock - 1) / perBlock;
    }

    private boolean offLine(Disk disk, Inspection volume, Summary now, long wanted, String unit) {
        call.println("Resizing the filesystem on " + device + " to " + wanted + " " + unit + ".");
        try {
            if (disk.access() == Disk.Access.READ_ONLY) {
                throw new ErrnoException(Errno.EPERM);
            }
            long perBlock = now.blockSize() / Sectors.SIZE;
            for (Map.Entry<Long, byte[]> block : volume.resized(wanted).entrySet()) {
                BlockIo.write(call.sys(), disk.dev(), block.getKey() * perBlock, Data.of(block.getValue()));
            }
            BlockIo.flush(call.sys(), disk.dev());
            return true;
        } catch (ErrnoException e) {
            call.complain(e.errno().text() + " while trying to resize " + device);
            return false;
        }
    }
}
