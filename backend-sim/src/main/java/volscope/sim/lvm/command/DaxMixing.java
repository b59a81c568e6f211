package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.profile.DaxRules.Mixing;

/** Refuses a snapshot of which only one of origin and store has DAX, before anything changes; the designed kernels would refuse its table. */
final class DaxMixing {

    private final LvmContext context;
    private final GroupSession session;

    DaxMixing(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /**
     * Checks the place found for a store.
     *
     * @throws CommandFailed
     *             if it must not be there; why has been said
     */
    void check(LogicalVolume origin, List<Segment> store) {
        if (context.sys().call(kernel -> kernel.profile().dax().mixing()) == Mixing.ALLOWED) {
            return;
        }
        Optional<String> originLacks = without(origin.segments());
        Optional<String> storeLacks = without(store);
        if (originLacks.isPresent() == storeLacks.isPresent()) {
            return;
        }
        String name = session.vg().name() + "/" + origin.name();
        throw context.fail(originLacks.isEmpty()
                ? "Origin " + name + " has DAX but " + storeLacks.get() + " has not: name physical volumes with DAX for the snapshot."
                : "Origin " + name + " has no DAX because of " + originLacks.get()
                        + ": name physical volumes without DAX for the snapshot.");
    }

    /** A device below that has no DAX. */
    private Optional<String> without(List<Segment> segments) {
        return segments.stream().filter(Segment.Striped.class::isInstance).flatMap(segment -> ((Segment.Striped) segment).areas().stream())
                .flatMap(area -> session.devices().find(area.pv()).stream()).map(this::disk).flatMap(Optional::stream)
                .filter(disk -> !disk.limits().hasDax()).map(disk -> "/dev/" + disk.name()).findFirst();
    }

    private Optional<Disk> disk(DevNo dev) {
        return context.sys().call(kernel -> kernel.get(Block.LAYER).find(dev));
    }
}
