package volscope.sim.device;

import java.util.List;

/** Upcall: who uses the memory below a block device directly. Answered by the memory manager; without one nobody does. */
public interface DirectMappings {

    /** Whether a file system that is mounted from a device gives its files the device's memory. */
    boolean hasUsers(DevNo dev);

    /**
     * Takes away what leads to pages of a device: entries of page tables and of the files' indexes. What was stored through them is flushed.
     *
     * @param first
     *            the first page, counted on the device
     * @param pages
     *            how many
     */
    void revoke(DevNo dev, long first, long pages);

    /** Who could still store into memory unnoticed. */
    sealed interface Guard {
    }

    /** Nobody. */
    record Clear() implements Guard {
    }

    /**
     * A file system that is not frozen.
     *
     * @param dev
     *            the device it is mounted from
     */
    record Unfrozen(DevNo dev) implements Guard {
    }

    /**
     * A device that holds a page to write into it.
     *
     * @param task
     *            in whose name
     */
    record Pinned(String task) implements Guard {
    }

    /** Whether anybody could store into memory that is about to be preserved. */
    Guard guard(List<Dax.Granted> memory);
}
