package volscope.sim.lvm.command;

import java.util.Optional;

import volscope.model.command.Sign;
import volscope.model.command.Value;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Processes;
import volscope.sim.kernel.Sleeping;
import volscope.sim.lvm.activate.DmCalls;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scanner;
import volscope.sim.lvm.status.LiveDevices;
import volscope.sim.lvm.status.LiveVolume;
import volscope.sim.lvm.status.SnapshotStatus;
import volscope.sim.lvm.text.Percent;

/** Watches a merge until it is done, then removes the snapshot. */
final class MergePoll {

    private static final long DEFAULT_INTERVAL = 15;
    private static final long NANOS = 1_000_000_000;
    /** How long a program is at work that does not wait. */
    private static final long MOMENT = 1_000_000;
    /** After so many looks that see the same it looks again when something has changed: the origin may be suspended for good. */
    private static final int PATIENCE = 40;
    /** How long it takes to start a process; by then that has had its first look. */
    private static final long START = 10 * MOMENT;

    private final LvmContext context;
    private final Place place;
    private final long interval;
    private final boolean waitsFirst;
    /** What the last look saw, and how many saw the same. */
    private Optional<Percent> seen = Optional.empty();
    private int same;

    /**
     * The origin that is watched.
     *
     * @param group
     *            its group's name
     * @param volume
     *            its name
     * @param id
     *            its identity
     */
    record Target(String group, String volume, LvmId id) {

        static Target of(VolumeGroup vg, LogicalVolume origin) {
            return new Target(vg.name(), origin.name(), origin.id());
        }

        private String path() {
            return group + "/" + volume;
        }

        private Optional<LogicalVolume> in(VolumeGroup vg) {
            return vg.lv(volume).filter(lv -> lv.id().equals(id)
                    && (vg.mergingInto(lv).isPresent() || vg.pools().mergingInto(lv).isPresent()));
        }
    }

    /** Where it is watched from. */
    private enum Place {
        FOREGROUND, BACKGROUND
    }

    private MergePoll(LvmContext context, Place place) {
        this.context = context;
        this.place = place;
        Optional<Value.Count> given = context.line().value("interval").filter(Value.Count.class::isInstance).map(Value.Count.class::cast);
        this.interval = given.map(Value.Count::amount)
                .orElseGet(() -> context.config().number("activation/polling_interval").orElse(DEFAULT_INTERVAL));
        this.waitsFirst = given.filter(count -> count.sign() == Sign.PLUS).isPresent();
    }

    /** Watches from here, or with {@code -b} from a process of its own. */
    static int begin(LvmContext context, Target target) {
        if (context.line().has("background")) {
            spawn(context, target);
            return LvmCommand.DONE;
        }
        return new MergePoll(context, Place.FOREGROUND).follow(target);
    }

    /** Starts a process that watches. */
    static void spawn(LvmContext context, Target target) {
        if (context.isTest()) {
            return;
        }
        new MergePoll(context, Place.BACKGROUND).tellInterval();
        context.log().verbose("Forking background process from command: " + context.commandLine());
        var program = new LvmProgram(context.line().command().name(), new Body(target));
        var start = new Processes.Start(program, context.invocation().argv(), context.invocation().env());
        context.sys().run(kernel -> kernel.hook(Processes.class).ifPresent(processes -> processes.start(start)));
        DmCalls.pause(context.sys(), START, "a new process");
    }

    /** What a process does that watches. */
    private record Body(Target target) implements LvmCommand {
        @Override
        public int run(LvmContext context) {
            return new MergePoll(context, Place.BACKGROUND).follow(target);
        }
    }

    /** What a look at the merge shows. */
    private enum Look {
        GOES_ON, OVER, FAILED
    }

    private void tellInterval() {
        if (interval > 0) {
            context.log().verbose("Checking progress " + (waitsFirst ? "after" : "before") + " waiting every " + interval + " seconds.");
        }
    }

    private int follow(Target target) {
        boolean waits = waitsFirst;
        tellInterval();
        DmCalls.pause(context.sys(), MOMENT, "the merge of " + target.path());
        while (true) {
            if (waits) {
                DmCalls.pause(context.sys(), interval == 0 ? MOMENT : interval * NANOS, "the merge of " + target.path());
            }
            waits = true;
            Look look = look(target);
            if (look == Look.GOES_ON && same >= PATIENCE) {
                awaitChange(target);
            }
            if (look != Look.GOES_ON) {
                return look == Look.OVER ? LvmCommand.DONE : LvmCommand.FAILED;
            }
        }
    }

    private Look look(Target target) {
        World world = World.read(context);
        Optional<VolumeGroup> vg = world.scan().group(target.group());
        if (vg.isEmpty()) {
            context.log().error("ABORTING: Can't reread VG for " + target.path() + ".");
            return Look.FAILED;
        }
        GroupSession session = GroupSession.open(context, world, vg.get());
        Optional<LogicalVolume> origin = target.in(vg.get());
        if (origin.isEmpty()) {
            context.log().print("Can't find LV in " + target.group() + " for " + target.path() + ".");
            return Look.OVER;
        }
        if (!session.activation().isActive(vg.get(), origin.get())) {
            context.log().print(target.path() + ": Interrupted: No longer active.");
            return Look.OVER;
        }
        return look(session, origin.get());
    }

    private Look look(GroupSession session, LogicalVolume origin) {
        return session.vg().pools().mergingInto(origin).map(snapshot -> lookThin(session, origin, snapshot))
                .orElseGet(() -> lookThick(session, origin));
    }

    /** A thin snapshot is merged at once or not at all. */
    private Look lookThin(GroupSession session, LogicalVolume origin, LogicalVolume snapshot) {
        if (!ThinMerge.isDone(session, origin)) {
            context.log().error("LV " + session.path(origin) + " is not merged.");
            return Look.FAILED;
        }
        context.log().print("Merge of snapshot into logical volume " + session.path(origin) + " has finished.");
        new ThinMerge(context, session).finish(origin, snapshot);
        session.close();
        return Look.OVER;
    }

    private Look lookThick(GroupSession session, LogicalVolume origin) {
        String path = session.path(origin);
        Optional<SnapshotStatus> status = context.sys().call(kernel -> status(kernel, session.vg(), origin));
        if (status.isEmpty()) {
            context.log().error(path + ": Failed query for merging percentage. Aborting merge.");
            return Look.FAILED;
        }
        if (status.get() instanceof SnapshotStatus.Invalid) {
            context.log().error(path + ": Merging snapshot invalidated. Aborting merge.");
            return Look.FAILED;
        }
        Optional<Percent> left = status.get().full();
        if (left.isEmpty()) {
            context.log().error(path + ": Merge failed. Retry merge or inspect manually.");
            return Look.FAILED;
        }
        same = left.equals(seen) ? same + 1 : 0;
        seen = left;
        String progress = path + ": Merged: " + left.get().rest().text() + "%";
        if (place == Place.FOREGROUND && interval > 0) {
            context.log().print(progress);
        } else {
            context.log().verbose(progress);
        }
        return left.get().equals(Percent.ZERO) ? finish(session, origin) : Look.GOES_ON;
    }

    private static Optional<SnapshotStatus> status(Kernel kernel, VolumeGroup vg, LogicalVolume origin) {
        return LiveDevices.read(kernel).of(vg, origin).filter(LiveVolume::isMerging).flatMap(LiveVolume::snapshot);
    }

    private void awaitChange(Target target) {
        context.sys().run(kernel -> {
            Optional<VolumeGroup> vg = Scanner.scan(kernel).group(target.group());
            Optional<LogicalVolume> origin = vg.flatMap(target::in);
            boolean stands = origin.isPresent()
                    && status(kernel, vg.orElseThrow(), origin.get()).flatMap(SnapshotStatus::full).equals(seen);
            if (stands) {
                throw Sleeping.on("the merge of " + target.path() + ", which does not go on");
            }
        });
    }

    private Look finish(GroupSession session, LogicalVolume origin) {
        LogicalVolume cow = session.vg().mergingInto(origin).flatMap(relation -> session.vg().lv(relation.cow())).orElseThrow();
        context.log().print("Merge of snapshot into logical volume " + session.path(origin) + " has finished.");
        boolean removed = new Removal(context, session).removeAlone(cow);
        if (!removed) {
            context.log().error("Could not remove snapshot " + cow.name() + " merged into " + origin.name() + ".");
            session.closeFailed();
            return Look.FAILED;
        }
        session.close();
        return Look.OVER;
    }
}
