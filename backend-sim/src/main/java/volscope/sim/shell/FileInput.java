package volscope.sim.shell;

import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Sys;

/**
 * An open file as input; it shares the file's position.
 *
 * @param sys
 *            the way to the file
 * @param handle
 *            the file as the kernel knows it
 */
public record FileInput(Sys sys, long handle) implements Input {

    @Override
    public byte[] read(int max) {
        return sys.call(kernel -> kernel.get(Vfs.LAYER).read(handle, max));
    }

    /** How many bytes it holds; 0 if that is not known. */
    public long size() {
        return sys.call(kernel -> kernel.get(Vfs.LAYER).size(handle));
    }
}
