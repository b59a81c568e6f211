package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.Series;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The hidden volume of a group that is kept for the repair of its pools' metadata, as large as the largest of them. */
final class PoolSpare {

    private static final String SUFFIX = "_pmspare";

    private final LvmContext context;
    private final GroupSession session;

    PoolSpare(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** Sees to it that there is one of so many extents at least, if it is wanted. */
    void provide(long extents, PvChoice choice) {
        Optional<LogicalVolume> spare = session.vg().pools().spare();
        if (!new PoolOptions(context).wantsSpare()) {
            context.log().warn("WARNING: recovery of pools without pool metadata spare LV is not automated.");
            return;
        }
        if (spare.isPresent()) {
            grow(spare.get(), extents, choice);
            return;
        }
        var volume = new NewVolume(context, session);
        String name = Names.next(session.vg(), Series.LVOL);
        LogicalVolume made = volume.createStore(name, find(name, Optional.empty(), 0, extents, choice));
        session.set(session.vg()
                .change(name, lv -> made.named(name + SUFFIX).tagged(List.of()).with(Flags.of(LvFlag.READ, LvFlag.WRITE))));
    }

    /** Makes it as large as a pool's metadata have become. */
    void grow(LogicalVolume spare, long extents, PvChoice choice) {
        if (spare.extents() >= extents) {
            return;
        }
        List<Segment> segments = new ArrayList<>(spare.segments());
        segments.addAll(find(spare.name(), Optional.of(spare), spare.extents(), extents - spare.extents(), choice));
        session.set(session.vg().change(spare.name(), lv -> lv.with(Allocator.merged(segments))));
    }

    private List<Segment> find(String name, Optional<LogicalVolume> after, long first, long extents, PvChoice choice) {
        VolumeGroup vg = session.vg();
        AllocationRule rule = AllocationRule.of(context, vg, Allocation.INHERIT, after, AllocationRule.Amount.EXACT);
        return new ExtentSearch(context, choice, Allocator.Stripes.NONE, rule).find(name, first, extents);
    }

    /** The group without it if no pool is left. */
    static VolumeGroup withoutNeedless(VolumeGroup vg) {
        return vg.pools().all().isEmpty() ? vg.pools().spare().map(vg::minus).orElse(vg) : vg;
    }
}
