package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.model.command.PercentBase;
import volscope.model.command.Sign;
import volscope.sim.dm.DmInfo;
import volscope.sim.lvm.command.ResizeRequest.Direction;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** {@code lvextend}, {@code lvreduce} and {@code lvresize}: change how many extents a volume has. */
final class LvResize {

    private static final List<String> PLAIN_TYPES = List.of("linear", "striped");

    private final LvmContext context;
    private final ResizeRequest request;
    private final GroupSession session;
    private final VolumeGroup vg;
    private final LogicalVolume lv;

    private LvResize(LvmContext context, ResizeRequest request, GroupSession session, LogicalVolume lv) {
        this.context = context;
        this.request = request;
        this.session = session;
        this.vg = session.vg();
        this.lv = lv;
    }

    static int extend(LvmContext context) {
        return run(context, Direction.EXTEND);
    }

    static int reduce(LvmContext context) {
        return run(context, Direction.REDUCE);
    }

    static int any(LvmContext context) {
        return run(context, Direction.ANY);
    }

    private static int run(LvmContext context, Direction direction) {
        ResizeRequest request = ResizeRequest.read(context, direction);
        World world = World.read(context);
        VolumeGroup vg = world.group(request.path().group(), World.Intent.CHANGE);
        String name = request.path().volume().orElseThrow();
        LogicalVolume lv = vg.lv(name).filter(found -> found.snapshot().isEmpty())
                .orElseThrow(() -> context.fail("Logical volume " + name + " not found in volume group " + vg.name() + "."));
        GroupSession session = GroupSession.open(context, world, vg);
        return new LvResize(context, request, session, lv).resize();
    }

    private String path() {
        return vg.name() + "/" + lv.name();
    }

    private int resize() {
        PvChoice choice = PvChoice.named(context, vg, request.pvs());
        checkVolume();
        Optional<ResizeRequest.Amount> amount = request.amount().or(this::byPolicy);
        if (amount.isEmpty()) {
            return LvmCommand.DONE;
        }
        checkType();
        ResizeSize.Result size = new ResizeSize(context, vg, lv, request).find(amount.get(), choice);
        boolean reducing = size.extents() < lv.extents();
        checkOrigin(reducing);
        if (reducing && !request.pvs().isEmpty()) {
            context.log().print("Ignoring PVs on command line when reducing.");
        }
        confirm(size.extents());
        session.archive();
        String least = request.isApproximate() && !reducing ? "up to " : "";
        context.log().verbose((reducing ? "Reducing" : "Extending") + " logical volume " + path() + " to " + least + size(size.extents()));
        change(reducing ? cut(size.extents()) : more(size, choice));
        return LvmCommand.DONE;
    }

    private void checkVolume() {
        if (request.amount().isEmpty() && !vg.isCow(lv)) {
            throw context.fail("Policy-based resize is supported only for snapshot, thin pool and vdo pool volumes.");
        }
        if (!vg.isVisible(lv)) {
            throw context.fail("Can't resize internal logical volume " + path() + ".");
        }
    }

    private Optional<ResizeRequest.Amount> byPolicy() {
        OptionalLong percent = new ExtensionPolicy(context, session).percent(lv);
        return percent.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResizeRequest.OfExtents(Sign.PLUS, percent.getAsLong(), Optional.of(PercentBase.LV)));
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

    private void checkOrigin(boolean reducing) {
        if (!vg.isOrigin(lv)) {
            return;
        }
        if (reducing) {
            throw context.fail("Snapshot origin volumes cannot be reduced in size yet.");
        }
        if (session.activation().isActive(vg, lv)) {
            throw context.fail("Snapshot origin volumes can be resized only while inactive: try lvchange -an.");
        }
    }

    /** Asks before a volume in use gets smaller. */
    private void confirm(long extents) {
        Optional<DmInfo> info = session.activation().info(vg, lv);
        new FileSystemResize(context, path()).check(info);
        if (context.line().has("resizefs")) {
            if (extents < lv.extents()) {
                new FileSystemResize(context, path()).resize();
            }
            return;
        }
        if (extents >= lv.extents() || info.isEmpty()) {
            return;
        }
        String open = info.get().openCount() > 0 ? " and open" : "";
        context.log().warn("WARNING: Reducing active" + open + " logical volume to " + size(extents) + ".");
        context.log().warn("THIS MAY DESTROY YOUR DATA (filesystem etc.)");
        if (context.force() == 0 && !Prompt.confirms(context, "Do you really want to reduce " + path() + "?")) {
            throw context.fail("Logical volume " + path() + " NOT reduced.");
        }
    }

    private String size(long extents) {
        return SizeText.display(extents * vg.extentSectors());
    }

    private LogicalVolume cut(long extents) {
        List<Segment> kept = new ArrayList<>();
        for (Segment segment : lv.segments()) {
            long start = segment.extents().start();
            if (start < extents) {
                long count = Math.min(segment.extents().count(), extents - start);
                kept.add(segment.at(new Extents(start, count)));
            }
        }
        return lv.with(kept);
    }

    private LogicalVolume more(ResizeSize.Result size, PvChoice choice) {
        long extra = size.extents() - lv.extents();
        if (extra == 0) {
            return lv;
        }
        List<Segment> segments = new ArrayList<>(lv.segments());
        segments.addAll(lv.isVirtual() ? virtual(extra) : found(size.stripes(), extra, choice));
        return lv.with(Allocator.merged(segments));
    }

    private List<Segment> virtual(long extra) {
        return List.of(lv.segments().getLast().at(new Extents(lv.extents(), extra)));
    }

    private List<Segment> found(Allocator.Stripes stripes, long extra, PvChoice choice) {
        Allocation policy = context.line().text("alloc").flatMap(Allocation::of).orElse(lv.allocation());
        var amount = request.isApproximate() ? AllocationRule.Amount.AT_MOST : AllocationRule.Amount.EXACT;
        AllocationRule rule = AllocationRule.of(context, vg, policy, Optional.of(lv), amount);
        return new ExtentSearch(context, choice, stripes, rule).find(lv.name(), lv.extents(), extra);
    }

    private void change(LogicalVolume changed) {
        if (changed.extents() == lv.extents()) {
            context.log().print("Size of logical volume " + path() + " unchanged from " + sizeAndExtents(lv) + ".");
        } else {
            context.log().print("Size of logical volume " + path() + " changed from " + sizeAndExtents(lv) + " to "
                    + sizeAndExtents(changed) + ".");
            write(changed);
        }
        session.close();
        context.log().print("Logical volume " + path() + " successfully resized.");
        if (changed.extents() >= lv.extents()) {
            new FileSystemResize(context, path()).resize();
        }
    }

    private String sizeAndExtents(LogicalVolume volume) {
        return size(volume.extents()) + " (" + volume.extents() + " extents)";
    }

    private void write(LogicalVolume changed) {
        session.set(vg.change(lv.name(), old -> changed));
        String top = vg.originOf(lv).orElse(lv).name();
        if (!new VolumeUpdate(context, session).updateAndReload(top)) {
            session.close();
            throw new CommandFailed(LvmCommand.FAILED);
        }
    }
}
