package volscope.sim.check.fuzz;

import java.util.List;

/**
 * The hardware of a sequence: an origin on {@code vda} and three COW devices on {@code vdb}.
 *
 * @param level
 *            with what it is worked on
 * @param origin
 *            sectors of the origin
 * @param cow
 *            sectors of each COW device
 */
record World(Level level, int origin, int cow) {

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
    /** The group of the volumes. */
    static final String GROUP = "vg0";
    /** The origin as a volume. */
    static final String VOLUME = GROUP + "-lv0";

    /** What the commands of a sequence work on. */
    enum Level {
        /** Mapped devices, one by one. */
        DEVICES,
        /** Volumes of a group. */
        VOLUMES
    }

    /** The device that has the origin's snapshots. */
    String device() {
        return level == Level.DEVICES ? ORIGIN : VOLUME;
    }

    /** The snapshot's device with a number. */
    String snapshotDevice(int no) {
        return level == Level.DEVICES ? snapshot(no) : GROUP + "-s" + no;
    }

    /** What a shell has to do before a sequence. */
    List<String> setup() {
        return level == Level.DEVICES
                ? List.of()
                : List.of("vgcreate -s 4k " + GROUP + " /dev/vda /dev/vdb",
                        "lvcreate -n lv0 -L " + origin / 2 + "k " + GROUP + " /dev/vda");
    }

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
