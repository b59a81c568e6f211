package volscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Errno;

/** The shapes of direct access that drivers share. */
public final class Dax {

    /** Bytes of a processor's cache line. */
    public static final int LINE = 64;

    /** Why pages are asked for. No shipped kernel tells a read from a write below; the designed profiles do. */
    public enum Intent {
        READ, WRITE,
        /** They are zeroed when they are given: {@code zero_page_range}. */
        ZERO,
        /** They are to be written over though some are bad: {@code DAX_RECOVERY_WRITE}. */
        RECOVERY_WRITE;

        /** Whether what they hold may change. */
        public boolean isWrite() {
            return this != READ;
        }
    }

    /**
     * A page of persistent memory, named by where it is.
     *
     * @param memory
     *            the device that owns the memory
     * @param page
     *            which of its 4 KiB pages
     */
    public record Pfn(DevNo memory, long page) {

        /** The page so many further on. */
        public Pfn plus(long pages) {
            return new Pfn(memory, page + pages);
        }
    }

    /** The answer to direct_access. */
    public sealed interface Access {
    }

    /**
     * Pages were licensed.
     *
     * @param pfn
     *            the first
     * @param pages
     *            how many lie one after the other from there, at least 1
     */
    public record Granted(Pfn pfn, long pages) implements Access {
    }

    /**
     * The device refuses.
     *
     * @param errno
     *            why
     */
    public record Refused(Errno errno) implements Access {
    }

    /**
     * The device has to do something first, and the caller must ask again when it is done.
     *
     * @param reason
     *            what a person reads
     * @param inside
     *            the mapped devices that the caller is in while it waits, the lowest first
     */
    public record Wait(String reason, List<DevNo> inside) implements Access {

        public Wait {
            inside = List.copyOf(inside);
        }

        /** A wait of who is in no mapped device yet. */
        public Wait(String reason) {
            this(reason, List.of());
        }

    }

    /**
     * The caller waits for itself.
     *
     * @param reason
     *            what a person reads
     * @param inside
     *            the mapped devices that it is in while it waits, the lowest first
     */
    public record Stuck(String reason, List<DevNo> inside) implements Access {

        public Stuck {
            inside = List.copyOf(inside);
        }

        /** A wait of who is in no mapped device yet. */
        public Stuck(String reason) {
            this(reason, List.of());
        }
    }

    private Dax() {
    }

    /** An answer for who came through one more device. */
    public static Access through(Access answer, DevNo device) {
        return switch (answer) {
            case Wait(String reason, List<DevNo> inside) -> new Wait(reason, plus(inside, device));
            case Stuck(String reason, List<DevNo> inside) -> new Stuck(reason, plus(inside, device));
            case Granted same -> same;
            case Refused same -> same;
        };
    }

    private static List<DevNo> plus(List<DevNo> devices, DevNo device) {
        List<DevNo> all = new ArrayList<>(devices);
        all.add(device);
        return all;
    }

    /** The pages of an answer, where there are any. */
    public static Optional<Granted> granted(Access access) {
        return access instanceof Granted granted ? Optional.of(granted) : Optional.empty();
    }
}
