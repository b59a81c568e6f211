package volscope.sim.dax;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileRuns;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.tool.ToolCall;

/** The commands of {@code xfs_io} that tell where a file has blocks. */
final class XfsIoExtents {

    private static final int SECTOR = 512;
    private static final int LAST = 0x1;
    private static final int UNWRITTEN = 0x800;
    private static final String HOLE = "hole";

    private final ToolCall call;
    private final StringBuilder output;
    private final String file;

    XfsIoExtents(ToolCall call, StringBuilder output, String file) {
        this.call = call;
        this.output = output;
        this.file = file;
    }

    private List<FileRuns.Run> runs(VolumeFile on) {
        return call.kernel(kernel -> kernel.get(FileSystems.LAYER).runs(on.volume()).of(on.inode()));
    }

    private long size(VolumeFile on) {
        return call.<Long>kernel(kernel -> kernel.get(FileSystems.LAYER).files(on.volume()).size(on.inode()));
    }

    private int printed;

    /** The runs and the holes between them; a hole at the end only behind a run. */
    void fiemap(List<String> words, VolumeFile on) {
        boolean verbose = words.contains("-v");
        boolean lengths = words.contains("-l");
        output.append(file).append(":\n");
        List<FileRuns.Run> runs = runs(on);
        printed = 0;
        long end = 0;
        for (int i = 0; i < runs.size(); i++) {
            FileRuns.Run run = runs.get(i);
            if (i == 0 && verbose) {
                output.append("%4s: %-16s %-16s %5s %5s\n".formatted("EXT", "FILE-OFFSET", "BLOCK-RANGE", "TOTAL", "FLAGS"));
            }
            hole(end, run.start(), verbose, lengths);
            int flags = (i == runs.size() - 1 ? LAST : 0) | (run.written() ? 0 : UNWRITTEN);
            line(run.start(), run.length(), sector(run.place()) + ".." + (sector(run.place() + run.length()) - 1), verbose, lengths,
                    " %5s".formatted("0x" + Integer.toHexString(flags)));
            end = run.start() + run.length();
        }
        if (!runs.isEmpty()) {
            hole(end, size(on), verbose, lengths);
        }
    }

    private static long sector(long bytes) {
        return (bytes + SECTOR - 1) / SECTOR;
    }

    private void hole(long from, long to, boolean verbose, boolean lengths) {
        if (from < to) {
            line(from, to - from, HOLE, verbose, lengths, "");
        }
    }

    private void line(long start, long length, String place, boolean verbose, boolean lengths, String flags) {
        String range = "[" + sector(start) + ".." + (sector(start + length) - 1) + "]:";
        if (verbose) {
            output.append("%4d: %-16s %-16s %5d%s\n".formatted(printed, range, place, sector(length), flags));
        } else {
            output.append("\t%d: %s %s%s\n".formatted(printed, range, place, lengths ? " " + sector(length) + " blocks" : ""));
        }
        printed++;
    }

    /** {@code bmap} of xfs: the same, of what was written. */
    void bmap(VolumeFile on) {
        List<FileRuns.Run> runs = runs(on);
        if (runs.isEmpty()) {
            output.append(file).append(": no extents\n");
            return;
        }
        fiemap(List.of(), on);
    }

    /** Where data and holes start. */
    void seek(List<String> words, VolumeFile on) {
        boolean data = words.contains("-a") || words.contains("-d");
        boolean holes = words.contains("-a") || words.contains("-h");
        boolean again = words.contains("-r");
        long start = XfsIo.amount(words, words.size() - 1);
        output.append("Whence\tResult\n");
        List<Turn> turns = turns(on, start).stream().filter(turn -> turn.data() ? data : holes).toList();
        if (turns.isEmpty()) {
            output.append(data ? "DATA" : "HOLE").append("\tEOF\n");
        }
        turns.stream().limit(again ? turns.size() : 1)
                .forEach(turn -> output.append(turn.data() ? "DATA" : "HOLE").append('\t').append(turn.at()).append('\n'));
    }

    /** A place where data, or a hole, starts. */
    private record Turn(boolean data, long at) {
    }

    private List<Turn> turns(VolumeFile on, long start) {
        long size = size(on);
        List<Turn> turns = new ArrayList<>();
        long at = start;
        while (at < size) {
            OptionalLong end = writtenUntil(on, at);
            turns.add(new Turn(end.isPresent(), at));
            at = Math.min(size, end.isPresent() ? end.getAsLong() : nextWritten(on, at, size));
        }
        if (!turns.isEmpty() && turns.getLast().data()) {
            turns.add(new Turn(false, size));
        }
        return turns;
    }

    private OptionalLong writtenUntil(VolumeFile on, long at) {
        long end = at;
        for (FileRuns.Run run : runs(on)) {
            if (run.written() && run.start() <= end && run.start() + run.length() > end) {
                end = run.start() + run.length();
            }
        }
        return end > at ? OptionalLong.of(end) : OptionalLong.empty();
    }

    private long nextWritten(VolumeFile on, long from, long size) {
        return runs(on).stream().filter(FileRuns.Run::written).mapToLong(FileRuns.Run::start).filter(start -> start > from).min()
                .orElse(size);
    }
}
