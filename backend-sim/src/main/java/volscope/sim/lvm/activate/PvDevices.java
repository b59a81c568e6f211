package volscope.sim.lvm.activate;

import java.util.Map;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.lvm.metadata.LvmId;

/**
 * The devices that physical volumes are on.
 *
 * @param devices
 *            the device of each one that is there
 * @param gaps
 *            what is done about those that are not
 */
public record PvDevices(Map<LvmId, DevNo> devices, Gaps gaps) {

    /** What is done about physical volumes that are not there. */
    public enum Gaps {
        /** Volumes on them aren't activated. */
        REFUSED,
        /** Devices that give errors stand in for them. */
        FILLED
    }

    public PvDevices {
        devices = Map.copyOf(devices);
    }

    /** The device of a physical volume. */
    public Optional<DevNo> find(LvmId pv) {
        return Optional.ofNullable(devices.get(pv));
    }
}
