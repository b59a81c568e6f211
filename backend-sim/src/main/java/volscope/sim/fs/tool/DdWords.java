package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words that {@code dd} knows as flags, conversions and levels of status, and the conversions of bytes. */
final class DdWords {

    private static final Set<String> FLAGS = Set.of("append", "binary", "cio", "direct", "directory", "dsync", "noatime", "nocache",
            "noctty", "nofollow", "nolinks", "nonblock", "sync", "text", "fullblock", "count_bytes", "skip_bytes", "seek_bytes");
    private static final Set<String> CONVERSIONS = Set.of("ascii", "ebcdic", "ibm", "block", "unblock", "lcase", "ucase", "sparse", "swab",
            "sync", "excl", "nocreat", "notrunc", "noerror", "fdatasync", "fsync");
    private static final Set<String> STATUS = Set.of("none", "noxfer", "progress");
    private static final List<List<String>> EXCLUSIVE = List.of(List.of("ascii", "ebcdic", "ibm"), List.of("block", "unblock"),
            List.of("lcase", "ucase"), List.of("excl", "nocreat"));

    private DdWords() {
    }

    /** Whether all words are known and go together; if not, it has been said. */
    static boolean areGood(ToolCall call, List<String> in, List<String> out, List<String> conversions, List<String> status) {
        if (!knows(call, in, FLAGS, "input flag") || !knows(call, out, FLAGS, "output flag")
                || !knows(call, conversions, CONVERSIONS, "conversion") || !knows(call, status, STATUS, "status level")) {
            call.error("Try 'dd --help' for more information.");
            return false;
        }
        Optional<List<String>> clash = EXCLUSIVE.stream().filter(one -> one.stream().filter(conversions::contains).count() > 1).findFirst();
        clash.ifPresent(one -> call.complain(
                "cannot combine " + (one.size() > 2 ? "any two of {" + String.join(",", one) + "}" : String.join(" and ", one))));
        return clash.isEmpty();
    }

    private static boolean knows(ToolCall call, List<String> words, Set<String> all, String what) {
        Optional<String> unknown = words.stream().filter(word -> !all.contains(word)).findFirst();
        unknown.ifPresent(word -> call.complain("invalid " + what + ": " + ToolCall.quoted(word)));
        return unknown.isEmpty();
    }

    /** A block with its letters changed and its bytes swapped in pairs, as asked. */
    static byte[] converted(byte[] block, List<String> conversions) {
        boolean upper = conversions.contains("ucase");
        boolean lower = conversions.contains("lcase");
        boolean swaps = conversions.contains("swab");
        if (!upper && !lower && !swaps) {
            return block;
        }
        byte[] changed = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            byte b = block[swaps && (i ^ 1) < block.length ? i ^ 1 : i];
            boolean letter = b >= (upper ? 'a' : 'A') && b <= (upper ? 'z' : 'Z');
            changed[i] = (upper || lower) && letter ? (byte) (b ^ 0x20) : b;
        }
        return changed;
    }
}
