package volscope.sim.lvm.metadata;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pools of thin volumes of a group, and who belongs to them.
 *
 * @param vg
 *            the group
 */
public record Pools(VolumeGroup vg) {

    private static final String SPARE = "_pmspare";

    /** The thin volumes of a pool, in order. */
    public List<LogicalVolume> thinsOf(LogicalVolume pool) {
        return vg.lvs().usersOf(pool.name()).stream().filter(lv -> lv.thin().filter(thin -> thin.pool().equals(pool.name())).isPresent())
                .toList();
    }

    /** Whether a pool never had a thin volume; people may see its blocks then, and it has one device only. */
    public boolean isNew(LogicalVolume pool) {
        return pool.pool().filter(segment -> segment.transaction() == 0).isPresent() && thinsOf(pool).isEmpty();
    }

    /** The pool of a thin volume. */
    public LogicalVolume of(ThinSegment thin) {
        return vg.lv(thin.pool()).orElseThrow(() -> new IllegalStateException("no pool " + thin.pool()));
    }

    /** The pool that a hidden volume is part of. */
    public Optional<LogicalVolume> ofPart(LogicalVolume part) {
        for (LogicalVolume user : vg.lvs().usersOf(part.name())) {
            if (user.pool().isPresent()) {
                return Optional.of(user);
            }
        }
        return Optional.empty();
    }

    /** The volume with a pool's metadata. */
    public LogicalVolume metadataOf(PoolSegment pool) {
        return vg.lv(pool.metadata()).orElseThrow(() -> new IllegalStateException("no volume " + pool.metadata()));
    }

    /** The volume with a pool's blocks. */
    public LogicalVolume dataOf(PoolSegment pool) {
        return vg.lv(pool.data()).orElseThrow(() -> new IllegalStateException("no volume " + pool.data()));
    }

    /** What is said of a hidden volume's part in a pool: {@code tmeta} or {@code tdata}; empty if it is no part of one. */
    public String partOf(LogicalVolume lv) {
        return ofPart(lv).flatMap(LogicalVolume::pool).map(pool -> pool.metadata().equals(lv.name()) ? "tmeta" : "tdata").orElse("");
    }

    /** All pools, in order. */
    public List<LogicalVolume> all() {
        return vg.lvs().pools();
    }

    /** All volumes in the order in which commands take them: the pools first, the last one made before the others. */
    public List<LogicalVolume> first() {
        List<LogicalVolume> pools = all();
        return pools.isEmpty()
                ? List.copyOf(vg.lvs().list())
                : Stream.concat(pools.reversed().stream(), vg.lvs().list().stream().filter(lv -> lv.pool().isEmpty())).toList();
    }

    /** The volume kept for the repair of metadata. */
    public Optional<LogicalVolume> spare() {
        return vg.lvs().list().stream().filter(Pools::isSpare).findFirst();
    }

    /** Whether a volume is kept for the repair of metadata. */
    public static boolean isSpare(LogicalVolume lv) {
        return lv.name().endsWith(SPARE);
    }

    /** The thin volumes whose external origin a volume is. */
    public List<LogicalVolume> externalUsersOf(LogicalVolume origin) {
        List<LogicalVolume> users = vg.lvs().usersOf(origin.name());
        return users.isEmpty()
                ? users
                : users.stream().filter(lv -> lv.thin().flatMap(ThinSegment::external).filter(origin.name()::equals).isPresent()).toList();
    }

    /** Whether a volume is the external origin of thin volumes. */
    public boolean isExternalOrigin(LogicalVolume lv) {
        return !externalUsersOf(lv).isEmpty();
    }

    /** The thin snapshots of a thin volume. */
    public List<LogicalVolume> snapshotsOf(LogicalVolume origin) {
        return vg.lvs().usersOf(origin.name()).stream()
                .filter(lv -> lv.thin().flatMap(ThinSegment::origin).filter(origin.name()::equals).isPresent()).toList();
    }

    /** The thin snapshot that is to take the place of a thin volume. */
    public Optional<LogicalVolume> mergingInto(LogicalVolume origin) {
        return vg.lvs().usersOf(origin.name()).stream()
                .filter(lv -> lv.thin().flatMap(ThinSegment::merge).filter(origin.name()::equals).isPresent()).findFirst();
    }

    /** Whether a thin snapshot is to take the place of its origin. */
    public static boolean isMerging(LogicalVolume lv) {
        return lv.thin().flatMap(ThinSegment::merge).isPresent();
    }
}
