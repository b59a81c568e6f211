package volscope.model.event;

import java.util.List;

/** Something that happened in one step of the machine. Devices are named as a person knows them: {@code pmem0}, {@code vg0-lv0}. */
public sealed interface Event {

    /**
     * A mapped device came to be.
     *
     * @param device
     *            its device-mapper name
     */
    record DeviceCreated(String device) implements Event {
    }

    /**
     * A mapped device went away.
     *
     * @param device
     *            its device-mapper name
     */
    record DeviceRemoved(String device) implements Event {
    }

    /**
     * A table was put into the inactive slot.
     *
     * @param device
     *            the device
     * @param table
     *            its lines
     */
    record TableLoaded(String device, List<String> table) implements Event {
    }

    /**
     * The type rule refused a table.
     *
     * @param device
     *            the device the table was for
     * @param oldType
     *            the type the device has since its first load
     * @param newType
     *            the type of the refused table
     * @param table
     *            its lines
     * @param targets
     *            why each target is, or is not, DAX
     */
    record TableRefused(String device, int oldType, int newType, List<String> table, List<TargetDax> targets) implements Event {
    }

    /**
     * What the kernel found out of one target when it looked for DAX.
     *
     * @param type
     *            the target's type
     * @param lacks
     *            what is missing
     * @param devices
     *            its lower devices that lack DAX, where that is what is missing
     */
    record TargetDax(String type, Lack lacks, List<String> devices) {
    }

    /** What a target lacks to be DAX. */
    enum Lack {
        NOTHING, DIRECT_ACCESS, ITERATE_DEVICES, LOWER_DAX
    }

    /**
     * A device was suspended.
     *
     * @param device
     *            its name
     */
    record DeviceSuspended(String device) implements Event {
    }

    /**
     * A device runs again, perhaps with another table.
     *
     * @param device
     *            its name
     */
    record DeviceResumed(String device) implements Event {
    }

    /**
     * Sectors were written.
     *
     * @param device
     *            where
     * @param sector
     *            the first
     * @param sectors
     *            how many
     */
    record Written(String device, long sector, long sectors) implements Event {
    }

    /**
     * A chunk is about to be copied to a snapshot's store.
     *
     * @param snapshot
     *            the snapshot's device
     * @param chunk
     *            the origin's chunk
     * @param slot
     *            the chunk of the store
     */
    record CopyStarted(String snapshot, long chunk, long slot) implements Event {
    }

    /**
     * An exception is complete: the store holds the chunk.
     *
     * @param snapshot
     *            the snapshot's device
     * @param chunk
     *            the origin's chunk
     * @param slot
     *            the chunk of the store
     */
    record ExceptionCompleted(String snapshot, long chunk, long slot) implements Event {
    }

    /**
     * A snapshot became worthless.
     *
     * @param snapshot
     *            its device
     * @param reason
     *            the kernel's words
     */
    record SnapshotInvalidated(String snapshot, String reason) implements Event {
    }

    /**
     * A snapshot takes no more writes.
     *
     * @param snapshot
     *            its device
     */
    record SnapshotOverflowed(String snapshot) implements Event {
    }

    /**
     * A task touched a page of a mapped file and the kernel was asked.
     *
     * @param task
     *            who
     * @param file
     *            which file
     * @param page
     *            which of its pages, the first of them
     * @param kind
     *            what it wanted
     * @param pages
     *            how many pages of 4 KiB the entry covers that was made: 1, or 512
     */
    record PageFault(String task, String file, long page, FaultKind kind, int pages) implements Event {
    }

    /**
     * A task touched a page of a mapped file that it cannot have, and got SIGBUS.
     *
     * @param task
     *            who
     * @param file
     *            which file
     * @param page
     *            which of its pages
     */
    record BusError(String task, String file, long page) implements Event {
    }

    /** What a faulting access wanted. */
    enum FaultKind {
        READ, WRITE,
        /** To store into a page that it alone will see, so that it gets a copy. */
        COPY
    }

    /**
     * The kernel wrote to its log.
     *
     * @param text
     *            the line
     */
    record Logged(String text) implements Event {
    }
}
