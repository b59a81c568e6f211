package volscope.sim.lvm.dmsetup;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import volscope.model.command.ParsedLine;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.Slot;
import volscope.sim.dm.SuspendFlag;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.dmsetup.Command.Repeat;
import volscope.sim.lvm.libdm.DmTasks;
import volscope.sim.lvm.libdm.Nodes;
import volscope.sim.lvm.libdm.TaskDevice;
import volscope.sim.lvm.libdm.TaskNames;

/** One run of dmsetup: its line, and what commands need to carry it out. */
final class Session {

    private final Invocation invocation;
    private final ParsedLine line;
    private final Command command;
    private final DmTasks tasks;
    private final Nodes nodes;
    private final TaskNames names;
    private final StringBuilder output = new StringBuilder();
    private final StringBuilder concise = new StringBuilder();
    private @Nullable Report report;

    Session(Invocation invocation, ParsedLine line, Command command) {
        this.invocation = invocation;
        this.line = line;
        this.command = command;
        this.tasks = new DmTasks(invocation.sys(), this::error);
        this.nodes = new Nodes(invocation.sys(), this::error);
        this.names = new TaskNames(invocation, SwitchValues.mangling(line), this::error);
    }

    Invocation invocation() {
        return invocation;
    }

    Sys sys() {
        return invocation.sys();
    }

    ParsedLine line() {
        return line;
    }

    boolean has(String option) {
        return line.has(option);
    }

    DmTasks tasks() {
        return tasks;
    }

    Nodes nodes() {
        return nodes;
    }

    TaskNames names() {
        return names;
    }

    /** Prints at the end of the program: what is wrong with it is said before. */
    void print(String text) {
        output.append(text);
    }

    void println(String text) {
        output.append(text).append('\n');
    }

    /** Prints at once what waits for the end. */
    void flush() {
        invocation.out().print(output.toString());
        output.setLength(0);
    }

    void error(String text) {
        invocation.err().println(text);
    }

    /** The table that is asked about. */
    Slot slot() {
        return has("inactive") ? Slot.INACTIVE : Slot.LIVE;
    }

    /** How devices are suspended. */
    Set<SuspendFlag> suspendFlags() {
        Set<SuspendFlag> flags = EnumSet.noneOf(SuspendFlag.class);
        if (has("nolockfs")) {
            flags.add(SuspendFlag.SKIP_LOCKFS);
        }
        if (has("noflush")) {
            flags.add(SuspendFlag.NOFLUSH);
        }
        return flags;
    }

    /** How tables are loaded. */
    Access access() {
        return has("readonly") ? Access.READ_ONLY : Access.READ_WRITE;
    }

    /** The number given by two options. */
    Optional<DevNo> number() {
        return has("major") && has("minor")
                ? Optional.of(new DevNo(SwitchValues.number(line, "major"), SwitchValues.number(line, "minor")))
                : Optional.empty();
    }

    /** Whether the device is named by an option. */
    boolean isDeviceOption() {
        return has("uuid") || has("major");
    }

    /** The device a command is for: an operand, or what options say. Complains if there is none. */
    Optional<TaskDevice> device(List<String> operands) {
        if (!operands.isEmpty()) {
            return names.existing(operands.get(0)).map(TaskDevice::named);
        }
        return deviceOption();
    }

    /** The device that options name. */
    Optional<TaskDevice> deviceOption() {
        if (has("uuid")) {
            return names.uuid(line.text("uuid").orElse("")).map(TaskDevice::withUuid);
        }
        Optional<TaskDevice> numbered = number().map(TaskDevice::numbered);
        if (numbered.isEmpty()) {
            error("No device specified.");
        }
        return numbered;
    }

    /** Whether a command is for all devices. */
    boolean isForAll(List<String> operands) {
        return operands.isEmpty() && !isDeviceOption();
    }

    /** Whether lines must say which device they are about. */
    boolean isMultiple() {
        int operands = line.operands().size();
        return command.repeat() == Repeat.YES && operands != 1 && (operands > 0 || !isDeviceOption());
    }

    /** Whether the result is a table with columns. */
    boolean isReport() {
        return has("columns") || line.form().id().equals("splitname");
    }

    void report(Report newReport) {
        report = newReport;
    }

    Optional<Report> report() {
        return Optional.ofNullable(report);
    }

    /** Takes devices in one line together. */
    StringBuilder concise() {
        return concise;
    }

    /** Prints what was taken together. */
    void finish() {
        if (!concise.isEmpty()) {
            println(concise.toString());
        }
        report().ifPresent(table -> print(table.text()));
        flush();
    }
}
