package volscope.sim.lvm.ondisk;

import java.util.List;

import volscope.sim.lvm.metadata.LvmId;

/**
 * What a label says of a physical volume.
 *
 * @param id
 *            its identity
 * @param bytes
 *            the size of its device
 * @param dataAreas
 *            where extents lie
 * @param metadataAreas
 *            where metadata lie
 * @param use
 *            whether a group has it
 */
public record PvHeader(LvmId id, long bytes, List<Region> dataAreas, List<Region> metadataAreas, Use use) {

    /** Whether a physical volume belongs to a group. */
    public enum Use {
        FREE, IN_GROUP
    }

    public PvHeader {
        dataAreas = List.copyOf(dataAreas);
        metadataAreas = List.copyOf(metadataAreas);
    }

    /** The same with another use. */
    public PvHeader with(Use newUse) {
        return new PvHeader(id, bytes, dataAreas, metadataAreas, newUse);
    }

    /** The same with another identity. */
    public PvHeader with(LvmId newId) {
        return new PvHeader(newId, bytes, dataAreas, metadataAreas, use);
    }

    /** The same on a device of another size. */
    public PvHeader sized(long sectors) {
        return new PvHeader(id, sectors * LabelSector.SIZE, dataAreas, metadataAreas, use);
    }

    /** The same with extents from a sector on. */
    public PvHeader startingAt(long sector) {
        return new PvHeader(id, bytes, List.of(new Region(sector * LabelSector.SIZE, 0)), metadataAreas, use);
    }

    /** The sector of the first extent. */
    public long peStart() {
        return dataAreas.isEmpty() ? 0 : dataAreas.getFirst().offset() / 512;
    }
}
