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
        String[] parts = text.split("[/ ]", -1);
        if (parts.length < 2 || !text.matches("\\d+/\\d+( \\d+)?")) {
            return Optional.empty();
        }
        return Optional.of(new Usage(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts.length > 2 ? Long.parseLong(parts[2]) : 0));
    }
}
