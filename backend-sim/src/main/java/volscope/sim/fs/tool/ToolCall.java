package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import volscope.model.command.ParsedLine;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sys;

/** One run of a program: its line, and the calls most programs make. */
public final class ToolCall {

    private final Invocation invocation;
    private final ParsedLine line;
    private int status;

    ToolCall(Invocation invocation, ParsedLine line) {
        this.invocation = invocation;
        this.line = line;
    }

    /** How it was started. */
    public Invocation invocation() {
        return invocation;
    }

    /** The system call entry. */
    public Sys sys() {
        return invocation.sys();
    }

    /** The words that are no options. */
    public List<String> operands() {
        return line.operands();
    }

    /** One of them. */
    public String operand(int index) {
        return line.operands().get(index);
    }

    /** Whether an option was given. */
    public boolean has(String option) {
        return line.has(option);
    }

    /** The value of an option. */
    public Optional<String> text(String option) {
        return line.text(option);
    }

    /** The line as it was read. */
    public ParsedLine line() {
        return line;
    }

    /** Prints a line. */
    public void println(String text) {
        invocation.out().println(text);
    }

    /** Prints text without a line end. */
    public void print(String text) {
        invocation.out().print(text);
    }

    /** Prints a line to standard error. */
    public void error(String text) {
        invocation.err().println(text);
    }

    /** Says with the program's name what went wrong; the exit code is 1 from now on. */
    public void complain(String text) {
        error(invocation.name() + ": " + text);
        status = Math.max(status, 1);
    }

    /** The same for a refusal of the kernel: {@code cannot remove 'x': No such file or directory}. */
    public void complain(String what, ErrnoException why) {
        complain(what + ": " + why.errno().text());
    }

    /** Makes the exit code at least this. */
    public void status(int code) {
        status = Math.max(status, code);
    }

    /** The exit code so far. */
    public int status() {
        return status;
    }

    /** A path as the kernel would see it. */
    public String absolute(String path) {
        return invocation.absolute(path);
    }

    /** Asks the file tree. */
    public <T> T vfs(Function<Vfs, T> call) {
        return sys().call(kernel -> call.apply(kernel.get(Vfs.LAYER)));
    }

    /** Changes the file tree. */
    public void change(Consumer<Vfs> call) {
        sys().run(kernel -> call.accept(kernel.get(Vfs.LAYER)));
    }

    /** Asks the kernel. */
    public <T> T kernel(Function<Kernel, T> call) {
        return sys().call(call);
    }

    /** What is at a path as the person wrote it, links followed. */
    public Optional<Stat> stat(String path) {
        return vfs(vfs -> vfs.stat(absolute(path)));
    }

    /** The same of a link itself. */
    public Optional<Stat> lstat(String path) {
        return vfs(vfs -> vfs.lstat(absolute(path)));
    }

    /** The block device of a path as the person wrote it: ENOENT, ENOTBLK or ENXIO if there is none. */
    public Disk disk(String path) {
        return kernel(kernel -> {
            DevNo dev = kernel.get(Vfs.LAYER).blockDevice(absolute(path));
            return kernel.get(Block.LAYER).get(dev);
        });
    }

    /** Whether somebody has a device for himself: a mapped device, a mount. */
    boolean isHeld(Disk disk) {
        return disk.holder().isPresent() || vfs(vfs -> vfs.mounts().isMounted(disk.dev()));
    }

    /** A name in quotes, as coreutils has them. */
    public static String quoted(String name) {
        return "'" + name.replace("'", "'\\''") + "'";
    }
}
