package volscope.sim.lvm.ondisk;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Sys;

/** Makes devices physical volumes, and takes that back. */
public final class PvWriter {

    /** The sector a new label stands in. */
    public static final long LABEL_SECTOR = 1;

    private PvWriter() {
    }

    /** Zeroes the sectors where a label, or another's signature, may stand. */
    public static void zeroStart(Sys sys, DevNo dev) {
        zero(sys, dev, 0, LabelSector.SEARCHED);
    }

    /** Writes the label of a new physical volume and an empty area. */
    public static void create(Sys sys, DevNo dev, PvHeader header, AreaHeader.Use use) {
        header.metadataAreas().forEach(area -> MetadataArea.writeHeader(sys, dev, AreaHeader.empty(area).with(use)));
        label(sys, dev, header, LABEL_SECTOR);
    }

    /** Writes a label. */
    public static void label(Sys sys, DevNo dev, PvHeader header, long sector) {
        BlockIo.writeThrough(sys, dev, sector, Data.of(LabelSector.encode(header, sector)));
    }

    /** Wipes all labels of a device. */
    public static void wipe(Sys sys, DevNo dev) {
        byte[] start = DeviceBytes.of(sys).read(dev, 0, LabelSector.SEARCHED);
        for (int sector = 0; sector < LabelSector.SEARCHED; sector++) {
            if (LabelSector.isLabel(start, sector * LabelSector.SIZE)) {
                zero(sys, dev, sector, 1);
            }
        }
    }

    private static void zero(Sys sys, DevNo dev, long sector, int count) {
        BlockIo.writeThrough(sys, dev, sector, Data.fill((byte) 0, count * LabelSector.SIZE));
    }
}
