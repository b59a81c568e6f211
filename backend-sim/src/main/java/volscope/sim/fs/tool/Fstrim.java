package volscope.sim.fs.tool;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Trimming;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code fstrim}: discards what a mounted volume does not use. */
final class Fstrim {

    private Fstrim() {
    }

    static int run(ToolCall call) {
        String path = call.operand(0);
        if (call.stat(path).isEmpty()) {
            call.complain("stat of " + path + " failed: " + Errno.ENOENT.text());
            return 1;
        }
        Optional<VolumeFile> on = call.vfs(vfs -> vfs.volumeFile(call.absolute(path)));
        Optional<Disk> disk = on.map(file -> call.kernel(
                kernel -> kernel.get(Block.LAYER).get(kernel.get(FileSystems.LAYER).device(file.volume()))));
        if (disk.filter(device -> device.limits().discard() == Limits.Discard.SUPPORTED).isEmpty()) {
            call.complain(path + ": the discard operation is not supported");
            return 1;
        }
        if (call.has("dry-run")) {
            return say(call, path, 0, "dry run");
        }
        try {
            long bytes = trim(call, on.get().volume(), disk.get());
            return say(call, path, bytes, bytes + " bytes");
        } catch (ErrnoException e) {
            call.complain(path + ": FITRIM ioctl failed: " + e.errno().text());
            return 1;
        }
    }

    private static long trim(ToolCall call, long volume, Disk disk) {
        var range = new Trimming.Range(number(call, "offset").orElse(0), number(call, "length").orElse(Long.MAX_VALUE),
                number(call, "minimum").orElse(0));
        long bytes = 0;
        for (Trimming.Run run : call.kernel(kernel -> Trimming.of(kernel.get(FileSystems.LAYER), volume, range))) {
            BlockIo.submit(call.sys(), BioOp.DISCARD, disk.dev(), run.start() / Sectors.SIZE, run.length() / Sectors.SIZE, Data.EMPTY,
                    Set.of());
            bytes += run.length();
        }
        return bytes;
    }

    private static OptionalLong number(ToolCall call, String option) {
        return call.text(option).map(Amounts::read).orElse(OptionalLong.empty());
    }

    private static int say(ToolCall call, String path, long bytes, String more) {
        if (call.has("verbose")) {
            call.println("%s: %s (%s) trimmed".formatted(path, spaced(bytes), more));
        }
        return 0;
    }

    /** {@code 487.2 MiB}. */
    private static String spaced(long bytes) {
        String tight = HumanSize.oneLetter(bytes);
        String number = tight.substring(0, tight.length() - 1);
        char letter = tight.charAt(tight.length() - 1);
        return letter == 'B' ? number + " B" : number + " " + letter + "iB";
    }
}
