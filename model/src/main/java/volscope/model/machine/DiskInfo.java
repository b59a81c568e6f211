package volscope.model.machine;

/**
 * A piece of hardware.
 *
 * @param name
 *            {@code pmem0}
 * @param number
 *            {@code 259:0}
 * @param bytes
 *            its size
 * @param kind
 *            {@code fsdax}, {@code raw}, {@code sector}, {@code devdax}, {@code disk}, {@code loop}
 * @param dax
 *            whether its pages can be mapped
 */
public record DiskInfo(String name, String number, long bytes, String kind, DaxState dax) {
}
