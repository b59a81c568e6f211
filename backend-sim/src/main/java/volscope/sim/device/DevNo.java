package volscope.sim.device;

import org.jspecify.annotations.Nullable;

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

    /** As of any record, without the handles that theirs is called through: a key is compared very often. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DevNo dev && major == dev.major && minor == dev.minor;
    }

    @Override
    public int hashCode() {
        return 31 * major + minor;
    }
}
