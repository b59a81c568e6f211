package volscope.sim.lvm.status;

import java.util.Optional;

import volscope.sim.lvm.text.Percent;

/** What a snapshot's target says of itself. */
public sealed interface SnapshotStatus {

    /**
     * It works.
     *
     * @param used
     *            sectors of the store that are used, metadata included
     * @param total
     *            sectors of the store
     * @param metadata
     *            sectors of the store that hold metadata
     */
    record Usage(long used, long total, long metadata) implements SnapshotStatus {
    }

    /** It is no longer what it was. */
    record Invalid() implements SnapshotStatus {
    }

    /** Its merge was stopped by an error. */
    record MergeFailed() implements SnapshotStatus {
    }

    /** It ran full and says so. */
    record Overflow() implements SnapshotStatus {
    }

    /** How full it is; empty if that cannot be said. */
    default Optional<Percent> full() {
        return switch (this) {
            case Usage usage -> Optional.of(usage.used() == usage.metadata() ? Percent.ZERO : Percent.of(usage.used(), usage.total()));
            case Invalid invalid -> Optional.of(Percent.ALL);
            case MergeFailed failed -> Optional.empty();
            case Overflow overflow -> Optional.of(Percent.ALL);
        };
    }

    /** Reads a status line's text: {@code 24/16384 16}. */
    static Optional<SnapshotStatus> parse(String text) {
        return switch (text) {
            case "Invalid" -> Optional.of(new Invalid());
            case "Merge failed" -> Optional.of(new MergeFailed());
            case "Overflow" -> Optional.of(new Overflow());
            default -> usage(text);
        };
    }

    private static Optional<SnapshotStatus> usage(String text) {
        int slash = text.indexOf('/');
        int space = text.indexOf(' ');
        int end = space < 0 ? text.length() : space;
        if (slash < 0 || !isNumber(text, 0, slash) || !isNumber(text, slash + 1, end)
                || space >= 0 && !isNumber(text, space + 1, text.length())) {
            return Optional.empty();
        }
        return Optional.of(new Usage(number(text, 0, slash), number(text, slash + 1, end),
                space < 0 ? 0 : number(text, space + 1, text.length())));
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static long number(String text, int from, int to) {
        return Long.parseLong(text, from, to, 10);
    }
}
