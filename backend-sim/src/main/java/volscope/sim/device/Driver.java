package volscope.sim.device;

/** What carries a disk's requests out: persistent memory, a virtio disk, the device mapper. One driver serves all its disks. */
public interface Driver {

    /** The majors of the devices it drives. */
    java.util.Set<Integer> majors();

    /** Starts a bio that lies inside the device; its end is told by {@link Block#end}. */
    void submit(Disk disk, Bio bio);

    /**
     * Asks for pages of the device.
     *
     * @param page
     *            the first 4 KiB page
     * @param pages
     *            how many are wanted, at least 1
     */
    default Dax.Access directAccess(Disk disk, long page, long pages, Dax.Intent intent) {
        return new Dax.Refused(volscope.sim.kernel.Errno.EOPNOTSUPP);
    }

    /**
     * The memory that a store through a part of a disk can reach, whatever it asks first; empty for a disk without memory.
     *
     * @param sector
     *            the first sector of the part
     * @param sectors
     *            how many
     */
    default java.util.List<Dax.Granted> reach(Disk disk, long sector, long sectors) {
        return java.util.List.of();
    }

    /** The last opener has closed the device. */
    default void released(Disk disk) {
        // most drivers do not care
    }
}
