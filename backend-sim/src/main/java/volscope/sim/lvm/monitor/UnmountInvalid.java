package volscope.sim.lvm.monitor;

import java.util.List;

import volscope.model.machine.MountInfo;
import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Program;

/**
 * Unmounts a device everywhere, as far as that works.
 *
 * @param dev
 *            the device
 */
record UnmountInvalid(DevNo dev) implements Program {

    @Override
    public int run(Invocation invocation) {
        List<String> paths = invocation.sys().call(this::paths);
        for (String path : paths) {
            unmount(invocation, path);
        }
        return 0;
    }

    private List<String> paths(Kernel kernel) {
        String name = kernel.get(Block.LAYER).get(dev).name();
        return kernel.get(Vfs.LAYER).mounts().volumes().stream().filter(volume -> volume.device().equals(name)).map(MountInfo::path)
                .toList();
    }

    private static void unmount(Invocation invocation, String path) {
        try {
            invocation.sys().run(kernel -> kernel.get(Vfs.LAYER).mounts().unmount(path));
        } catch (ErrnoException busy) {
            return;
        }
    }
}
