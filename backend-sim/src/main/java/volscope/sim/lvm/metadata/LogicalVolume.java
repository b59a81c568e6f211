package volscope.sim.lvm.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.DevNo;

/**
 * A logical volume of a group. What depends on its relations (origin, store, visibility) is answered by {@link VolumeGroup}.
 *
 * @param name
 *            its name, unique in the group
 * @param id
 *            its identity
 * @param flags
 *            its status
 * @param tags
 *            names given by people
 * @param created
 *            when it was made, in seconds since 1970, and where
 * @param allocation
 *            the policy for its extents
 * @param readAhead
 *            what the metadata say of reading ahead
 * @param number
 *            a fixed device number; a part not given is -1
 * @param segments
 *            its extents, in order
 */
public record LogicalVolume(String name, LvmId id, Set<LvFlag> flags, List<String> tags, Creation created, Allocation allocation,
        ReadAhead readAhead, Optional<DevNo> number, List<Segment> segments) {

    public LogicalVolume {
        flags = Flags.of(LvFlag.class, flags);
        tags = List.copyOf(tags);
        segments = List.copyOf(segments);
    }

    /**
     * When and where a volume was made.
     *
     * @param time
     *            seconds since 1970
     * @param host
     *            the name of the machine
     */
    public record Creation(long time, String host) {
    }

    /**
     * How far to read ahead.
     *
     * @param sectors
     *            how far; 0 not at all, -1 as the kernel likes
     */
    public record ReadAhead(long sectors) {

        /** As the kernel likes. */
        public static final ReadAhead AUTO = new ReadAhead(-1);
    }

    /** A new volume with nothing particular. */
    public static LogicalVolume of(String name, LvmId id, Set<LvFlag> flags, Creation created, List<Segment> segments) {
        return new LogicalVolume(name, id, flags, List.of(), created, Allocation.INHERIT, ReadAhead.AUTO, Optional.empty(), segments);
    }

    /** How many extents it has. */
    public long extents() {
        return segments.isEmpty() ? 0 : segments.getLast().extents().end();
    }

    /** Whether a flag is set. */
    public boolean has(LvFlag flag) {
        return flags.contains(flag);
    }

    /** Whether it may be written. */
    public boolean isWritable() {
        return has(LvFlag.WRITE);
    }

    /** The snapshot relation, if this is a {@code snapshotN}. */
    public Optional<Segment.Snapshot> snapshot() {
        return segments.size() == 1 && segments.getFirst() instanceof Segment.Snapshot relation ? Optional.of(relation) : Optional.empty();
    }

    /** What it is as a pool of thin volumes, if it is one. */
    public Optional<PoolSegment> pool() {
        return segments.size() == 1 && segments.getFirst() instanceof PoolSegment pool ? Optional.of(pool) : Optional.empty();
    }

    /** What it is as a thin volume, if it is one. */
    public Optional<ThinSegment> thin() {
        return segments.size() == 1 && segments.getFirst() instanceof ThinSegment thin ? Optional.of(thin) : Optional.empty();
    }

    /** Whether reads give what no physical volume holds. */
    public boolean isVirtual() {
        return !segments.isEmpty() && segments.stream().allMatch(Segment.Virtual.class::isInstance);
    }

    /** The same with another name. */
    public LogicalVolume named(String newName) {
        return new LogicalVolume(newName, id, flags, tags, created, allocation, readAhead, number, segments);
    }

    /** The same with another identity. */
    public LogicalVolume withId(LvmId newId) {
        return new LogicalVolume(name, newId, flags, tags, created, allocation, readAhead, number, segments);
    }

    /** The same with other flags. */
    public LogicalVolume with(Set<LvFlag> newFlags) {
        return new LogicalVolume(name, id, newFlags, tags, created, allocation, readAhead, number, segments);
    }

    /** The same with other tags. */
    public LogicalVolume tagged(List<String> newTags) {
        return new LogicalVolume(name, id, flags, newTags, created, allocation, readAhead, number, segments);
    }

    /** The same with another policy. */
    public LogicalVolume with(Allocation policy) {
        return new LogicalVolume(name, id, flags, tags, created, policy, readAhead, number, segments);
    }

    /** The same with another read-ahead. */
    public LogicalVolume with(ReadAhead ahead) {
        return new LogicalVolume(name, id, flags, tags, created, allocation, ahead, number, segments);
    }

    /** The same with a fixed device number, or without. */
    public LogicalVolume numbered(Optional<DevNo> fixed) {
        return new LogicalVolume(name, id, flags, tags, created, allocation, readAhead, fixed, segments);
    }

    /** The same with other segments. */
    public LogicalVolume with(List<Segment> newSegments) {
        return new LogicalVolume(name, id, flags, tags, created, allocation, readAhead, number, newSegments);
    }
}
