package volscope.sim.fs.tool;

import java.util.List;
import java.util.function.Function;

import volscope.sim.fs.TimeFormat;
import volscope.sim.fs.FileType;
import volscope.sim.fs.Stat;
import volscope.sim.fs.WallClock;
import volscope.sim.fs.tool.Ls.Named;

/** The lines that {@code ls} prints for a group of files, in columns as wide as the group needs. */
final class LsLines {

    private static final long HALF_YEAR = 31556952 / 2;

    private final ToolCall call;

    LsLines(ToolCall call) {
        this.call = call;
    }

    private boolean isLong() {
        return call.has("l") || call.has("numeric-uid-gid");
    }

    /** A directory's lines: with a total first where sizes are shown. */
    void printDirectory(List<Named> files) {
        if (isLong() || call.has("size")) {
            call.println("total " + size(files.stream().mapToLong(file -> file.stat().blocks() * 512).sum(), 1024));
        }
        print(files);
    }

    void print(List<Named> files) {
        if (!isLong()) {
            files.forEach(file -> call.println(blocks(file, files) + inode(file, files) + name(file)));
            return;
        }
        int links = width(files, file -> String.valueOf(file.stat().links()));
        int owner = width(files, file -> person(file.stat().uid()));
        int group = width(files, file -> person(file.stat().gid()));
        int major = deviceWidth(files, stat -> stat.device().map(dev -> dev.major()).orElse(0));
        int minor = deviceWidth(files, stat -> stat.device().map(dev -> dev.minor()).orElse(0));
        int size = Math.max(width(files, file -> isDevice(file) ? "" : size(file.stat().size(), 1)), major == 0 ? 0 : major + minor + 2);
        for (Named file : files) {
            Stat stat = file.stat();
            String amount = isDevice(file)
                    ? right(String.valueOf(stat.device().orElseThrow().major()), Math.max(major, size - minor - 2)) + ", "
                            + right(String.valueOf(stat.device().orElseThrow().minor()), minor)
                    : right(size(stat.size(), 1), size);
            call.println(blocks(file, files) + inode(file, files) + stat.modeText() + " " + right(String.valueOf(stat.links()), links) + " "
                    + personColumn(stat.uid(), owner) + " " + personColumn(stat.gid(), group) + " " + amount + " " + time(stat.mtime())
                    + " " + name(file) + target(file));
        }
    }

    private String inode(Named file, List<Named> files) {
        return call.has("inode") ? right(file.stat().inode(), width(files, other -> String.valueOf(other.stat().inode()))) + " " : "";
    }

    private String blocks(Named file, List<Named> files) {
        Function<Named, String> text = other -> size(other.stat().blocks() * 512, 1024);
        return call.has("size") ? right(text.apply(file), width(files, text)) + " " : "";
    }

    private static boolean isDevice(Named file) {
        return file.stat().type() == FileType.BLOCK || file.stat().type() == FileType.CHARACTER;
    }

    private static int deviceWidth(List<Named> files, Function<Stat, Integer> number) {
        return files.stream().filter(LsLines::isDevice).mapToInt(file -> String.valueOf(number.apply(file.stat())).length()).max()
                .orElse(0);
    }

    private static int width(List<Named> files, Function<Named, String> text) {
        return files.stream().map(text).mapToInt(String::length).max().orElse(0);
    }

    private static String right(Object text, int width) {
        return " ".repeat(Math.max(0, width - text.toString().length())) + text;
    }

    /** The one user there is has a name; others are numbers. */
    private String person(int id) {
        return id == 0 && !call.has("numeric-uid-gid") ? "root" : String.valueOf(id);
    }

    private String personColumn(int id, int width) {
        String text = person(id);
        return Character.isDigit(text.charAt(0)) ? right(text, width) : text + " ".repeat(width - text.length());
    }

    private String size(long bytes, int unit) {
        return call.has("human-readable") ? Human.binary(bytes) : String.valueOf((bytes + unit - 1) / unit);
    }

    private String time(long mtime) {
        long now = call.kernel(WallClock::seconds);
        long seconds = WallClock.at(mtime);
        return TimeFormat.of(seconds > now - HALF_YEAR && seconds <= now + 1 ? "%b %e %H:%M" : "%b %e  %Y").text(seconds);
    }

    private String name(Named file) {
        return file.name() + (call.has("classify") ? mark(file.stat()) : "");
    }

    private static String mark(Stat stat) {
        return switch (stat.type()) {
            case DIRECTORY -> "/";
            case SYMLINK -> "@";
            case REGULAR -> (stat.mode() & 0111) != 0 ? "*" : "";
            case BLOCK, CHARACTER -> "";
        };
    }

    private String target(Named file) {
        return file.stat().type() == FileType.SYMLINK ? " -> " + call.vfs(vfs -> vfs.readlink(file.path())) : "";
    }
}
