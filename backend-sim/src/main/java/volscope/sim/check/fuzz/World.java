package volscope.sim.check.fuzz;

import java.util.ArrayList;
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
        VOLUMES,
        /** A file that is mapped directly. */
        MAPPINGS
    }

    /** The hardware of a mapped file. */
    static final World MAPPING = new World(Level.MAPPINGS, 0, 0);
    /** The device below the origin of a mapped file. */
    static final String DATA = "data";
    /** Sectors of that. */
    static final long MAPPED = 8192;
    /** Sectors of each store behind it. */
    static final long MAPPED_STORE = 2048;
    /** Sectors of a chunk of each snapshot. */
    static final int[] MAPPED_CHUNKS = {8, 16};
    /** Pages of the file. */
    static final int PAGES = 5;
    /** What all of them hold at first. */
    static final char FIRST = '-';

    /** Where the store with a number starts. */
    static long mappedStore(int no) {
        return MAPPED + no * MAPPED_STORE;
    }

    /** Makes the devices below the file system. */
    static List<String> stack() {
        List<String> lines = new ArrayList<>(
                List.of("dmsetup create " + DATA + " --table '0 " + MAPPED + " linear /dev/pmem0 0'"));
        for (int no = 0; no < MAPPED_CHUNKS.length; no++) {
            lines.add("dmsetup create " + cow(no) + " --table '0 " + MAPPED_STORE + " linear /dev/pmem0 " + mappedStore(no) + "'");
        }
        lines.add("dmsetup create " + ORIGIN + " --table '0 " + MAPPED + " snapshot-origin " + path(DATA) + "'");
        return lines;
    }

    /** Mounts it. */
    static List<String> mounting() {
        return List.of("mount -o dax=always " + path(ORIGIN) + " " + MappedCommand.MOUNT);
    }

    private static List<String> mapping() {
        List<String> lines = new ArrayList<>(stack());
        lines.add("mkfs.ext4 -q -F -b 4096 -O ^has_journal " + path(ORIGIN));
        lines.addAll(mounting());
        for (int page = 0; page < PAGES; page++) {
            lines.add(new MappedCommand.WriteFile(page, FIRST).line());
        }
        lines.add("sync");
        return lines;
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
        return switch (level) {
            case DEVICES -> List.of();
            case MAPPINGS -> mapping();
            case VOLUMES -> List.of("vgcreate -s 4k " + GROUP + " /dev/vda /dev/vdb",
                    "lvcreate -n lv0 -L " + origin / 2 + "k " + GROUP + " /dev/vda");
        };
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
