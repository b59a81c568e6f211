package volscope.sim.lvm.ondisk;

import java.util.Optional;

import volscope.sim.device.DevNo;

/**
 * A physical volume found on a device.
 *
 * @param path
 *            the name lvm calls the device by
 * @param dev
 *            the device
 * @param sectors
 *            the size of the device now
 * @param labelSector
 *            where the label stands
 * @param header
 *            what the label says
 * @param area
 *            the header of its first metadata area
 */
public record PvDevice(String path, DevNo dev, long sectors, long labelSector, PvHeader header, Optional<AreaHeader> area) {

    /** The same with another area header. */
    PvDevice with(AreaHeader newArea) {
        return new PvDevice(path, dev, sectors, labelSector, header, Optional.of(newArea));
    }
}
