package volscope.sim.lvm.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.Value;
import volscope.sim.device.BlockIo;
import volscope.sim.device.DevNo;
import volscope.sim.lvm.activate.Activation;
import volscope.sim.lvm.activate.DmCalls;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.Series;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.text.Percent;

/**
 * {@code pvmove}: moves extents to other physical volumes while volumes stay active. Unlike lvm's, which lays a mirror below the volumes for
 * the time of the move, it holds them suspended while it copies.
 */
final class PvMove {

    private static final long STEP = 2048;
    private static final long NANOS = 1_000_000_000;
    private static final long DEFAULT_INTERVAL = 15;

    private final LvmContext context;
    private final World world;

    private PvMove(LvmContext context) {
        this.context = context;
        this.world = World.read(context);
    }

    static int run(LvmContext context) {
        List<String> words = context.line().operands();
        if (words.isEmpty() || context.line().has("abort")) {
            return LvmCommand.DONE;
        }
        new PvMove(context).move(words.getFirst(), words.subList(1, words.size()));
        return LvmCommand.DONE;
    }

    private void move(String source, List<String> targets) {
        int colon = source.indexOf(':');
        String path = colon < 0 ? source : source.substring(0, colon);
        PvDevice device = new PvSelection(context, world).find(path).orElseThrow(() -> new CommandFailed(LvmCommand.BAD_LINE));
        String group = world.scan().groupOf(device).map(VolumeGroup::name)
                .orElseThrow(() -> context.fail("No extents available for allocation."));
        VolumeGroup vg = world.group(group, World.Intent.CHANGE);
        PhysicalVolume from = vg.pv(device.header().id()).orElseThrow();
        List<Extents> ranges = PvChoice.ranges(context, from, colon < 0 ? "" : source.substring(colon + 1));
        PvChoice room = room(vg, from, targets);
        Optional<String> only = context.line().text("name").map(name -> name.substring(name.lastIndexOf('/') + 1));
        if (only.filter(name -> vg.lv(name).filter(lv -> lv.snapshot().isEmpty()).isEmpty()).isPresent()) {
            throw context.fail("Logical volume " + only.get() + " not found.");
        }
        ExtentMove move = new ExtentMove(vg, from, ranges, lv -> only.isEmpty() || only.get().equals(lv.name()));
        if (move.total() == 0) {
            throw context.fail("No data to move for " + vg.name() + ".");
        }
        move.place(places(vg, move.total(), room));
        carryOut(vg, move, from);
        report(device.path(), move);
    }

    private Allocation policy(VolumeGroup vg) {
        return context.line().text("alloc").flatMap(Allocation::of).filter(policy -> policy != Allocation.INHERIT).orElse(vg.allocation());
    }

    private PvChoice room(VolumeGroup vg, PhysicalVolume from, List<String> targets) {
        PvChoice choice = PvChoice.named(context, vg, targets);
        Map<PhysicalVolume, List<Extents>> free = new LinkedHashMap<>();
        choice.free().forEach((pv, runs) -> {
            if (!runs.isEmpty() && (policy(vg) == Allocation.ANYWHERE || !pv.id().equals(from.id()))) {
                free.put(pv, runs);
            }
        });
        if (free.isEmpty()) {
            throw context.fail("No extents available for allocation.");
        }
        return new PvChoice(free, choice.kind());
    }

    private List<Segment> places(VolumeGroup vg, long total, PvChoice room) {
        AllocationRule rule = AllocationRule.of(context, vg, policy(vg), Optional.empty(), AllocationRule.Amount.EXACT);
        try {
            return new ExtentSearch(context, room, Allocator.Stripes.NONE, rule).find("", 0, total);
        } catch (CommandFailed failed) {
            context.log().error("Unable to allocate mirror extents for " + vg.name() + "/pvmove0.");
            context.log().error("Failed to convert pvmove LV to mirrored.");
            throw failed;
        }
    }

    private void carryOut(VolumeGroup vg, ExtentMove move, PhysicalVolume from) {
        GroupSession session = GroupSession.open(context, world, vg);
        VolumeGroup moved = move.moved();
        // the mirror would have come, moved on from run to run, and gone
        session.set(moved.withSeqno(vg.seqno() + move.runs().size() + 1));
        session.write();
        if (!context.isTest()) {
            Set<String> tops = tops(vg, moved);
            var change = new Activation.Change(vg, session.vg(), session.devices());
            boolean still = tops.stream().allMatch(name -> session.activation().suspend(change, name));
            if (still) {
                copy(session, move, from);
                session.commit();
            } else {
                session.revert();
            }
            VolumeGroup now = session.committed();
            boolean good = tops.stream().allMatch(
                    name -> session.activation().resume(now, now.lv(name).orElseThrow(), session.devices()));
            if (!still || !good) {
                throw context.fail("ABORTING: Failed to move " + from.device() + ".");
            }
        }
        session.close();
    }

    /** The volumes whose devices change, each origin for its snapshots. */
    private static Set<String> tops(VolumeGroup vg, VolumeGroup moved) {
        Set<String> tops = new LinkedHashSet<>();
        for (LogicalVolume lv : vg.lvs().list()) {
            if (!moved.lv(lv.name()).orElseThrow().equals(lv)) {
                tops.add(vg.originOf(lv).orElse(lv).name());
            }
        }
        return tops;
    }

    private void copy(GroupSession session, ExtentMove move, PhysicalVolume from) {
        long size = session.vg().extentSectors();
        DevNo source = session.devices().find(from.id()).orElseThrow();
        for (ExtentMove.Link link : move.links()) {
            PhysicalVolume to = session.vg().pv(link.target().pv()).orElseThrow();
            DevNo target = session.devices().find(to.id()).orElseThrow();
            long read = from.sectorOf(link.source().start(), size);
            long write = to.sectorOf(link.target().extent(), size);
            long sectors = link.source().count() * size;
            for (long at = 0; at < sectors; at += STEP) {
                long step = Math.min(STEP, sectors - at);
                BlockIo.write(context.sys(), target, write + at, BlockIo.read(context.sys(), source, read + at, step));
            }
        }
    }

    /** Says after each run how much has moved, unless nobody waits for it. */
    private void report(String path, ExtentMove move) {
        long interval = context.line().value("interval").filter(Value.Count.class::isInstance).map(value -> ((Value.Count) value).amount())
                .orElseGet(() -> context.config().number("activation/polling_interval").orElse(DEFAULT_INTERVAL));
        if (context.line().has("background") || interval == 0) {
            return;
        }
        long done = 0;
        for (Extents run : move.runs()) {
            if (done > 0) {
                DmCalls.pause(context.sys(), interval * NANOS, "the move from " + path);
            }
            done += run.count();
            context.log().print(path + ": Moved: " + Percent.of(done, move.total()).text() + "%");
        }
    }
}
