package volscope.app.view.compare;

import java.util.Optional;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/**
 * One of two that are compared.
 *
 * @param name
 *            the volume's name
 * @param device
 *            its device-mapper name
 * @param at
 *            the moment
 */
record Side(String name, String device, Revision at) {

    /** The snapshot that the volume is at its moment; an origin is none, nor is one that merges in its place. */
    Optional<SnapshotInfo> snapshot() {
        return at.snapshot(device);
    }

    /** What the origin of the volume holds is read from this device. */
    String origin() {
        return snapshot().map(SnapshotInfo::origin).orElse(device);
    }

    boolean isThere() {
        return at.mappedDevices().stream().anyMatch(found -> found.name().equals(device));
    }
}
