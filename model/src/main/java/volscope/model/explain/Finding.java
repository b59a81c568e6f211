package volscope.model.explain;

import java.util.Locale;

/**
 * A rule that a step broke: one of snapshots with direct access, or one that every machine has to keep.
 *
 * @param rule
 *            which rule
 * @param snapshot
 *            the device-mapper name of the snapshot it is about; empty if it is about none
 * @param chunk
 *            the chunk of the origin, or -1
 * @param task
 *            the task whose mapping breaks it, or empty
 * @param path
 *            the file that is mapped, or the device, or what is waited for, or empty
 * @param page
 *            the page of the file, or -1
 */
public record Finding(Rule rule, String snapshot, long chunk, String task, String path, long page) {

    /** The rules, in the order of their numbers. */
    public enum Rule {
        /** No store reaches a chunk of an origin before each valid and active snapshot has it. */
        I1,
        /** A page of an origin may be stored into only while each valid and active snapshot has its chunk. */
        I2,
        /** Nobody reads a snapshot through a page of the origin that has changed since. */
        I3,
        /** What may be stored into through a snapshot is a page of its store. */
        I4,
        /** The copy lasts before its entry, and the entry before the page may be stored into. */
        I5,
        /** When a snapshot becomes active, nobody may store into its origin. */
        I6,
        /** When a snapshot becomes active, no device holds a page of its origin to write into it. */
        I7,
        /** The file's index, the page tables and the device agree on where a page is. */
        I8,
        /** A device in direct use does not stop giving it. */
        I9,
        /** Nothing of a snapshot that died stays mapped. */
        I10,
        /** What a device shows changes by writes to it alone. */
        DATA,
        /** Whoever waits can go on some day. */
        DEADLOCK;

        /** As it is written: {@code I6}, {@code data}. */
        public String word() {
            return this == DATA || this == DEADLOCK ? name().toLowerCase(Locale.ROOT) : name();
        }
    }

    /** A rule broken by a mapping of a snapshot's chunk. */
    public static Finding mapping(Rule rule, String snapshot, long chunk, String task, String path, long page) {
        return new Finding(rule, snapshot, chunk, task, path, page);
    }

    /** A rule broken in a chunk. */
    public static Finding chunk(Rule rule, String snapshot, long chunk) {
        return new Finding(rule, snapshot, chunk, "", "", -1);
    }

    /** A task that waits for what will never be. */
    public static Finding deadlock(String task, String reason) {
        return new Finding(Rule.DEADLOCK, "", -1, task, reason, -1);
    }

    /** A rule broken by a device. */
    public static Finding device(Rule rule, String device) {
        return new Finding(rule, "", -1, "", device, -1);
    }
}
