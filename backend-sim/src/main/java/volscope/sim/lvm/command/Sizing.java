package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.model.command.PercentBase;
import volscope.model.command.Value;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** How many extents {@code -L} or {@code -l} of a line mean for a new volume. */
final class Sizing {

    private static final long MOST_EXTENTS = 0xffffffffL;

    private final LvmContext context;
    private final VolumeGroup vg;

    Sizing(LvmContext context, VolumeGroup vg) {
        this.context = context;
        this.vg = vg;
    }

    /** Whether the line gives a size. */
    static boolean isGiven(LvmContext context) {
        return context.line().has("size") || context.line().has("extents");
    }

    /** Whether the size is a percentage, so that less will do. */
    boolean isApproximate() {
        return context.line().extents("extents").flatMap(Value.Extents::base).isPresent();
    }

    /** Whether fewer extents will do. */
    AllocationRule.Amount amount() {
        return isApproximate() ? AllocationRule.Amount.AT_MOST : AllocationRule.Amount.EXACT;
    }

    /**
     * The extents of a new volume.
     *
     * @param choice
     *            the extents it may use
     * @param snapshot
     *            what there is to know of the origin, if it is to be a snapshot
     */
    long extents(PvChoice choice, Optional<Origin> snapshot) {
        Optional<Value.Size> size = context.line().size("size");
        if (size.isPresent()) {
            return fromSize(size.get().sectors());
        }
        Value.Extents extents = context.line().extents("extents").orElseThrow();
        long count = extents.base().isEmpty() ? extents.amount() : percent(extents, extents.base().get(), choice, snapshot);
        if (count == 0) {
            throw context.fail("Calculated size of logical volume is 0 extents. Needs to be larger.");
        }
        return count;
    }

    /**
     * The origin of a snapshot to be made.
     *
     * @param volume
     *            the origin
     * @param mostExtents
     *            the extents of a store that can take all of it
     */
    record Origin(LogicalVolume volume, long mostExtents) {
    }

    /** A size as extents, rounded up, which is said. */
    long fromSize(long sectors) {
        long extents = ceil(sectors, vg.extentSectors());
        checkExtents(context, vg, sectors);
        if (extents * vg.extentSectors() != sectors) {
            context.log().print("Rounding up size to full physical extent " + SizeText.display(extents * vg.extentSectors()));
        }
        return extents;
    }

    /** A size that is a whole number of extents, as that number, or a complaint if it is too large. */
    static long fromWholeExtents(LvmContext context, VolumeGroup vg, long sectors) {
        checkExtents(context, vg, sectors);
        return sectors / vg.extentSectors();
    }

    private static void checkExtents(LvmContext context, VolumeGroup vg, long sectors) {
        if (ceil(sectors, vg.extentSectors()) > MOST_EXTENTS) {
            throw context
                    .fail("Volume too large (" + SizeText.display(sectors) + ") for extent size " + SizeText.display(vg.extentSectors())
                            + ". Upper limit is less than " + SizeText.display(MOST_EXTENTS * vg.extentSectors()) + ".");
        }
    }

    static long ceil(long value, long by) {
        return (value + by - 1) / by;
    }

    private long percent(Value.Extents given, PercentBase base, PvChoice choice, Optional<Origin> snapshot) {
        return switch (base) {
            case VG -> ofGroup(given);
            case FREE -> floor(given.amount(), vg.freeExtents());
            case PVS -> floor(given.amount(), choice.kind() == PvChoice.Kind.ALL ? vg.extents() : choice.total());
            case ORIGIN -> ofOrigin(given.amount(), snapshot);
            case LV -> throw context
                    .fail("Please express size as " + (snapshot.isPresent() ? "%FREE, %ORIGIN, %PVS or %VG." : "%FREE, %PVS or %VG."));
        };
    }

    private long ofGroup(Value.Extents given) {
        long extents = floor(given.amount(), vg.extents());
        long free = vg.freeExtents();
        if (extents <= free) {
            return extents;
        }
        context.log()
                .print("Reducing " + given.amount() + "%VG to remaining free space " + SizeText.display(free * vg.extentSectors())
                        + " in VG.");
        return free;
    }

    private long ofOrigin(long percent, Optional<Origin> snapshot) {
        Origin origin = snapshot.orElseThrow(() -> context.fail("Internal error: Couldn't find origin volume."));
        long extents = origin.volume().extents();
        return origin.mostExtents() - extents + ceil(percent * extents, 100);
    }

    private static long floor(long percent, long base) {
        return percent * base / 100;
    }
}
