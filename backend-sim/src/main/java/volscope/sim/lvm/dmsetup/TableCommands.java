package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Optional;

import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmTables;
import volscope.sim.dm.Slot;
import volscope.sim.dm.TableLine;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.lvm.libdm.Outcome;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** {@code table} and {@code status}: what devices map, and what their targets say. */
final class TableCommands {

    /** A device with lines that its targets give. */
    private record Lines(DmInfo info, List<TableLine> lines) {
    }

    private TableCommands() {
    }

    static boolean table(Session session, List<String> operands) {
        return show(session, operands, Task.TABLE);
    }

    static boolean status(Session session, List<String> operands) {
        return show(session, operands, Task.STATUS);
    }

    /** What the integrity measurement gets of each target. */
    static boolean measure(Session session, List<String> operands) {
        return show(session, operands, Task.STATUS);
    }

    /** {@code ls} of devices that have targets of a kind, or for each of which a command is run. */
    static boolean list(Session session, List<String> operands) {
        return show(session, operands, Task.STATUS);
    }

    private static boolean show(Session session, List<String> operands, Task task) {
        if (session.isForAll(operands)) {
            return ListCommands.forEach(session, info -> show(session, TaskDevice.named(info.name()), task));
        }
        return session.device(operands).map(device -> show(session, device, task)).orElse(false);
    }

    private static boolean show(Session session, TaskDevice device, Task task) {
        Optional<Lines> found = ask(session, device, task);
        found.ifPresent(lines -> show(session, lines, task));
        return found.isPresent();
    }

    /** The lines of a device; complains if there is none. */
    private static Optional<Lines> ask(Session session, TaskDevice device, Task task) {
        Slot slot = session.slot();
        String command = session.line().form().id();
        if (task == Task.TABLE) {
            return session.tasks().run(task, device, dm -> lines(dm, device, slot, task, command)).given();
        }
        Outcome<Optional<Lines>> answer = session.tasks().ask(task, device, dm -> Optional.of(lines(dm, device, slot, task, command)));
        if (answer.given().isPresent() && answer.given().get().isEmpty()) {
            session.error("Device does not exist.");
        }
        return answer.given().flatMap(lines -> lines);
    }

    private static Lines lines(Dm dm, TaskDevice device, Slot slot, Task task, String command) {
        DmInfo info = dm.control().info(device.key(), slot).orElseThrow(() -> new ErrnoException(Errno.ENXIO));
        return new Lines(info, lines(dm.tables(), device, slot, task, command));
    }

    private static List<TableLine> lines(DmTables tables, TaskDevice device, Slot slot, Task task, String command) {
        if (task == Task.TABLE) {
            return tables.table(device.key(), slot);
        }
        return command.equals("measure") ? tables.measured(device.key(), slot) : tables.status(device.key(), slot);
    }

    private static void show(Session session, Lines lines, Task task) {
        Optional<String> type = session.line().text("target");
        List<TableLine> wanted = lines.lines().stream().filter(line -> type.isEmpty() || line.type().equals(type.get())).toList();
        boolean none = lines.lines().isEmpty() && type.isEmpty();
        if (wanted.isEmpty() && !none) {
            return;
        }
        boolean runs = Executor.isAsked(session);
        if (task == Task.TABLE && session.has("concise")) {
            concise(session, lines.info(), wanted);
        } else if (session.line().form().id().equals("ls")) {
            if (!runs || session.has("verbose")) {
                session.println(session.names().shown(lines.info().name()) + "\t" + ListCommands.pair(lines.info().dev()));
            }
        } else if (!runs || session.has("verbose")) {
            plain(session, lines.info(), none ? List.of("") : wanted.stream().map(TableLine::toString).toList());
        }
        if (runs) {
            Executor.run(session, lines.info().name());
        }
    }

    private static void plain(Session session, DmInfo info, List<String> lines) {
        boolean verbose = session.has("verbose");
        if (verbose) {
            InfoCommands.display(session, info);
        }
        String prefix = session.isMultiple() && !verbose ? session.names().shown(info.name()) + ": " : "";
        lines.forEach(line -> session.println(prefix + line));
        if (session.isMultiple() && verbose) {
            session.println("");
        }
    }

    private static void concise(Session session, DmInfo info, List<TableLine> lines) {
        StringBuilder text = session.concise();
        if (!text.isEmpty()) {
            text.append(';');
        }
        text.append(ConciseText.quote(session.names().shown(info.name()))).append(',');
        text.append(ConciseText.quote(session.names().shown(info.uuid()))).append(',').append(info.dev().minor());
        text.append(info.is(Flag.READ_ONLY) ? ",ro" : ",rw");
        lines.forEach(line -> text.append(',').append(line.start()).append(' ').append(line.length()).append(' ').append(line.type())
                .append(' ').append(ConciseText.quote(line.params())));
    }
}
