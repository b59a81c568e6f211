package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;

import volscope.sim.fs.Mounts;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.Usage;
import volscope.sim.kernel.Errno;

/** {@code df}, as BusyBox has it: how full mounted volumes are. */
final class Df {

    private static final String LETTERS = "KMGTPE";
    private static final int DEVICE_WIDTH = 20;

    private final ToolCall call;

    private Df(ToolCall call) {
        this.call = call;
    }

    static int run(ToolCall call) {
        return new Df(call).run();
    }

    private int run() {
        String unit = call.has("h")
                ? "     Size      "
                : call.has("i")
                        ? "   Inodes      "
                        : call.has("m")
                                ? "1M-blocks      "
                                : call.has("P") ? "1024-blocks    " : "1K-blocks      ";
        call.println("Filesystem           " + (call.has("T") ? "Type       " : "") + unit + "Used Available "
                + (call.has("P") ? "Capacity" : "Use%") + " Mounted on");
        if (call.operands().isEmpty()) {
            entries().forEach(entry -> volume(entry.path()).ifPresent(volume -> show(entry, volume)));
        } else {
            call.operands().forEach(this::one);
        }
        return call.status();
    }

    private List<Mounts.Entry> entries() {
        return call.vfs(vfs -> vfs.mounts().entries());
    }

    private Optional<Long> volume(String path) {
        return call.vfs(vfs -> vfs.mounts().volumeAt(path));
    }

    /** A file, or the device of what is mounted. */
    private void one(String word) {
        Optional<Mounts.Entry> named = entries().stream().filter(entry -> entry.source().equals(word)).findFirst();
        if (named.isEmpty() && call.stat(word).isEmpty()) {
            call.complain(word + ": " + Errno.ENOENT.text());
            return;
        }
        String path = named.map(Mounts.Entry::path).orElseGet(() -> call.vfs(vfs -> vfs.realpath(call.absolute(word))));
        entries().stream().filter(entry -> path.equals(entry.path()) || path.startsWith(entry.path().replaceAll("/$", "") + "/"))
                .reduce((one, other) -> other.path().length() >= one.path().length() ? other : one)
                .filter(entry -> !entry.path().equals("/"))
                .ifPresentOrElse(entry -> volume(entry.path()).ifPresent(volume -> show(entry, volume)),
                        () -> call.complain(word + ": can't find mount point"));
    }

    private void show(Mounts.Entry entry, long volume) {
        Usage usage = call.kernel(kernel -> Usage.of(kernel.get(FileSystems.LAYER), volume));
        long all = call.has("i") ? usage.inodes() : usage.blocks();
        long used = all - (call.has("i") ? usage.freeInodes() : usage.free());
        long left = call.has("i") ? usage.freeInodes() : usage.available();
        long percent = used + left == 0 ? 0 : (used * 100 + (used + left) / 2) / (used + left);
        if (entry.source().length() > DEVICE_WIDTH && !call.has("P")) {
            call.println(entry.source());
            call.print(" ".repeat(DEVICE_WIDTH));
        } else {
            call.print("%-20s".formatted(entry.source()));
        }
        int size = call.has("i") ? 1 : usage.blockSize();
        call.println("%s %9s %9s %9s %3d%% %s".formatted(call.has("T") ? " %-10s".formatted(entry.type()) : "", amount(all, size),
                amount(used, size), amount(left, size), percent, entry.path()));
    }

    private String amount(long count, int size) {
        if (call.has("i") && !call.has("h")) {
            return String.valueOf(count);
        }
        long bytes = count * size;
        if (!call.has("h")) {
            long unit = call.has("m") ? 1 << 20 : 1 << 10;
            return String.valueOf((bytes + unit / 2) / unit);
        }
        return human(bytes);
    }

    private static String human(long bytes) {
        long whole = bytes;
        long tenths = 0;
        int power = 0;
        while (whole >= 1024 && power < LETTERS.length()) {
            tenths = (whole % 1024 * 10 + 512) / 1024;
            whole /= 1024;
            power++;
        }
        if (tenths >= 10) {
            whole++;
            tenths = 0;
        }
        return power == 0 ? String.valueOf(whole) : whole + "." + tenths + LETTERS.charAt(power - 1);
    }
}
