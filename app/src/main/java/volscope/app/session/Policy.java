package volscope.app.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import volscope.model.machine.Revision;

/**
 * How a store grows by itself, as {@code lvm.conf} says.
 *
 * @param monitoring
 *            1 if new snapshots are watched
 * @param threshold
 *            the fill at which it grows, in percent; 100 is never
 * @param percent
 *            by how much of itself it grows
 */
public record Policy(int monitoring, int threshold, int percent) {
    /** The file that says it. */
    public static final String FILE = "/etc/lvm/lvm.conf";
    /** The threshold at which nothing grows. */
    public static final int NEVER = 100;
    /** The least threshold that lvm takes. */
    public static final int LEAST = 50;
    private static final Policy USUAL = new Policy(1, NEVER, 20);
    private static final int MOST_BYTES = 1 << 20;

    /** What the file of a moment says. */
    public static Policy of(Revision revision) {
        String text = read(revision).orElse("").replaceAll("#[^\n]*", "");
        return new Policy(number(text, "\\bmonitoring").orElse(USUAL.monitoring),
                number(text, "snapshot_autoextend_threshold").orElse(USUAL.threshold),
                number(text, "snapshot_autoextend_percent").orElse(USUAL.percent));
    }

    private static Optional<Integer> number(String text, String key) {
        Matcher matcher = Pattern.compile(key + "\\s*=\\s*(\\d{1,4})").matcher(text);
        Optional<Integer> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(Integer.parseInt(matcher.group(1)));
        }
        return last;
    }

    /** The file; how long it is, is found by halving. */
    private static Optional<String> read(Revision revision) {
        if (revision.file(FILE, 0, 1).isEmpty()) {
            return Optional.empty();
        }
        int low = 1;
        int high = MOST_BYTES;
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (revision.file(FILE, 0, middle).isPresent()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return revision.file(FILE, 0, low).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Whether a store ever grows by itself. */
    public boolean grows() {
        return threshold < NEVER && percent > 0;
    }

    /** The line that makes the file say this where it says another thing. */
    public String line(Policy now, Revision revision) {
        String text = read(revision).orElse("");
        List<String> edits = new ArrayList<>();
        edit(edits, text, "monitoring", now.monitoring, monitoring);
        edit(edits, text, "snapshot_autoextend_threshold", now.threshold, threshold);
        edit(edits, text, "snapshot_autoextend_percent", now.percent, percent);
        return "sed -i " + String.join(" ", edits) + " " + FILE;
    }

    private static void edit(List<String> edits, String text, String key, int before, int after) {
        boolean stands = number(text, "\\b" + key).isPresent();
        if (!stands) {
            edits.add("-e 's/^activation {/activation { " + key + " = " + after + " /'");
        } else if (before != after) {
            edits.add("-e 's/\\b" + key + " = " + before + "/" + key + " = " + after + "/'");
        }
    }

    /** With another threshold. */
    public Policy at(int nextThreshold) {
        return new Policy(monitoring, Math.clamp(nextThreshold, LEAST, NEVER), percent);
    }

    /** With another step. */
    public Policy by(int nextPercent) {
        return new Policy(monitoring, threshold, Math.clamp(nextPercent, 1, 1000));
    }

    /** With new snapshots watched. */
    public Policy watched() {
        return new Policy(1, threshold, percent);
    }

    /** How many extents a store of a size grows by; rounded up. */
    public long stepExtents(long bytes, long extentBytes) {
        return Math.ceilDiv(Math.ceilDiv(bytes, extentBytes) * percent, 100L);
    }
}
