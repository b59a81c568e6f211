package volscope.model.explain;

import java.util.List;

/**
 * Why a line was refused, or does not end.
 *
 * @param asked
 *            what was asked for
 * @param rule
 *            the rule that refused it or keeps it
 * @param facts
 *            what was found, each with the names it is about
 * @param needs
 *            what would have to be true
 * @param waysOut
 *            what can be done today
 */
public record Explanation(Asked asked, Rule rule, List<Fact> facts, List<Fact> needs, List<WayOut> waysOut) {

    /**
     * What was asked for.
     *
     * @param line
     *            the shell line
     * @param device
     *            the device-mapper device it failed at
     */
    public record Asked(String line, String device) {
    }

    /** The rules that refuse or keep a line. Each has a name and a sentence per language. */
    public enum Rule {
        /** A device's type is fixed by its first table. */
        TYPE_IS_FIXED, NAME_TAKEN, GROUP_NAME_TAKEN, NAME_RESERVED, NOT_ENOUGH_SPACE, POLICY_STEP, DEVICE_LEFT, DEVICE_SUSPENDED, DEVICE_KEEPS, FILE_SYSTEM_FROZEN, NO_SUCH_VOLUME, NO_SUCH_GROUP, NO_SUCH_DEVICE, CHUNK_SIZE, SNAPSHOT_OF_SNAPSHOT, ORIGIN_REDUCED, ORIGIN_ACTIVE, FILE_SYSTEM_IN_USE, DEVICE_IN_USE, MERGE_WAITS, MERGE_LOCKS, SNAPSHOT_INVALID, VOLUME_IN_GROUP, VOLUME_HELD, EXPORTED, VOLUMES_ACTIVE, VOLUMES_MISSING, SAME_UUID, DAX_REFUSED, NO_FILE_SYSTEM, ALREADY_FROZEN, NOT_MOUNTED, ALREADY_MOUNTED, NO_MOUNT_POINT, DEVICE_BUSY, DEVICE_NAME_TAKEN, TABLE_INVALID, NOT_CONFIRMED, SAME_SIZE, WRONG_FORM;

        /** Whether what was typed is wrong, and other words would do, rather than that the machine stands in the way. */
        public boolean isOfWords() {
            return switch (this) {
                case NAME_TAKEN, GROUP_NAME_TAKEN, DEVICE_NAME_TAKEN, NAME_RESERVED, NO_SUCH_VOLUME, NO_SUCH_GROUP, NO_SUCH_DEVICE,
                        CHUNK_SIZE,
                        SAME_SIZE, WRONG_FORM ->
                    true;
                default -> false;
            };
        }
    }

    /**
     * A fact or a condition: a key that has a sentence, and what to put into it, in order.
     *
     * @param key
     *            which sentence
     * @param arguments
     *            names and numbers in it
     */
    public record Fact(Key key, List<String> arguments) {

        /** A fact with its arguments. */
        public static Fact of(Key key, Object... arguments) {
            return new Fact(key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }

    /** The sentences facts and conditions have. */
    public enum Key {
        /** device, type number, type word. */
        DEVICE_HAS_TYPE,
        /** device, type number, type word, table. */
        TABLE_WOULD_HAVE_TYPE,
        /** target type. */
        TARGET_LACKS_DIRECT_ACCESS,
        /** target type. */
        TARGET_CANNOT_BE_ASKED,
        /** target type, lower device. */
        LOWER_LACKS_DAX,
        /** device; what stays behind. */
        LEFT_BEHIND,
        /** target type. */
        NEEDS_DIRECT_ACCESS,
        /** device. */
        NEEDS_BIO_FIRST_TABLE,
        /** volume, its size. */
        VOLUME_HAS_SIZE,
        /** group, free extents, free bytes. */
        GROUP_HAS_FREE,
        /** extents that were asked for. */
        EXTENTS_ASKED,
        /** group, its volumes in words. */
        GROUP_HOLDS,
        /** the groups there are, in words. */
        GROUPS_ARE,
        /** the devices of which no group is made, in words. */
        UNUSED_ARE,
        /** snapshot, origin. */
        IS_SNAPSHOT_OF,
        /** origin, snapshots in words. */
        HAS_SNAPSHOTS,
        /** device, mount point. */
        MOUNTED_AT,
        /** device, how many times it is open. */
        OPENED,
        /** device, the devices that lie on it, in words. */
        CARRIES,
        /** snapshot, origin. */
        MERGES_INTO,
        /** snapshot; its store was too small for what came. */
        STORE_IS_FULL,
        /** origin; nothing happened to it. */
        ORIGIN_UNTOUCHED,
        /** physical volume, group. */
        IN_GROUP,
        /** group, how many are missing. */
        MISSING,
        /** device; a file system with the same uuid is mounted at. */
        UUID_MOUNTED_AT,
        /** device, type word of its table. */
        TARGET_OF,
        /** device, its table; no volume stands for it. */
        DEVICE_WITHOUT_VOLUME,
        /** device. */
        SUSPENDED,
        /** device, how many requests it keeps. */
        KEEPS,
        /** device, mount point. */
        FROZEN,
        /** what the kernel logged. */
        KERNEL_SAID,
        /** command, its usage line. */
        USAGE,
        /** what the line asked, and nobody answered. */
        ASKED,
        /** what the command printed. */
        PRINTED
    }

    /**
     * Something that works.
     *
     * @param kind
     *            which way
     * @param lines
     *            the commands, ready to run
     */
    public record WayOut(Way kind, List<String> lines) {
    }

    /** The ways out. Each has a title and a sentence that says what it costs, per language. */
    public enum Way {
        /** Put the origin on a disk. */
        DISK_ORIGIN,
        /** Use a namespace without DAX. */
        NAMESPACE_WITHOUT_DAX,
        /** Take the snapshot while the origin is inactive. */
        WHILE_INACTIVE,
        /** Run the designed kernel. */
        DESIGNED_KERNEL,
        /** Take away the volume that the failure left. */
        CLEAN_UP, OTHER_NAME, WHAT_IS_FREE, MORE_ROOM, LOOK, USUAL_CHUNK, OF_THE_ORIGIN, WITHOUT_SNAPSHOTS, INACTIVE, UNMOUNT, END_MERGE, TAKE_ANEW, OUT_OF_GROUP, WITHOUT_GROUP, OTHER_DEVICE, IMPORT, DEACTIVATE, FORGET_MISSING, WITHOUT_UUID, WITHOUT_DAX, MAKE_FILE_SYSTEM, THAW, MAKE_DIRECTORY, CLEAR_TABLE, REMOVE_DEVICE, RESUME, LET_RUN, CONFIRM
    }
}
