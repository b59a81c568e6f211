package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** {@code ls} and {@code deps}: which devices there are, and what they stand on. */
final class ListCommands {

    private ListCommands() {
    }

    /** Does something for each device, and says so if there is none. Tells whether all went well. */
    static boolean forEach(Session session, Predicate<DmInfo> action) {
        List<DmInfo> all = session.sys().call(kernel -> kernel.get(Dm.LAYER).control().list());
        if (all.isEmpty()) {
            session.println("No devices found");
        }
        boolean done = true;
        for (DmInfo info : all) {
            done &= action.test(info);
        }
        return done;
    }

    static boolean ls(Session session, List<String> operands) {
        if (session.has("target") || Executor.isAsked(session)) {
            return TableCommands.list(session, operands);
        }
        if (session.has("tree")) {
            return DependencyTree.read(session).map(tree -> new TreeView(session, tree).show()).orElse(true);
        }
        DeviceNaming naming = DeviceNaming.of(session.line());
        return forEach(session, info -> {
            session.println(session.names().shown(info.name()) + "\t(" + naming.name(session, info.dev()).orElse(info.dev().toString())
                    + ")");
            return true;
        });
    }

    static String pair(DevNo dev) {
        return "(" + dev.major() + ", " + dev.minor() + ")";
    }

    static boolean deps(Session session, List<String> operands) {
        if (session.isForAll(operands)) {
            return forEach(session, info -> deps(session, TaskDevice.named(info.name())));
        }
        return session.device(operands).map(device -> deps(session, device)).orElse(false);
    }

    private static boolean deps(Session session, TaskDevice device) {
        Optional<List<DevNo>> deps = session.tasks().run(Task.DEPS, device, dm -> dm.control().deps(device.key(), session.slot())).given();
        if (deps.isEmpty()) {
            return false;
        }
        boolean verbose = session.has("verbose");
        if (verbose) {
            InfoCommands.info(session, device);
        }
        String prefix = session.isMultiple() && !verbose ? session.names().shown(device.name()) + ": " : "";
        DeviceNaming naming = DeviceNaming.of(session.line());
        StringBuilder line = new StringBuilder(prefix).append(deps.get().size()).append(" dependencies\t:");
        deps.get().forEach(dev -> line.append(' ').append(naming.name(session, dev).map(name -> "(" + name + ")").orElse(pair(dev))));
        session.println(line.toString());
        if (session.isMultiple() && verbose) {
            session.println("");
        }
        return true;
    }
}
