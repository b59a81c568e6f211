package volscope.sim.lvm.dmsetup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.TableLine;
import volscope.sim.lvm.libdm.Task;
import volscope.sim.lvm.libdm.TaskDevice;

/** {@code create}: a device, its table if there is one, and its node; a device whose table is refused is taken away again. */
final class CreateCommand {

    private static final DevNo ANY = new DevNo(Dm.MAJOR, 0);

    private final Session session;
    private final TaskDevice device;
    private final Access access;

    private CreateCommand(Session session, TaskDevice device, Access access) {
        this.session = session;
        this.device = device;
        this.access = access;
    }

    static boolean run(Session session, List<String> operands) {
        if (session.has("concise")) {
            return concise(session, operands);
        }
        if (operands.isEmpty()) {
            session.error("Please provide a name for the new device.");
            return false;
        }
        Optional<String> file = operands.stream().skip(1).findFirst();
        return create(session, operands.get(0), session.line().text("uuid").orElse(""), session.number(), session.access(),
                () -> session.has("notable") ? Optional.of(List.of()) : new TableText(session).read(file));
    }

    private static boolean create(Session session, String name, String uuid, Optional<DevNo> number, Access access,
            Supplier<Optional<List<TableLine>>> table) {
        Optional<DevNo> ours = number.filter(dev -> dev.minor() >= 0).map(dev -> new DevNo(Dm.MAJOR, dev.minor()));
        Optional<String> kernelName = session.names().created(name);
        Optional<String> kernelUuid = kernelName.flatMap(same -> session.names().uuid(uuid));
        Optional<List<TableLine>> lines = kernelUuid.flatMap(same -> table.get());
        if (kernelName.isEmpty() || kernelUuid.isEmpty() || lines.isEmpty()) {
            return false;
        }
        TaskDevice device = new TaskDevice(kernelName.get(), kernelUuid.get(), ours);
        return new CreateCommand(session, device, access).create(lines.get());
    }

    private boolean create(List<TableLine> lines) {
        OptionalInt minor = device.number().map(dev -> OptionalInt.of(dev.minor())).orElse(OptionalInt.empty());
        Optional<DmInfo> made = session.tasks()
                .run(Task.CREATE, device, dm -> dm.control().create(device.name(), device.uuid(), minor)).given();
        if (made.isEmpty()) {
            return false;
        }
        if (session.has("addnodeoncreate")) {
            session.nodes().add(device.name(), made.get().dev(), SwitchValues.owner(session.line()));
        }
        return (lines.isEmpty() || load(made.get(), lines))
                && StateCommands.displayIfVerbose(session, TaskDevice.numbered(made.get().dev()));
    }

    private boolean load(DmInfo made, List<TableLine> lines) {
        TaskDevice loaded = TaskDevice.named(device.name()).with(made.dev());
        TaskDevice named = new TaskDevice(device.name(), "", device.number());
        if (session.tasks().perform(Task.RELOAD, loaded, dm -> dm.tables().load(loaded.key(), lines, access)).isDone()
                && StateCommands.resume(session, named)) {
            return true;
        }
        if (session.tasks().perform(Task.REMOVE, named, dm -> dm.control().remove(named.key())).isDone()) {
            session.nodes().remove(device.name());
        } else {
            session.error("Failed to revert device creation.");
        }
        return false;
    }

    private static boolean concise(Session session, List<String> operands) {
        if (operands.size() > 1) {
            session.error("dmsetup create --concise takes at most one argument");
            return false;
        }
        if (List.of("table", "minor", "uuid", "notable", "inactive").stream().anyMatch(session::has)) {
            session.error("--concise is incompatible with --[no]table, --minor, --uuid and --inactive.");
            return false;
        }
        String text = operands.isEmpty() ? new String(session.invocation().in().readAll(), UTF_8) : operands.get(0);
        return new ConciseText(text, session::error).forEach(entry -> create(session, entry));
    }

    private static boolean create(Session session, ConciseText.Entry entry) {
        Access access = entry.flags().equals("ro") ? Access.READ_ONLY : Access.READ_WRITE;
        Optional<DevNo> number = entry.minor().isEmpty()
                ? Optional.empty()
                : Optional.of(new DevNo(ANY.major(), SwitchValues.atoi(entry.minor())));
        return create(session, entry.name(), entry.uuid(), number, access, () -> new TableText(session).parse(entry.table(), ""));
    }
}
