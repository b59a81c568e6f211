package volscope.sim.fs;

import java.util.stream.Stream;

import volscope.sim.device.Block;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.Kernel;

/** The way from a directory to the root of what is mounted on it. */
final class Crossing {

    private final Vfs vfs;
    private final Kernel kernel;

    Crossing(Vfs vfs, Kernel kernel) {
        this.vfs = vfs;
        this.kernel = kernel;
    }

    /** Goes from a directory to what is mounted on it, and on from there. */
    FileNode cross(FileNode node) {
        FileNode now = node;
        for (Mount mount : vfs.state().mounts()) {
            if (mount.on().equals(now.key())) {
                now = mounted(mount, now);
            }
        }
        return now;
    }

    private FileNode mounted(Mount mount, FileNode on) {
        return switch (mount.root()) {
            case Mount.InPlace same -> on;
            case Mount.Devices same -> new DeviceDirectory((MemoryNode) on, kernel.get(Block.LAYER));
            case Mount.Computed computed -> SyntheticNode.root(synthetic(computed.root()));
            case Mount.Disk disk -> new VolumeNode(vfs, disk.volume(), FileSystems.ROOT);
        };
    }

    Synthetic synthetic(String root) {
        return Stream.concat(Stream.of(new ProcTree(kernel), new SysTree(kernel)), kernel.hooks(Synthetic.class).stream())
                .filter(tree -> tree.root().equals(root)).findFirst().orElseThrow();
    }
}
