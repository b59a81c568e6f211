package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** The warnings about thin volumes that together are larger than what their pools can hold. */
final class Overprovisioning {

    private static final int ALL = 100;

    private final LvmContext context;
    private final VolumeGroup vg;

    Overprovisioning(LvmContext context, VolumeGroup vg) {
        this.context = context;
        this.vg = vg;
    }

    /** Warns if the pools are too small, seen from a volume that was made or resized. */
    void warn(LogicalVolume lv) {
        Optional<LogicalVolume> pool = lv.pool().isPresent() ? Optional.of(lv) : lv.thin().map(vg.pools()::of);
        warn(pool.or(() -> vg.pools().ofPart(lv).filter(of -> of.pool().filter(parts -> parts.data().equals(lv.name())).isPresent())));
    }

    /** Warns if the pools are too small, seen from any other volume. */
    void warn() {
        warn(Optional.empty());
    }

    private void warn(Optional<LogicalVolume> own) {
        if (own.isPresent() && seen(own.get()) <= vg.sectors(own.get())) {
            return;
        }
        long seen = vg.pools().all().stream().mapToLong(this::seen).sum();
        long room = vg.pools().all().stream().mapToLong(vg::sectors).sum();
        if (seen > room) {
            compare(own, seen, room);
        }
    }

    private long seen(LogicalVolume pool) {
        return vg.pools().thinsOf(pool).stream().mapToLong(vg::sectors).sum();
    }

    private void compare(Optional<LogicalVolume> own, long seen, long room) {
        long all = vg.extents() * vg.extentSectors();
        long free = vg.freeExtents() * vg.extentSectors();
        if (all < seen) {
            warn(own, seen, " and the size of whole volume group", all);
        } else if (free < seen) {
            warn(own, seen, free == 0 ? "" : " and the amount of free space in volume group", free);
        } else if (threshold() >= ALL || percent() == 0) {
            warn(own, seen, "", room);
        }
    }

    private void warn(Optional<LogicalVolume> own, long seen, String also, long compared) {
        boolean others = vg.pools().all().stream().anyMatch(pool -> own.filter(pool::equals).isEmpty());
        String which = others ? "s" : own.map(pool -> " " + LvCreate.path(vg, pool)).orElse("");
        context.log()
                .warn("WARNING: Sum of all thin volume sizes (" + SizeText.display(seen) + ") exceeds the size of thin pool" + which + also
                        + " (" + (compared > 0 ? SizeText.display(compared) : "no free space in volume group") + ").");
        if (threshold() >= ALL || percent() == 0) {
            context.log().warn("WARNING: You have not turned on protection against thin pools running out of space.");
        }
        if (threshold() >= ALL) {
            context.log()
                    .warn("WARNING: Set activation/thin_pool_autoextend_threshold below 100 to trigger automatic extension of thin pools "
                            + "before they get full.");
        }
        if (percent() == 0) {
            context.log().warn("WARNING: Set activation/thin_pool_autoextend_percent above 0 to specify by how much to extend thin pools "
                    + "reaching the threshold.");
        }
    }

    private long threshold() {
        return context.config().number("activation/thin_pool_autoextend_threshold").orElse(ALL);
    }

    private long percent() {
        return context.config().number("activation/thin_pool_autoextend_percent").orElse(20);
    }
}
