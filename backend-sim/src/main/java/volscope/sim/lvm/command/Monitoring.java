package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;

import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Processes;
import volscope.sim.kernel.Program;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.activate.DmNames;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.monitor.Monitor;

/** What commands do for the daemon that watches snapshots: they tell it of those that come to life. */
final class Monitoring {

    private static final String EXTEND = "lvextend";

    private final LvmContext context;
    private final GroupSession session;

    Monitoring(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** What the line or else the settings say: watch, do not, or leave everything as it is. */
    private Optional<Boolean> mode() {
        Optional<Boolean> given = context.line().yes("monitor");
        boolean ignored = context.line().has("ignoremonitoring") || context.line().has("sysinit");
        return given.or(() -> ignored || !context.setting("activation/monitoring", Default.ON) ? Optional.empty() : Optional.of(true));
    }

    /** Whether the line asks for monitoring and against it. */
    static boolean contradicts(LvmContext context) {
        boolean both = context.line().has("monitor") && (context.line().has("ignoremonitoring") || context.line().has("sysinit"));
        if (both) {
            context.log().error("--ignoremonitoring or --sysinit option not allowed with --monitor option.");
        }
        return both;
    }

    /** A volume runs: its snapshots are watched if they are to be. */
    void running(LogicalVolume lv) {
        Optional<Boolean> mode = context.isTest() ? Optional.empty() : mode();
        mode.ifPresent(on -> family(lv).forEach(cow -> set(cow, on)));
    }

    /** All active snapshots of a group are watched, or not, as the line says; what is told counts the other active volumes too. */
    void all() {
        VolumeGroup vg = session.vg();
        List<LogicalVolume> active = vg.lvs().list().stream().filter(lv -> session.activation().isActive(vg, lv)).toList();
        if (active.stream().noneMatch(vg::isVisible)) {
            return;
        }
        active.stream().filter(vg::isVisible).forEach(this::running);
        mode().ifPresent(on -> context.log().print(active.size() + " logical volume(s) in volume group \"" + vg.name() + "\" "
                + (on ? "" : "un") + "monitored"));
    }

    /** The snapshots that can be watched when a volume is active. */
    private List<LogicalVolume> family(LogicalVolume lv) {
        VolumeGroup vg = session.vg();
        List<LogicalVolume> snapshots = vg.isCow(lv) ? List.of(lv) : vg.snapshotsOf(lv);
        return snapshots.stream().filter(cow -> !vg.isMergingCow(cow) && !StoreSize.coversOrigin(vg, cow)).toList();
    }

    private void set(LogicalVolume cow, boolean on) {
        String uuid = DmNames.uuid(session.vg(), cow, LvLayer.TOP);
        var extend = new Processes.Start(new Extension(), List.of(EXTEND, "--use-policies", session.path(cow)), context.invocation().env());
        if (context.sys().call(kernel -> kernel.hook(Monitor.class).filter(daemon -> daemon.isWatching(uuid)).isPresent()) == on) {
            context.log().verbose(session.path(cow) + " already " + (on ? "" : "not ") + "monitored.");
            return;
        }
        if (!on) {
            context.log().verbose("Not monitoring " + session.path(cow) + " with libdevmapper-event-lvm2snapshot.so");
        }
        context.log().verbose((on ? "M" : "Unm") + "onitored " + uuid + " for events");
        context.sys().run(kernel -> kernel.hook(Monitor.class).ifPresent(daemon -> {
            if (on) {
                daemon.watch(uuid, extend);
            } else {
                daemon.leave(uuid);
            }
        }));
    }

    /** What the daemon runs for a snapshot that fills up; what it asks of the device mapper isn't logged. */
    private record Extension() implements Program {
        @Override
        public int run(Invocation invocation) {
            return LvmPrograms.programs().get(EXTEND) instanceof LvmProgram program ? program.run(invocation, LvmLog.Level.SILENT) : 0;
        }
    }
}
