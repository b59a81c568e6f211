package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileRuns;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.FsType;
import volscope.sim.kernel.Errno;

/** {@code filefrag [-v] FILE...}: the pieces a file lies in. */
final class Filefrag {

    /** The error's number. */
    private static final int NOT_THERE = 2;

    private final ToolCall call;

    private Filefrag(ToolCall call) {
        this.call = call;
    }

    static int run(ToolCall call) {
        var tool = new Filefrag(call);
        call.operands().forEach(tool::one);
        return call.status();
    }

    private void one(String name) {
        if (call.stat(name).isEmpty()) {
            call.error("open: " + Errno.ENOENT.text());
            call.status(NOT_THERE);
            return;
        }
        call.vfs(vfs -> vfs.volumeFile(call.absolute(name))).ifPresentOrElse(on -> show(name, on), () -> {
            call.error(name + ": FIBMAP unsupported");
            call.status(1);
        });
    }

    private void show(String name, VolumeFile on) {
        List<FileRuns.Run> runs = call.kernel(kernel -> kernel.get(FileSystems.LAYER).runs(on.volume()).of(on.inode()));
        long size = call.stat(name).orElseThrow().size();
        if (call.has("v")) {
            verbose(name, on, runs, size);
        }
        long pieces = 0;
        for (int i = 0; i < runs.size(); i++) {
            pieces += i == 0 || expected(runs, i) != runs.get(i).place() ? 1 : 0;
        }
        call.println(name + ": " + pieces + " extent" + (pieces == 1 ? "" : "s") + " found");
    }

    /** Where a run would start if it went on from the one before, holes counted. */
    private static long expected(List<FileRuns.Run> runs, int index) {
        FileRuns.Run before = runs.get(index - 1);
        return before.place() + runs.get(index).start() - before.start();
    }

    private void verbose(String name, VolumeFile on, List<FileRuns.Run> runs, long size) {
        FsType type = call.kernel(kernel -> kernel.get(FileSystems.LAYER).type(on.volume()));
        int block = call.kernel(kernel -> kernel.get(FileSystems.LAYER).blockSize(on.volume()));
        call.println("Filesystem type is: " + (type != FsType.XFS ? "ef53" : "58465342"));
        long blocks = (size + block - 1) / block;
        call.println("File size of %s is %d (%d block%s of %d bytes)".formatted(name, size, blocks, blocks == 1 ? "" : "s", block));
        if (!runs.isEmpty()) {
            call.println(" ext:     logical_offset:        physical_offset: length:   expected: flags:");
        }
        for (int i = 0; i < runs.size(); i++) {
            FileRuns.Run run = runs.get(i);
            boolean breaks = i > 0 && expected(runs, i) != run.place();
            call.println(
                    "%4d: %8d..%8d: %10d..%10d: %6d: %11s %s".formatted(i, run.start() / block, (run.start() + run.length()) / block - 1,
                            run.place() / block, (run.place() + run.length()) / block - 1, run.length() / block,
                            breaks ? expected(runs, i) / block + ":" : "", flags(runs, i, size)));
        }
    }

    private static String flags(List<FileRuns.Run> runs, int index, long size) {
        List<String> flags = new ArrayList<>();
        FileRuns.Run run = runs.get(index);
        if (index == runs.size() - 1) {
            flags.add("last");
        }
        if (!run.written()) {
            flags.add("unwritten");
        }
        if (run.start() + run.length() >= size) {
            flags.add("eof");
        }
        return String.join(",", flags);
    }
}
