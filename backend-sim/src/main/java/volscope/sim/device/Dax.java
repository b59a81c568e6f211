package volscope.sim.device;

import java.util.Optional;

import volscope.sim.kernel.Errno;

/** The shapes of direct access that drivers share. */
public final class Dax {

    /** Bytes of a processor's cache line. */
    public static final int LINE = 64;

    /** Why a page is asked for. No shipped kernel passes it down; the designed profiles do. */
    public enum Intent {
        READ, WRITE
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
     */
    public record Wait(String reason) implements Access {
    }

    /**
     * The caller waits for itself.
     *
     * @param reason
     *            what a person reads
     */
    public record Stuck(String reason) implements Access {
    }

    private Dax() {
    }

    /** The pages of an answer, where there are any. */
    public static Optional<Granted> granted(Access access) {
        return access instanceof Granted granted ? Optional.of(granted) : Optional.empty();
    }
}
