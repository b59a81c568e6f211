package volscope.sim.check.fuzz;

/**
 * The hardware of a sequence: an origin on {@code vda} and three COW devices on {@code vdb}.
 *
 * @param origin
 *            sectors of the origin
 * @param cow
 *            sectors of each COW device
 */
record World(int origin, int cow) {

    /** Sectors of {@code vda} that anybody comes to. */
    static final int DISK = 4096;
    /** How many COW devices there can be. */
    static final int COWS = 3;
    /** Sectors of the largest COW device. */
    static final int LARGEST_COW = 520;
    /** Sectors of {@code vdb} that each COW device may take. */
    static final int ROOM = 8192;
    /** The device below the origin. */
    static final String LOWER = "vda";
    /** The origin's mapped device. */
    static final String ORIGIN = "org";

    /** The COW device with a number. */
    static String cow(int no) {
        return "c" + no;
    }

    /** The snapshot that usually stands on the COW device with a number. */
    static String snapshot(int no) {
        return "s" + no;
    }

    /** Where a device is found. */
    static String path(String device) {
        return device.equals(LOWER) ? "/dev/" + device : "/dev/mapper/" + device;
    }
}
