package volscope.model.machine;

import java.util.List;

/**
 * What is not the same in two revisions; it costs what differs.
 *
 * @param volumes
 *            logical volumes, by path
 * @param devices
 *            mapped devices, by name
 * @param exceptions
 *            chunks whose exceptions differ, by the snapshot's device
 * @param written
 *            pages that differ, by hardware
 */
public record Difference(List<Change> volumes, List<Change> devices, List<Extent> exceptions, List<Extent> written) {

    /**
     * Something that came, went or changed.
     *
     * @param name
     *            which
     * @param kind
     *            how
     */
    public record Change(String name, Kind kind) {
    }

    /** How something differs. */
    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /**
     * A range that differs.
     *
     * @param device
     *            where
     * @param from
     *            the first chunk, or 4 KiB page of hardware
     * @param to
     *            the one after the last
     */
    public record Extent(String device, long from, long to) {
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return volumes.isEmpty() && devices.isEmpty() && exceptions.isEmpty() && written.isEmpty();
    }
}
