package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** The change of the size of one volume: of the one that is named, or of one of the hidden ones that a pool is made of. */
final class VolumeResize {

    private static final List<String> PLAIN_TYPES = List.of("linear", "striped");
    private static final String DATA = "tdata";

    private final LvmContext context;
    private final ResizeRequest request;
    private final GroupSession session;
    private final LogicalVolume lv;
    private final ResizeSize.Result size;

    /** Works out the new size, or complains. */
    VolumeResize(LvmContext context, GroupSession session, LogicalVolume lv, ResizeRequest request, ResizeRequest.Amount amount) {
        this.context = context;
        this.request = request;
        this.session = session;
        this.lv = lv;
        checkType();
        VolumeGroup vg = session.vg();
        this.size = new ResizeSize(context, vg, lv, request).find(amount, PvChoice.named(context, vg, request.pvs()));
        checkUse();
    }

    private String path() {
        return session.path(lv);
    }

    private void checkType() {
        Optional<String> type = context.line().text("type");
        boolean plain = lv.segments().getLast() instanceof Segment.Striped;
        boolean fits = type.isEmpty() || (plain ? PLAIN_TYPES.contains(type.get()) : type.get().equals(lv.segments().getLast().type()));
        if (!fits) {
            throw context.fail("VolumeType does not match (" + type.get() + ").");
        }
        if (context.line().number("mirrors").orElse(0) > 0) {
            throw context.fail("Cannot vary number of mirrors in LV yet.");
        }
    }

    private void checkUse() {
        VolumeGroup vg = session.vg();
        if (vg.isOrigin(lv)) {
            if (isReduction()) {
                throw context.fail("Snapshot origin volumes cannot be reduced in size yet.");
            }
            if (session.activation().isActive(vg, lv)) {
                throw context.fail("Snapshot origin volumes can be resized only while inactive: try lvchange -an.");
            }
        }
        String part = vg.pools().partOf(lv);
        if (isReduction() && !part.isEmpty()) {
            throw context.fail(part.equals(DATA)
                    ? "Thin pool volumes " + path() + " cannot be reduced in size yet."
                    : "Thin pool metadata volumes cannot be reduced.");
        }
    }

    /** The volume as it was. */
    LogicalVolume volume() {
        return lv;
    }

    /** How many extents it is to have. */
    long extents() {
        return size.extents();
    }

    /** Whether it gets smaller. */
    boolean isReduction() {
        return size.extents() < lv.extents();
    }

    /** The size it is to have, as people read it. */
    String newSize() {
        return size(size.extents());
    }

    private String size(long extents) {
        return SizeText.display(extents * session.vg().extentSectors());
    }

    /** Changes the volume in memory, and tells; false if it already has the size. */
    boolean apply() {
        String least = request.isApproximate() && !isReduction() ? "up to " : "";
        context.log().verbose((isReduction() ? "Reducing" : "Extending") + " logical volume " + path() + " to " + least + newSize());
        LogicalVolume changed = isReduction() ? cut() : more();
        boolean differs = changed.extents() != lv.extents();
        if (differs) {
            session.set(following(session.vg().change(lv.name(), old -> changed)));
        }
        context.log().print("Size of logical volume " + path() + (differs
                ? " changed from " + sizeAndExtents(lv) + " to " + sizeAndExtents(changed)
                : " unchanged from " + sizeAndExtents(lv)) + ".");
        return differs;
    }

    /** Warns if pools are too small for what has grown. */
    void warn() {
        if (!isReduction()) {
            new Overprovisioning(context, session.vg()).warn(session.vg().lv(lv.name()).orElseThrow());
        }
    }

    private String sizeAndExtents(LogicalVolume volume) {
        return size(volume.extents()) + " (" + volume.extents() + " extents)";
    }

    /** The group where a pool is as large as its data, and the spare large enough for its metadata. */
    private VolumeGroup following(VolumeGroup vg) {
        LogicalVolume changed = vg.lv(lv.name()).orElseThrow();
        Optional<LogicalVolume> pool = vg.pools().ofPart(changed);
        if (pool.isEmpty()) {
            return vg;
        }
        PoolSegment segment = pool.get().pool().orElseThrow();
        if (segment.data().equals(lv.name())) {
            return vg.change(pool.get().name(), old -> old.with(List.of(segment.at(new Extents(0, changed.extents())))));
        }
        session.set(vg);
        vg.pools().spare().ifPresent(spare -> new PoolSpare(context, session).grow(spare, changed.extents(), PvChoice.all(vg)));
        return session.vg();
    }

    private LogicalVolume cut() {
        List<Segment> kept = new ArrayList<>();
        for (Segment segment : lv.segments()) {
            long start = segment.extents().start();
            if (start < extents()) {
                long count = Math.min(segment.extents().count(), extents() - start);
                kept.add(segment.at(new Extents(start, count)));
            }
        }
        return lv.with(kept);
    }

    private LogicalVolume more() {
        long extra = extents() - lv.extents();
        if (extra == 0) {
            return lv;
        }
        if (lv.isVirtual() || lv.thin().isPresent()) {
            return lv.with(List.of(lv.segments().getFirst().at(new Extents(0, extents()))));
        }
        List<Segment> segments = new ArrayList<>(lv.segments());
        segments.addAll(found(extra));
        return lv.with(Allocator.merged(segments));
    }

    private List<Segment> found(long extra) {
        VolumeGroup vg = session.vg();
        Allocation policy = context.line().text("alloc").flatMap(Allocation::of).orElse(lv.allocation());
        var amount = request.isApproximate() ? AllocationRule.Amount.AT_MOST : AllocationRule.Amount.EXACT;
        AllocationRule rule = AllocationRule.of(context, vg, policy, Optional.of(lv), amount);
        return new ExtentSearch(context, PvChoice.named(context, vg, request.pvs()), size.stripes(), rule).find(lv.name(), lv.extents(),
                extra);
    }
}
