package volscope.sim.device;

/** Upcall: the file system on a block device. Answered by the mounts. */
public interface SuperBlocks {

    /**
     * Freezes the file system mounted from exactly this device, or syncs the device where none is mounted. Each step may sleep.
     *
     * @throws volscope.sim.kernel.ErrnoException
     *             EBUSY if it is frozen already and this kernel does not nest freezes
     */
    void freeze(DevNo dev);

    /** Takes one freeze back. */
    void thaw(DevNo dev);
}
