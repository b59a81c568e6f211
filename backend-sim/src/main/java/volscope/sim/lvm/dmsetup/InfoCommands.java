package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.TargetType;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.libdm.Nodes;
import volscope.sim.lvm.libdm.Outcome;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** The commands that tell of devices, kinds of targets, versions and names. */
final class InfoCommands {

    private static final String LIBRARY_VERSION = "1.02.185 (2022-05-18)";

    private InfoCommands() {
    }

    static boolean info(Session session, List<String> operands) {
        if (session.isForAll(operands)) {
            return ListCommands.forEach(session, info -> info(session, TaskDevice.named(info.name())));
        }
        return session.device(operands).map(device -> info(session, device)).orElse(false);
    }

    /** Shows a device; complains if there is none. */
    static boolean info(Session session, TaskDevice device) {
        Outcome<Optional<DmInfo>> answer = session.tasks().ask(Task.INFO, device, dm -> dm.control().info(device.key(), session.slot()));
        if (answer.given().isEmpty()) {
            return false;
        }
        if (answer.given().get().isEmpty()) {
            session.error("Device does not exist.");
            return false;
        }
        return display(session, answer.given().get().get());
    }

    static boolean display(Session session, DmInfo info) {
        if (session.report().isPresent()) {
            return session.report().get().add(info);
        }
        StringBuilder text = new StringBuilder();
        field(text, "Name:", session.names().shown(info.name()));
        field(text, "State:", (info.is(Flag.SUSPENDED) ? "SUSPENDED" : "ACTIVE") + (info.is(Flag.READ_ONLY) ? " (READ-ONLY)" : "")
                + (info.is(Flag.DEFERRED_REMOVE) ? " (DEFERRED REMOVE)" : ""));
        readAhead(session, info).ifPresent(sectors -> field(text, "Read Ahead:", sectors));
        field(text, "Tables present:", tables(info));
        field(text, "Open count:", info.openCount());
        field(text, "Event number:", info.eventNr());
        field(text, "Major, minor:", info.dev().major() + ", " + info.dev().minor());
        field(text, "Number of targets:", info.targets());
        if (!info.uuid().isEmpty()) {
            text.append("UUID: ").append(session.names().shown(info.uuid())).append('\n');
        }
        session.println(text.toString());
        return true;
    }

    private static void field(StringBuilder text, String label, Object value) {
        text.append("%-18s %s\n".formatted(label, value));
    }

    private static String tables(DmInfo info) {
        boolean live = info.is(Flag.LIVE_TABLE);
        boolean inactive = info.is(Flag.INACTIVE_TABLE);
        if (!live && !inactive) {
            return "None";
        }
        return (live ? "LIVE" : "") + (live && inactive ? " & " : "") + (inactive ? "INACTIVE" : "");
    }

    /** What a device reads ahead: told by the kernel if it has a disk, else asked of its node, which then fails. */
    static Optional<Integer> readAhead(Session session, DmInfo info) {
        Optional<Integer> told = session.sys().call(kernel -> kernel.get(Block.LAYER).find(info.dev()).map(Disk::readAhead));
        if (told.isPresent()) {
            return told;
        }
        String path = Nodes.path(session.names().shown(info.name()));
        Optional<Errno> refused = session.sys().call(kernel -> open(kernel, path));
        refused.ifPresent(errno -> session.error(path + ": open failed: " + errno.text()));
        return refused.isPresent() ? Optional.empty() : Optional.of(Disk.READ_AHEAD);
    }

    private static Optional<Errno> open(Kernel kernel, String path) {
        Vfs vfs = kernel.get(Vfs.LAYER);
        try {
            vfs.close(vfs.open(path, OpenMode.READ));
            return Optional.empty();
        } catch (ErrnoException refused) {
            return Optional.of(refused.errno());
        }
    }

    static boolean help(Session session, List<String> operands) {
        Dmsetup.usage(session.invocation(), session.line().command());
        return true;
    }

    static boolean version(Session session, List<String> operands) {
        session.print(version(session.sys()));
        return true;
    }

    static String version(Sys sys) {
        String driver = sys.call(kernel -> kernel.profile().dm().ioctlVersion().split("-", 2)[0]);
        return "Library version:   " + LIBRARY_VERSION + "\nDriver version:    " + driver + "\n";
    }

    static boolean targets(Session session, List<String> operands) {
        session.sys().call(kernel -> kernel.get(Dm.LAYER).messages().targetTypes().stream().map(type -> line(kernel, type)).toList())
                .forEach(session::println);
        return true;
    }

    private static String line(Kernel kernel, TargetType type) {
        return "%-16s v%s".formatted(type.name(), type.version(kernel.profile()));
    }

    static boolean targetVersion(Session session, List<String> operands) {
        String name = operands.get(0);
        Optional<TargetType> type = session.tasks()
                .run(Task.GET_TARGET_VERSION, TaskDevice.named(name), dm -> dm.messages().targetType(name))
                .given();
        type.ifPresent(found -> session.println(session.sys().call(kernel -> line(kernel, found))));
        return type.isPresent();
    }

    static boolean splitName(Session session, List<String> operands) {
        String subsystem = operands.size() == 2 ? operands.get(1) : "LVM";
        return session.report().map(report -> report.addName(operands.get(0), subsystem)).orElse(false);
    }

    static boolean mangle(Session session, List<String> operands) {
        if (session.isForAll(operands)) {
            return ListCommands.forEach(session, info -> mangle(session, TaskDevice.named(info.name())));
        }
        return session.device(operands).map(device -> mangle(session, device)).orElse(false);
    }

    private static boolean mangle(Session session, TaskDevice device) {
        Outcome<Optional<DmInfo>> answer = session.tasks().ask(Task.STATUS, device, dm -> dm.control().info(device.key()));
        Optional<DmInfo> info = answer.given().flatMap(found -> found);
        if (info.isEmpty()) {
            return false;
        }
        String uuid = info.get().uuid();
        Optional<String> wanted = SwitchValues.mangling(session.line()).mangle(session.names().shown(info.get().name()));
        if (wanted.isEmpty() || wanted.get().equals(info.get().name())) {
            session.println(info.get().name() + ": " + (uuid.isEmpty() ? "[no UUID]: name " : uuid + ": name and UUID ")
                    + "already in correct form");
            return true;
        }
        session.println(info.get().name() + ": renaming to " + wanted.get());
        boolean done = session.tasks().run(Task.RENAME, device, dm -> dm.control().rename(info.get().name(), wanted.get())).isDone();
        if (done) {
            session.nodes().rename(info.get().name(), wanted.get());
        }
        return done;
    }
}
