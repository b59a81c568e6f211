package volscope.sim.fs.tool;

import java.util.Optional;
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
import volscope.sim.fs.extent.FreeRuns;
import volscope.sim.kernel.Errno;

/** {@code fstrim}: discards what a mounted volume does not use. */
final class Fstrim {

    private Fstrim() {
    }

    static int run(ToolCall call) {
        String path = call.operand(0);
        if (call.stat(path).isEmpty()) {
            call.complain("cannot open " + path + ": " + Errno.ENOENT.text());
            return 1;
        }
        Optional<VolumeFile> on = call.vfs(vfs -> vfs.volumeFile(call.absolute(path)));
        Optional<Disk> disk = on.map(file -> call.kernel(
                kernel -> kernel.get(Block.LAYER).get(kernel.get(FileSystems.LAYER).device(file.volume()))));
        if (disk.filter(device -> device.limits().discard() == Limits.Discard.SUPPORTED).isEmpty()) {
            call.complain(path + ": the discard operation is not supported");
            return 1;
        }
        long bytes = 0;
        for (FreeRuns.Run run : call.kernel(kernel -> FreeRuns.of(kernel.get(FileSystems.LAYER), on.get().volume()))) {
            BlockIo.submit(call.sys(), BioOp.DISCARD, disk.get().dev(), run.start() / Sectors.SIZE, run.length() / Sectors.SIZE, Data.EMPTY,
                    Set.of());
            bytes += run.length();
        }
        if (call.has("verbose")) {
            call.println("%s: %s (%d bytes) trimmed".formatted(path, spaced(bytes), bytes));
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
