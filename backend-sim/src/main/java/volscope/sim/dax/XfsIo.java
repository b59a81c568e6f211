package volscope.sim.dax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Vfs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Files;
import volscope.sim.fs.tool.Amounts;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code xfs_io}: commands on an open file. What it prints comes when it is done, what it complains of at once. */
final class XfsIo {

    private static final int BLOCK = 4096;
    private static final double MEBI = 1 << 20;
    private static final double NOMINAL_BYTES_PER_SECOND = 1e9;

    private final ToolCall call;
    private final String file;
    private final StringBuilder output = new StringBuilder();
    private long handle;

    private XfsIo(ToolCall call) {
        this.call = call;
        this.file = call.operand(0);
    }

    static int run(ToolCall call) {
        return new XfsIo(call).run();
    }

    private int run() {
        try {
            OpenMode mode = call.has("f") ? OpenMode.READ_WRITE : call.has("r") ? OpenMode.READ : OpenMode.READ_WRITE;
            if (call.has("f") && call.stat(file).isEmpty()) {
                long made = call.vfs(vfs -> vfs.open(call.absolute(file), OpenMode.WRITE));
                call.change(vfs -> vfs.close(made));
            }
            boolean directory = call.stat(file).filter(stat -> stat.isDirectory()).isPresent();
            handle = call.vfs(vfs -> vfs.open(call.absolute(file), directory ? OpenMode.READ : mode));
        } catch (ErrnoException e) {
            call.error(file + ": " + e.errno().text());
            return 1;
        }
        try {
            call.line().texts("c").forEach(this::command);
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
        call.print(output.toString());
        return call.status();
    }

    private void fail(String what, Errno errno) {
        call.error(what + ": " + errno.text());
        call.status(1);
    }

    private void command(String text) {
        List<String> words = List.of(text.strip().split(" +"));
        try {
            switch (words.get(0)) {
                case "pwrite" -> pwrite(words);
                case "fsync", "fdatasync" -> call.change(vfs -> vfs.fsync(handle));
                case "truncate" -> call.change(vfs -> vfs.truncate(call.absolute(file), amount(words, 1)));
                case "chattr" -> chattr(words);
                case "lsattr" -> lsattr();
                default -> {
                    call.error("command \"" + words.get(0) + "\" not found");
                    call.status(1);
                }
            }
        } catch (ErrnoException e) {
            fail(words.get(0), e.errno());
        }
    }

    private static long amount(List<String> words, int index) {
        OptionalLong amount = words.size() > index ? Amounts.read(words.get(index).toUpperCase(Locale.ROOT)) : OptionalLong.empty();
        return amount.orElse(0);
    }

    private void pwrite(List<String> words) {
        long offset = amount(words, words.size() - 2);
        int length = (int) amount(words, words.size() - 1);
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xcd);
        call.change(vfs -> vfs.seek(handle, offset));
        call.change(vfs -> vfs.write(handle, bytes));
        int ops = Math.max(1, (length + BLOCK - 1) / BLOCK);
        double seconds = Math.max(1, length) / NOMINAL_BYTES_PER_SECOND;
        output.append("wrote %d/%d bytes at offset %d\n".formatted(length, length, offset));
        output.append("%s, %d ops; %.4f sec (%.3f MiB/sec and %.4f ops/sec)\n".formatted(size(length), ops, seconds,
                length / MEBI / seconds, ops / seconds));
    }

    private static String size(int length) {
        if (length >= MEBI) {
            return length % (int) MEBI == 0 ? length / (int) MEBI + " MiB" : "%.3f MiB".formatted(length / MEBI);
        }
        return length >= 1024 ? length % 1024 == 0 ? length / 1024 + " KiB" : "%.3f KiB".formatted(length / 1024.0) : length + " bytes";
    }

    private VolumeFile volumeFile() {
        return call.vfs(vfs -> vfs.volumeFile(call.absolute(file))).orElseThrow(() -> new ErrnoException(Errno.ENOTTY));
    }

    private void chattr(List<String> words) {
        String change = words.size() > 1 ? words.get(1) : "";
        if (!change.matches("[+-]x")) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        VolumeFile on = volumeFile();
        Files.DaxFlag flag = change.startsWith("+") ? Files.DaxFlag.ON : Files.DaxFlag.OFF;
        call.sys().run(kernel -> kernel.get(FileSystems.LAYER).files(on.volume()).setDaxFlag(on.inode(), flag));
    }

    private void lsattr() {
        VolumeFile on = volumeFile();
        boolean asks = call.kernel(kernel -> kernel.get(FileSystems.LAYER).files(on.volume()).asksForDax(on.inode()));
        output.append("--------------" + (asks ? "x" : "-") + "-- " + file + " \n");
    }
}
