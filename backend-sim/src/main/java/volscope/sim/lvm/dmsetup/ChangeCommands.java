package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Optional;

import volscope.sim.dm.TableLine;
import volscope.sim.lvm.libdm.Outcome;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** The commands that change one device: its table, its name, what its targets are told. */
final class ChangeCommands {

    private ChangeCommands() {
    }

    static boolean load(Session session, List<String> operands) {
        if (session.has("notable")) {
            session.error("--notable only available when creating new device.");
            return false;
        }
        boolean option = session.isDeviceOption();
        if (!option && operands.isEmpty()) {
            session.error("Please specify device.");
            return false;
        }
        if (option && operands.size() > 1) {
            session.error("Too many command line arguments.");
            return false;
        }
        Optional<TaskDevice> device = option ? session.deviceOption() : session.device(operands);
        Optional<String> file = operands.stream().skip(option ? 0 : 1).findFirst();
        Optional<List<TableLine>> lines = device.flatMap(same -> new TableText(session).read(file));
        return device.isPresent() && lines.isPresent() && load(session, device.get(), lines.get());
    }

    private static boolean load(Session session, TaskDevice device, List<TableLine> lines) {
        return session.tasks().perform(Task.RELOAD, device, dm -> dm.tables().load(device.key(), lines, session.access())).isDone()
                && StateCommands.displayIfVerbose(session, device);
    }

    static boolean rename(Session session, List<String> operands) {
        Optional<TaskDevice> device = operands.size() == 2 ? session.device(operands) : session.deviceOption();
        String wanted = operands.getLast();
        boolean uuid = session.has("setuuid");
        Optional<String> given = device.flatMap(same -> uuid ? session.names().newUuid(wanted) : session.names().renamed(wanted));
        if (device.isEmpty() || given.isEmpty()) {
            return false;
        }
        String name = device.get().name();
        if (uuid) {
            return session.tasks().run(Task.RENAME, device.get(), dm -> dm.control().setUuid(name, given.get())).isDone();
        }
        boolean done = session.tasks().run(Task.RENAME, device.get(), dm -> dm.control().rename(name, given.get())).isDone();
        if (done && !name.isEmpty()) {
            session.nodes().rename(name, given.get());
        }
        return done;
    }

    static boolean message(Session session, List<String> operands) {
        Optional<TaskDevice> device = session.isDeviceOption() ? session.deviceOption() : session.device(operands);
        if (device.isEmpty()) {
            return false;
        }
        List<String> rest = session.isDeviceOption() ? operands : operands.subList(1, operands.size());
        if (!rest.get(0).matches("\\s*[+-]?\\d{1,20}")) {
            session.error("Invalid sector.");
            return false;
        }
        long sector = new java.math.BigInteger(rest.get(0).strip()).longValue();
        String text = String.join(" ", rest.subList(1, rest.size()));
        if (rest.size() == 1) {
            session.error("No message supplied.");
        }
        Outcome<String> answer = session.tasks().run(Task.TARGET_MSG, device.get(),
                dm -> dm.messages().message(device.get().key(), sector, text));
        answer.given().filter(said -> !said.isEmpty()).ifPresent(said -> session.print(said.endsWith("\n") ? said : said + "\n"));
        return answer.isDone();
    }

    static boolean setGeometry(Session session, List<String> operands) {
        Optional<TaskDevice> device = session.isDeviceOption() ? session.deviceOption() : session.device(operands);
        int from = session.isDeviceOption() ? 0 : 1;
        String text = String.join(" ", operands.subList(from, from + 4));
        return device.isPresent() && session.tasks()
                .perform(Task.SET_GEOMETRY, device.get(), dm -> dm.messages().setGeometry(device.get().key(), text)).isDone();
    }
}
