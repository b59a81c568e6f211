package volscope.model.machine;

import java.util.List;

/**
 * A mapped device.
 *
 * @param name
 *            its device-mapper name
 * @param number
 *            {@code 253:0}
 * @param uuid
 *            its uuid, may be empty
 * @param type
 *            the type fixed at the first load: 0 none, 1 bio based, 3 DAX bio based
 * @param live
 *            the lines of the live table
 * @param inactive
 *            the lines of the inactive table
 * @param suspended
 *            whether bios wait
 * @param opens
 *            how many times it is open
 * @param dax
 *            the queue flag
 */
public record MappedDeviceInfo(String name, String number, String uuid, int type, List<String> live, List<String> inactive,
        Suspension suspended, int opens, DaxState dax) {

    /** Whether a device is suspended. */
    public enum Suspension {
        RUNNING, SUSPENDED
    }
}
