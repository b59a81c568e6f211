package volscope.sim.dax;

import java.util.List;
import java.util.Map;
import java.util.Set;

import volscope.sim.fs.tool.ToolCall;

/** How many words the commands of {@code xfs_io} take, and which of them only xfs knows. */
final class XfsIoArguments {

    private static final int ANY = -1;

    /** The fewest and the most words after a command's name. */
    private record Count(int least, int most) {
    }

    private static final Map<String, Count> COUNTS = Map.ofEntries(Map.entry("pwrite", new Count(2, ANY)),
            Map.entry("pread", new Count(2, ANY)), Map.entry("truncate", new Count(1, 1)), Map.entry("fsync", new Count(0, 0)),
            Map.entry("fdatasync", new Count(0, 0)), Map.entry("sync", new Count(0, 0)), Map.entry("syncfs", new Count(0, 0)),
            Map.entry("falloc", new Count(2, ANY)), Map.entry("fpunch", new Count(2, 2)), Map.entry("fzero", new Count(2, ANY)),
            Map.entry("fcollapse", new Count(2, 2)), Map.entry("finsert", new Count(2, 2)), Map.entry("seek", new Count(2, 5)),
            Map.entry("munmap", new Count(0, 0)), Map.entry("chattr", new Count(1, ANY)), Map.entry("reflink", new Count(1, ANY)),
            Map.entry("shutdown", new Count(0, 1)), Map.entry("freeze", new Count(0, 0)), Map.entry("thaw", new Count(0, 0)));

    private static final Set<String> OF_XFS = Set.of("bmap", "extsize", "cowextsize");

    private XfsIoArguments() {
    }

    static boolean needsXfs(String command) {
        return OF_XFS.contains(command);
    }

    /** Whether a command has as many words as it takes; it says so otherwise. */
    static boolean fit(ToolCall call, List<String> words) {
        Count count = COUNTS.getOrDefault(words.get(0), new Count(0, ANY));
        int given = words.size() - 1;
        if (given >= count.least() && (count.most() == ANY || given <= count.most())) {
            return true;
        }
        String expected = count.most() == ANY
                ? "at least " + count.least()
                : count.least() == count.most() ? String.valueOf(count.least()) : "between " + count.least() + " and " + count.most();
        call.error("bad argument count " + given + " to " + words.get(0) + ", expected " + expected + " arguments");
        return false;
    }
}
