package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.model.command.PercentBase;
import volscope.model.command.Sign;
import volscope.sim.dm.DmInfo;
import volscope.sim.lvm.command.ResizeRequest.Direction;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code lvextend}, {@code lvreduce} and {@code lvresize}: change how many extents a volume has. A pool changes by what it is made of. */
final class LvResize {

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
        LogicalVolume lv = vg.lv(name)
                .orElseThrow(() -> context.fail("Logical volume " + name + " not found in volume group " + vg.name() + "."));
        GroupSession session = GroupSession.open(context, world, vg);
        lv.snapshot().ifPresent(relation -> {
            throw internal(context, session, vg.lv(relation.cow()).orElseThrow());
        });
        return new LvResize(context, request, session, lv).resize();
    }

    private int resize() {
        PvChoice.named(context, vg, request.pvs());
        checkVolume();
        List<VolumeResize> steps = steps();
        if (steps.isEmpty()) {
            return LvmCommand.DONE;
        }
        if (steps.stream().anyMatch(VolumeResize::isReduction) && !request.pvs().isEmpty()) {
            context.log().print("Ignoring PVs on command line when reducing.");
        }
        confirm(steps.getLast());
        apply(steps);
        return LvmCommand.DONE;
    }

    private void checkVolume() {
        if (vg.pools().isExternalOrigin(lv)) {
            throw context.fail("Cannot resize external origin logical volume " + session.path(lv) + ".");
        }
        if (request.isByPolicy() && !vg.isCow(lv) && lv.pool().isEmpty()) {
            throw context.fail("Policy-based resize is supported only for snapshot, thin pool and vdo pool volumes.");
        }
        if (!vg.isVisible(lv) && vg.pools().ofPart(lv).isEmpty()) {
            throw internal(context, session, lv);
        }
        if (request.metadata().isPresent() && lv.pool().isEmpty()) {
            throw context.fail("--poolmetadatasize can be used only with thin pools.");
        }
    }

    private static CommandFailed internal(LvmContext context, GroupSession session, LogicalVolume lv) {
        return context.fail("Can't resize internal logical volume " + session.path(lv) + ".");
    }

    /** What is to change, one after the other: a pool's metadata, then its data. */
    private List<VolumeResize> steps() {
        List<VolumeResize> steps = new ArrayList<>();
        Optional<PoolSegment> pool = lv.pool();
        request.metadata().ifPresent(amount -> steps.add(
                new VolumeResize(context, session, vg.pools().metadataOf(pool.orElseThrow()), request.ofMetadata(), amount)));
        Optional<ResizeRequest.Amount> amount = request.isByPolicy() ? byPolicy() : request.amount();
        LogicalVolume main = pool.map(vg.pools()::dataOf).orElse(lv);
        amount.ifPresent(given -> steps.add(new VolumeResize(context, session, main, request, given)));
        return steps;
    }

    private Optional<ResizeRequest.Amount> byPolicy() {
        OptionalLong percent = new ExtensionPolicy(context, session).percent(lv);
        return percent.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResizeRequest.OfExtents(Sign.PLUS, percent.getAsLong(), Optional.of(PercentBase.LV)));
    }

    /** Asks before a volume in use gets smaller. */
    private void confirm(VolumeResize step) {
        Optional<DmInfo> info = session.activation().info(vg, step.volume());
        String path = session.path(step.volume());
        new FileSystemResize(context, path).check(info);
        if (context.line().has("resizefs")) {
            if (step.isReduction()) {
                new FileSystemResize(context, path).shrink();
            }
            return;
        }
        if (!step.isReduction() || info.isEmpty()) {
            return;
        }
        String open = info.get().openCount() > 0 ? " and open" : "";
        context.log().warn("WARNING: Reducing active" + open + " logical volume to " + step.newSize() + ".");
        context.log().warn("THIS MAY DESTROY YOUR DATA (filesystem etc.)");
        if (context.force() == 0 && !Prompt.confirms(context, "Do you really want to reduce " + path + "?")) {
            throw context.fail("Logical volume " + path + " NOT reduced.");
        }
    }

    private void apply(List<VolumeResize> steps) {
        LogicalVolume holder = new VolumeUpdate(context, session).holder(lv);
        boolean asleep = !context.isTest() && holder.pool().isPresent() && !session.activation().isActive(vg, holder);
        PoolUpdate pool = new PoolUpdate(context, session);
        if (asleep) {
            pool.activate(holder.name());
        }
        for (VolumeResize step : steps) {
            boolean changed = step.apply();
            if (step == steps.getLast()) {
                step.warn();
            }
            if (changed && !new VolumeUpdate(context, session).updateAndReload(holder.name())) {
                session.close();
                throw new CommandFailed(LvmCommand.FAILED);
            }
        }
        String path = session.path(request.isOfMetadata() ? steps.getLast().volume() : lv);
        context.log().print("Logical volume " + path + " successfully resized.");
        session.close();
        if (!steps.getLast().isReduction()) {
            new FileSystemResize(context, path).grow();
        }
        if (asleep) {
            pool.deactivate(holder.name());
        }
    }
}
