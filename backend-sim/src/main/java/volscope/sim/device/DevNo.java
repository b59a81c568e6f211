package volscope.sim.device;

/**
 * A device number.
 *
 * @param major
 *            the driver: 253 device mapper, 254 virtio disks, 259 persistent memory
 * @param minor
 *            the device among the driver's
 */
public record DevNo(int major, int minor) implements Comparable<DevNo> {

    @Override
    public int compareTo(DevNo other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    /** {@code 253:0}. */
    @Override
    public String toString() {
        return major + ":" + minor;
    }
}
