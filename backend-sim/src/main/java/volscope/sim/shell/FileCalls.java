package volscope.sim.shell;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.Stat;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Output;
import volscope.sim.kernel.Sys;

/** The calls on files that the shell and the filters make. Each may refuse with an {@link volscope.sim.kernel.ErrnoException}. */
public final class FileCalls {

    private static final int PART = 1 << 16;

    private final Sys sys;

    public FileCalls(Sys sys) {
        this.sys = sys;
    }

    /** Opens a file or device. */
    public long open(String path, OpenMode mode) {
        return sys.call(kernel -> kernel.get(Vfs.LAYER).open(path, mode));
    }

    /** Closes what was opened. */
    public void close(long handle) {
        sys.run(kernel -> kernel.get(Vfs.LAYER).close(handle));
    }

    /** An open file as input; it shares the file's position. */
    public FileInput input(long handle) {
        return new FileInput(sys, handle);
    }

    /** An open file as output; it shares the file's position. */
    public Output output(long handle) {
        return bytes -> sys.run(kernel -> kernel.get(Vfs.LAYER).write(handle, bytes));
    }

    /** All bytes of a file or device. */
    public byte[] readAll(String path) {
        long handle = open(path, OpenMode.READ);
        try {
            Input input = input(handle);
            var all = new ByteArrayOutputStream();
            for (byte[] part = input.read(PART); part.length > 0; part = input.read(PART)) {
                all.writeBytes(part);
            }
            return all.toByteArray();
        } finally {
            close(handle);
        }
    }

    /** Makes a regular file hold these bytes and no others. */
    public void replace(String path, byte[] bytes) {
        sys.run(kernel -> kernel.get(Vfs.LAYER).writeFile(path, bytes));
    }

    /** What is at a path, links followed. */
    public Optional<Stat> stat(String path) {
        return sys.call(kernel -> kernel.get(Vfs.LAYER).stat(path));
    }

    /** What is at a path; a link is told of itself. */
    public Optional<Stat> lstat(String path) {
        return sys.call(kernel -> kernel.get(Vfs.LAYER).lstat(path));
    }

    /** The names in a directory, sorted. */
    public List<String> list(String path) {
        return sys.call(kernel -> List.copyOf(kernel.get(Vfs.LAYER).list(path)));
    }

    /** A path without links and dots. */
    public String realPath(String path) {
        return sys.call(kernel -> kernel.get(Vfs.LAYER).realpath(path));
    }
}
