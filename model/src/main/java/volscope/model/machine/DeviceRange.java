package volscope.model.machine;

/**
 * Sectors of a device that lie one after the other.
 *
 * @param device
 *            a device-mapper name, or a kernel name where it is no mapped device
 * @param sector
 *            the first
 * @param sectors
 *            how many
 */
public record DeviceRange(String device, long sector, long sectors) {
    /** Whether a range of sectors meets this one. */
    public boolean meets(long first, long count) {
        return first < sector + sectors && sector < first + count;
    }
}
