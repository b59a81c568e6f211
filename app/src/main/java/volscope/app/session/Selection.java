package volscope.app.session;

/** What is selected, in every view at once. Things are named, so that a selection holds over time. */
public sealed interface Selection {

    /** Nothing. */
    record None() implements Selection {
    }

    /**
     * A piece of hardware.
     *
     * @param name
     *            its kernel name
     */
    record Disk(String name) implements Selection {
    }

    /**
     * A volume group.
     *
     * @param name
     *            its name
     */
    record Group(String name) implements Selection {
    }

    /**
     * A logical volume.
     *
     * @param group
     *            its volume group
     * @param name
     *            its name
     */
    record Volume(String group, String name) implements Selection {
    }

    /**
     * A mapped device.
     *
     * @param name
     *            its device-mapper name
     */
    record Device(String name) implements Selection {
    }

    /**
     * A chunk of a snapshot.
     *
     * @param snapshot
     *            the snapshot's device-mapper name
     * @param chunk
     *            the chunk of its origin
     */
    record Chunk(String snapshot, long chunk) implements Selection {
    }

    /**
     * The refusal an act ended in.
     *
     * @param act
     *            the number of the act
     */
    record Refusal(int act) implements Selection {
    }
}
