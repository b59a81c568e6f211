package volscope.sim.lvm.report;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.PvHeader;

/**
 * A device in a report of physical volumes.
 *
 * @param path
 *            its name
 * @param dev
 *            its number; empty if it is missing
 * @param sectors
 *            the size of the device
 * @param label
 *            what its label says
 * @param pv
 *            what its group says of it
 * @param copy
 *            whether it is used
 */
record PvRow(String path, Optional<DevNo> dev, long sectors, Optional<PvDevice> label, Optional<PhysicalVolume> pv, Copy copy) {

    /** Whether a device is used, or left out as it holds what another one is used for. */
    enum Copy {
        USED, LEFT_OUT
    }

    /** A device that is used, with what its group says of it. */
    static PvRow used(PvDevice device, PhysicalVolume pv) {
        return new PvRow(device.path(), Optional.of(device.dev()), device.sectors(), Optional.of(device), Optional.of(pv), Copy.USED);
    }

    /** A physical volume of a group that no device holds. */
    static PvRow missing(PhysicalVolume pv) {
        return new PvRow(pv.device(), Optional.empty(), pv.sectors(), Optional.empty(), Optional.of(pv), Copy.USED);
    }

    /** Whether another device is used for the same physical volume. */
    boolean isDuplicate() {
        return copy == Copy.LEFT_OUT;
    }

    /** Whether it is a physical volume at all. */
    boolean isPhysicalVolume() {
        return label.isPresent() || pv.isPresent();
    }

    /** Whether its label says that a group has it, and there is no such group. */
    boolean isLost() {
        return pv.isEmpty() && !isDuplicate() && label.filter(there -> there.header().use() == PvHeader.Use.IN_GROUP).isPresent();
    }
}
