package volscope.sim.dax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.SpaceAct;
import volscope.sim.fs.Stat;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Shutdown;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.tool.Amounts;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code xfs_io}: commands on an open file. What it prints comes when it is done, what it complains of at once. */
final class XfsIo {

    private static final int BLOCK = 4096;
    private static final double MEBI = 1 << 20;
    private static final double NOMINAL_BYTES_PER_SECOND = 1e9;
    private static final byte FILL = (byte) 0xcd;

    private final ToolCall call;
    private final String file;
    private final StringBuilder output = new StringBuilder();
    private final XfsIoMaps maps;
    private final XfsIoExtents extents;
    private final XfsIoFlags flags;
    private final XfsIoStat stats;
    private long handle;

    private XfsIo(ToolCall call) {
        this.call = call;
        this.file = call.operand(0);
        this.maps = new XfsIoMaps(call, output, call.absolute(file), file);
        this.extents = new XfsIoExtents(call, output, file);
        this.flags = new XfsIoFlags(call, output, file);
        this.stats = new XfsIoStat(call, output, file);
    }

    static int run(ToolCall call) {
        return new XfsIo(call).run();
    }

    private int run() {
        try {
            OpenMode mode = call.has("r") ? OpenMode.READ : OpenMode.READ_WRITE;
            if (call.has("f") && call.stat(file).isEmpty()) {
                long made = call.vfs(vfs -> vfs.open(call.absolute(file), OpenMode.WRITE));
                call.change(vfs -> vfs.close(made));
            }
            boolean directory = call.stat(file).filter(Stat::isDirectory).isPresent();
            handle = call.vfs(vfs -> vfs.open(call.absolute(file), directory ? OpenMode.READ : mode));
        } catch (ErrnoException e) {
            call.error(file + ": " + e.errno().text());
            return 1;
        }
        int killed = 0;
        try {
            for (String command : call.line().texts("c")) {
                command(List.of(command.strip().split(" +")));
            }
        } catch (XfsIoMaps.Killed e) {
            killed = e.status();
            call.error(e.status() == XfsIoMaps.SEGMENTATION_FAULT ? "Segmentation fault" : "Bus error");
        } finally {
            maps.unmapAll();
            call.change(vfs -> vfs.close(handle));
        }
        call.print(output.toString());
        return killed == 0 ? call.status() : killed;
    }

    private void command(List<String> words) {
        if (!XfsIoArguments.fit(call, words)) {
            return;
        }
        if (XfsIoArguments.needsXfs(words.get(0)) && call.vfs(vfs -> vfs.volumeFile(call.absolute(file)))
                .filter(on -> call.kernel(kernel -> kernel.get(FileSystems.LAYER).type(on.volume())) == FsType.XFS).isEmpty()) {
            call.error("foreign file active, " + words.get(0) + " command is for XFS filesystems only");
            return;
        }
        try {
            switch (words.get(0)) {
                case "pwrite" -> pwrite(words);
                case "pread" -> pread(words);
                case "fsync", "fdatasync" -> call.change(vfs -> vfs.fsync(handle));
                case "sync", "syncfs" -> call.sys().run(kernel -> kernel.get(FileSystems.LAYER).syncAll());
                case "truncate" -> truncate(words);
                case "falloc" -> space(words, words.contains("-k") ? SpaceAct.ALLOCATE_KEEPING_SIZE : SpaceAct.ALLOCATE);
                case "fpunch" -> space(words, SpaceAct.PUNCH);
                case "fzero" -> space(words, SpaceAct.ZERO);
                case "fcollapse" -> space(words, SpaceAct.COLLAPSE);
                case "finsert" -> space(words, SpaceAct.INSERT);
                case "fiemap" -> extents.fiemap(words, volumeFile());
                case "bmap" -> extents.bmap(volumeFile());
                case "extsize", "cowextsize" -> output.append("[0] ").append(file).append('\n');
                case "seek" -> extents.seek(words, volumeFile());
                case "reflink" -> reflink(words);
                case "shutdown" -> shutdown(words);
                case "chattr" -> flags.chattr(words);
                case "lsattr" -> flags.lsattr(words);
                case "stat" -> stats.stat(words);
                case "statx" -> stats.statx(words);
                case "statfs" -> stats.statfs();
                case "mmap", "munmap", "mread", "mwrite", "msync", "madvise", "mincore" ->
                    maps.command(words, () -> call.change(vfs -> vfs.fsync(handle)));
                default -> unknownOrExpert(words);
            }
        } catch (ErrnoException e) {
            call.error(name(words.get(0)) + ": " + e.errno().text());
            call.status(1);
        }
    }

    private static String name(String command) {
        return switch (command) {
            case "falloc", "fpunch", "fzero", "fcollapse", "finsert" -> "fallocate";
            case "truncate" -> "ftruncate";
            default -> command;
        };
    }

    private void unknownOrExpert(List<String> words) {
        String word = words.get(0);
        if (!word.equals("freeze") && !word.equals("thaw") || !call.has("x")) {
            call.error("command \"" + word + "\" not found");
            return;
        }
        long volume = volumeFile().volume();
        call.sys().run(kernel -> {
            FileSystems systems = kernel.get(FileSystems.LAYER);
            if (word.equals("freeze")) {
                systems.freezeByUser(volume);
            } else {
                systems.thawByUser(volume);
            }
        });
    }

    static long amount(List<String> words, int index) {
        OptionalLong amount = words.size() > index && index >= 0
                ? Amounts.read(words.get(index).toUpperCase(Locale.ROOT).replaceFirst("^0X", "0x"))
                : OptionalLong.empty();
        return amount.orElse(0);
    }

    private void space(List<String> words, SpaceAct act) {
        call.change(vfs -> vfs.space(handle, act, amount(words, words.size() - 2), amount(words, words.size() - 1)));
    }

    private void truncate(List<String> words) {
        if (!words.get(1).matches("\\d.*")) {
            call.error("non-numeric truncate argument -- " + words.get(1));
            call.status(1);
            return;
        }
        call.change(vfs -> vfs.truncate(call.absolute(file), amount(words, 1)));
    }

    /** The byte that {@code -S} names. */
    static byte seed(List<String> words, byte otherwise) {
        int at = words.indexOf("-S");
        return at < 0 || at + 1 >= words.size() ? otherwise : (byte) amount(words, at + 1);
    }

    private void pwrite(List<String> words) {
        long offset = amount(words, words.size() - 2);
        int length = (int) amount(words, words.size() - 1);
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, seed(words, FILL));
        call.change(vfs -> vfs.seek(handle, offset));
        call.change(vfs -> vfs.write(handle, bytes));
        if (!words.contains("-q")) {
            report("wrote", length, length, offset);
        }
    }

    private void pread(List<String> words) {
        long offset = amount(words, words.size() - 2);
        int length = (int) amount(words, words.size() - 1);
        call.change(vfs -> vfs.seek(handle, offset));
        byte[] bytes = call.vfs(vfs -> vfs.read(handle, length));
        if (words.contains("-v")) {
            dump(output, offset, bytes);
        }
        if (!words.contains("-q")) {
            report("read", bytes.length, length, offset);
        }
    }

    private void report(String did, int done, int asked, long offset) {
        int ops = (done + BLOCK - 1) / BLOCK;
        double seconds = Math.max(1, done) / NOMINAL_BYTES_PER_SECOND;
        output.append("%s %d/%d bytes at offset %d\n".formatted(did, done, asked, offset));
        output.append("%s, %d ops; %.4f sec (%.3f MiB/sec and %.4f ops/sec)\n".formatted(size(done), ops, seconds, done / MEBI / seconds,
                ops / seconds));
    }

    private static String size(int length) {
        if (length >= MEBI) {
            return length % (int) MEBI == 0 ? length / (int) MEBI + " MiB" : "%.3f MiB".formatted(length / MEBI);
        }
        return length >= 1024
                ? length % 1024 == 0 ? length / 1024 + " KiB" : "%.3f KiB".formatted(length / 1024.0)
                : "%.6f bytes".formatted((double) length);
    }

    /** Sixteen bytes to a line, as numbers and, where they are letters or digits, as those. */
    static void dump(StringBuilder into, long offset, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += 16) {
            into.append("%08x:  ".formatted(offset + at));
            var letters = new StringBuilder();
            for (int i = at; i < Math.min(bytes.length, at + 16); i++) {
                into.append("%02x ".formatted(bytes[i]));
                boolean letter = bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] >= 'A' && bytes[i] <= 'Z'
                        || bytes[i] >= 'a' && bytes[i] <= 'z';
                letters.append(letter ? (char) bytes[i] : '.');
            }
            into.append(' ').append(letters).append('\n');
        }
    }

    private VolumeFile volumeFile() {
        return call.vfs(vfs -> vfs.volumeFile(call.absolute(file))).orElseThrow(() -> new ErrnoException(Errno.ENOTTY));
    }

    /** An expert's command. */
    private void shutdown(List<String> words) {
        if (!call.has("x")) {
            call.error("command \"shutdown\" not found");
            return;
        }
        long volume = volumeFile().volume();
        Shutdown.Way way = words.contains("-f") ? Shutdown.Way.LOG_FLUSHED : Shutdown.Way.AT_ONCE;
        call.sys().run(kernel -> Shutdown.of(kernel, volume, way));
    }

    private void reflink(List<String> words) {
        VolumeFile to = volumeFile();
        try {
            VolumeFile from = call.vfs(vfs -> vfs.volumeFile(call.absolute(words.getLast()))).filter(found -> found.volume() == to.volume())
                    .orElseThrow(() -> new ErrnoException(Errno.EXDEV));
            call.sys().run(kernel -> kernel.get(FileSystems.LAYER).files(to.volume()).reflink(from.inode(), to.inode()));
        } catch (ErrnoException e) {
            call.error("XFS_IOC_CLONE: " + e.errno().text());
            return;
        }
        output.append("linked 0/0 bytes at offset 0\n0.000000 bytes, 1 ops; 0.0001 sec (0.000000 bytes/sec and 10000.0000 ops/sec)\n");
    }
}
