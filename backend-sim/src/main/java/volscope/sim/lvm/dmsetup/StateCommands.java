package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmMessages.Awaited;
import volscope.sim.dm.SuspendFlag;
import volscope.sim.lvm.libdm.DmTasks;
import volscope.sim.lvm.libdm.Nodes;
import volscope.sim.lvm.libdm.Outcome;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** The commands that stop devices, let them go on, wait for them, and keep their nodes. */
final class StateCommands {

    private StateCommands() {
    }

    static boolean suspend(Session session, List<String> operands) {
        Set<SuspendFlag> flags = session.suspendFlags();
        return simple(session, operands, Task.SUSPEND, device -> dm -> dm.suspends().suspend(device.key(), flags));
    }

    static boolean clear(Session session, List<String> operands) {
        return simple(session, operands, Task.CLEAR, device -> dm -> dm.tables().clear(device.key()));
    }

    static boolean resume(Session session, List<String> operands) {
        Optional<TaskDevice> device = session.device(operands);
        return device.isPresent() && resume(session, device.get()) && displayIfVerbose(session, device.get());
    }

    /** What a simple command does to a device. */
    private interface Change {
        Consumer<Dm> to(TaskDevice device);
    }

    private static boolean simple(Session session, List<String> operands, Task task, Change change) {
        Optional<TaskDevice> device = session.device(operands);
        return device.isPresent() && session.tasks().perform(task, device.get(), change.to(device.get())).isDone()
                && displayIfVerbose(session, device.get());
    }

    /** Resumes a device as the options say, and makes its node. */
    static boolean resume(Session session, TaskDevice device) {
        return resume(session, device, session.suspendFlags());
    }

    /** Resumes a device and makes its node; a task that knows the number does not tell the name. */
    static boolean resume(Session session, TaskDevice device, Set<SuspendFlag> flags) {
        TaskDevice told = device.number().isPresent() ? device.withoutName() : device;
        Optional<Optional<DmInfo>> resumed = session.tasks().run(Task.RESUME, told, dm -> {
            dm.suspends().resume(told.key(), flags);
            return dm.control().info(told.key());
        }).given();
        resumed.flatMap(info -> info).ifPresent(info -> ReadAhead.of(session.line()).apply(session.sys(), info.dev()));
        if (!device.name().isEmpty() && !session.has("addnodeoncreate")) {
            resumed.flatMap(info -> info)
                    .ifPresent(info -> session.nodes().add(device.name(), info.dev(), SwitchValues.owner(session.line())));
        }
        return resumed.isPresent();
    }

    static boolean displayIfVerbose(Session session, TaskDevice device) {
        return !session.has("verbose") || InfoCommands.info(session, device);
    }

    static boolean await(Session session, List<String> operands) {
        boolean option = session.isDeviceOption();
        Optional<TaskDevice> device = option ? session.deviceOption() : session.device(operands);
        if (device.isEmpty()) {
            return false;
        }
        int seen = operands.size() > (option ? 0 : 1) ? SwitchValues.atoi(operands.getLast()) : 0;
        DmTasks tasks = session.tasks();
        Outcome<Awaited> found = tasks.run(Task.WAITEVENT, device.get(), dm -> dm.messages().find(device.get().key()));
        return found.given().isPresent()
                && tasks.run(Task.WAITEVENT, device.get(), dm -> dm.messages().await(found.given().get(), seen)).isDone()
                && displayIfVerbose(session, device.get());
    }

    static boolean makeNodes(Session session, List<String> operands) {
        if (operands.isEmpty()) {
            return makeAllNodes(session);
        }
        return session.device(operands).map(device -> makeNode(session, device)).orElse(false);
    }

    /** Makes the nodes that lack, takes away those without a device. */
    static boolean makeAllNodes(Session session) {
        boolean all = true;
        for (String name : session.nodes().names()) {
            all &= session.names().existing(name).map(found -> makeNode(session, TaskDevice.named(found))).orElse(false);
        }
        for (DmInfo info : session.sys().call(kernel -> kernel.get(Dm.LAYER).control().list())) {
            all &= makeNode(session, TaskDevice.named(info.name()));
        }
        return all;
    }

    /** The node has the name that a person reads, even where the one of the mangled name is there: so libdm does it for this task alone. */
    private static boolean makeNode(Session session, TaskDevice device) {
        Outcome<Optional<DmInfo>> found = session.tasks().ask(Task.MKNODES, device, dm -> dm.control().info(device.key()));
        found.given().ifPresent(info -> {
            if (info.isPresent()) {
                session.nodes().add(session.names().shown(info.get().name()), info.get().dev(), Nodes.Owner.USUAL);
            } else if (!device.name().isEmpty()) {
                session.nodes().remove(device.name());
            }
        });
        return found.isDone();
    }
}
