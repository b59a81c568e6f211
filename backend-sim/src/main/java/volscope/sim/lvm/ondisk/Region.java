package volscope.sim.lvm.ondisk;

/**
 * A run of bytes of a device.
 *
 * @param offset
 *            the first
 * @param size
 *            how many; 0 for all up to the end of the device
 */
public record Region(long offset, long size) {
}
