package volscope.model.machine;

/**
 * A mounted file system.
 *
 * @param device
 *            kernel name of the device
 * @param path
 *            where
 * @param type
 *            {@code ext4}, {@code xfs}
 * @param options
 *            as {@code /proc/mounts} has them
 * @param dax
 *            whether files bypass the page cache
 */
public record MountInfo(String device, String path, String type, String options, DaxState dax) {
}
