package volscope.sim.lvm.dmsetup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.Slot;
import volscope.sim.dm.SuspendFlag;
import volscope.sim.dm.TableLine;
import volscope.sim.lvm.libdm.Outcome;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** The commands that take devices away, or what they map. */
final class RemoveCommands {

    private RemoveCommands() {
    }

    static boolean remove(Session session, List<String> operands) {
        if (session.has("force") && !operands.isEmpty()) {
            wipe(session, operands);
        }
        Optional<TaskDevice> device = session.device(operands);
        if (device.isEmpty()) {
            return false;
        }
        Consumer<Dm> call = session.has("deferred")
                ? dm -> dm.control().removeLater(device.get().key())
                : dm -> dm.control().remove(device.get().key());
        Outcome<Boolean> outcome = session.has("retry")
                ? session.tasks().performRetrying(Task.REMOVE, device.get(), call)
                : session.tasks().perform(Task.REMOVE, device.get(), call);
        if (outcome.isDone() && !device.get().name().isEmpty()) {
            session.nodes().remove(device.get().name());
        }
        return outcome.isDone();
    }

    /** Replaces a device's table by one that gives errors. */
    static boolean wipe(Session session, List<String> operands) {
        if (operands.isEmpty() || operands.get(0).isEmpty()) {
            session.error("No device specified.");
            return false;
        }
        return session.names().existing(operands.get(0)).map(name -> wipe(session, TaskDevice.named(name))).orElse(false);
    }

    private static boolean wipe(Session session, TaskDevice device) {
        Outcome<List<TableLine>> table = session.tasks().run(Task.TABLE, device, dm -> dm.tables().table(device.key(), Slot.LIVE));
        long size = table.given().orElse(List.of()).stream().mapToLong(TableLine::length).sum();
        List<TableLine> error = List.of(new TableLine(0, size, "error", ""));
        if (!session.tasks().perform(Task.RELOAD, device, dm -> dm.tables().load(device.key(), error, session.access())).isDone()) {
            return false;
        }
        Set<SuspendFlag> flags = session.has("force") ? EnumSet.allOf(SuspendFlag.class) : session.suspendFlags();
        if (!StateCommands.resume(session, device, flags)) {
            session.tasks().perform(Task.CLEAR, device, dm -> dm.tables().clear(device.key()));
            return false;
        }
        return true;
    }

    static boolean removeAll(Session session, List<String> operands) {
        boolean done = removeClosed(session);
        if (!session.has("force") || devices(session).isEmpty()) {
            return done;
        }
        devices(session).forEach(info -> wipe(session, TaskDevice.named(info.name())));
        done |= removeClosed(session);
        int left = devices(session).size();
        if (left > 0) {
            session.error("Unable to remove " + left + " device(s).");
        }
        return done;
    }

    private static boolean removeClosed(Session session) {
        boolean done = session.tasks().perform(Task.REMOVE_ALL, TaskDevice.named(""), dm -> dm.control().removeAll()).isDone();
        return StateCommands.makeAllNodes(session) || done;
    }

    private static List<DmInfo> devices(Session session) {
        return session.sys().call(kernel -> kernel.get(Dm.LAYER).control().list());
    }
}
