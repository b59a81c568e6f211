package volscope.sim.device;

import java.util.List;
import java.util.Optional;

/** Upcall: who uses the memory below a block device directly. Answered by the memory manager; without one nobody does. */
public interface DirectMappings {

    /** Whether a file system that is mounted from a device gives its files the device's memory. */
    boolean hasUsers(DevNo dev);

    /**
     * Takes away what leads to pages of a device: entries of page tables and of the files' indexes. What processors' caches hold of pages
     * that were written comes to memory first, for no fsync finds it later.
     *
     * @param first
     *            the first page, counted on the device
     * @param pages
     *            how many
     */
    void revoke(DevNo dev, long first, long pages);

    /** The device of a file system that uses some memory and is not frozen. */
    Optional<DevNo> unfrozen(List<Dax.Granted> memory);

    /** The tasks that wait inside direct_access of a device, in the order they came. */
    List<String> waitingIn(DevNo dev);

    /** The task in whose name a device holds a page of some memory to write into it. */
    Optional<String> pinned(List<Dax.Granted> memory);
}
