package volscope.sim.lvm.metadata;

import java.util.List;
import java.util.Set;

/**
 * A device, or a part of one, that gives extents to a group.
 *
 * @param id
 *            its identity, also in the label on the device
 * @param device
 *            the path it was last seen at: a hint
 * @param flags
 *            its status
 * @param tags
 *            names given by people
 * @param sectors
 *            the size of the device
 * @param peStart
 *            the sector of the first extent
 * @param peCount
 *            how many extents it has
 */
public record PhysicalVolume(LvmId id, String device, Set<PvFlag> flags, List<String> tags, long sectors, long peStart, long peCount) {

    public PhysicalVolume {
        flags = Flags.of(PvFlag.class, flags);
        tags = List.copyOf(tags);
    }

    /** Whether new volumes may use it. */
    public boolean isAllocatable() {
        return flags.contains(PvFlag.ALLOCATABLE);
    }

    /** Whether its device was gone when the group was last written. */
    public boolean isMissing() {
        return flags.contains(PvFlag.MISSING);
    }

    /** The same at another path. */
    public PhysicalVolume at(String path) {
        return path.equals(device) ? this : new PhysicalVolume(id, path, flags, tags, sectors, peStart, peCount);
    }

    /** The same with other flags. */
    public PhysicalVolume with(Set<PvFlag> newFlags) {
        return new PhysicalVolume(id, device, newFlags, tags, sectors, peStart, peCount);
    }

    /** The same with other tags. */
    public PhysicalVolume tagged(List<String> newTags) {
        return new PhysicalVolume(id, device, flags, newTags, sectors, peStart, peCount);
    }

    /** The same with another identity. */
    public PhysicalVolume with(LvmId newId) {
        return new PhysicalVolume(newId, device, flags, tags, sectors, peStart, peCount);
    }

    /** The same on a device of another size. */
    public PhysicalVolume sized(long newSectors) {
        return new PhysicalVolume(id, device, flags, tags, newSectors, peStart, peCount);
    }

    /** The same with another number of extents. */
    public PhysicalVolume withExtents(long count) {
        return new PhysicalVolume(id, device, flags, tags, sectors, peStart, count);
    }

    /** The sector an extent starts at. */
    public long sectorOf(long extent, long extentSectors) {
        return peStart + extent * extentSectors;
    }
}
