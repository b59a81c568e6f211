package volscope.sim.fs;

import java.util.function.Supplier;
import java.util.stream.Stream;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

import volscope.sim.device.Block;
import volscope.sim.kernel.Kernel;

/** The way from a directory to the root of what is mounted on it. */
final class Crossing {

    private final Vfs vfs;
    private final MemoryTree memory;
    private final Kernel kernel;
    /** What is mounted, as it was last asked for. */
    private PVector<Mount> listed = TreePVector.empty();
    /** The same to go through. */
    private Mount[] mounts = new Mount[0];

    Crossing(Vfs vfs, MemoryTree memory, Kernel kernel) {
        this.vfs = vfs;
        this.memory = memory;
        this.kernel = kernel;
    }

    /** Goes from a directory or file that has a path to what is mounted on it there, and on from there. */
    FileNode cross(FileNode node, Supplier<String> path) {
        FileNode now = node;
        NodeKey key = node.key();
        for (Mount mount : mounts()) {
            if (mount.on().equals(key) && mount.path().equals(path.get())) {
                FileNode root = mounted(mount, now);
                now = mount.access() == Mount.Access.READ_ONLY ? new ReadOnlyNode(root) : root;
                key = now.key();
            }
        }
        return now;
    }

    private Mount[] mounts() {
        if (listed != vfs.state().mounts()) {
            listed = vfs.state().mounts();
            mounts = listed.toArray(Mount[]::new);
        }
        return mounts;
    }

    private FileNode mounted(Mount mount, FileNode on) {
        return switch (mount.root()) {
            case Mount.InPlace same -> on;
            case Mount.Devices same -> new DeviceDirectory((MemoryNode) on, kernel.get(Block.LAYER));
            case Mount.Computed computed -> SyntheticNode.root(synthetic(computed.root()));
            case Mount.Disk disk -> new VolumeNode(vfs, disk.volume(), disk.inode());
            case Mount.Memory other -> new MemoryNode(memory, other.inode());
        };
    }

    Synthetic synthetic(String root) {
        return Stream.concat(Stream.of(new ProcTree(kernel), new SysTree(kernel)), kernel.hooks(Synthetic.class).stream())
                .filter(tree -> tree.root().equals(root)).findFirst().orElseThrow();
    }
}
