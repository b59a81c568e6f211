package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/**
 * The block devices of a machine and which stands on which.
 *
 * @param nodes
 *            all of them, by number
 */
record BlockTree(List<Node> nodes) {

    /**
     * A device.
     *
     * @param disk
     *            the device
     * @param name
     *            its name: a mapped device's own
     * @param type
     *            what it is: {@code disk}, {@code lvm}
     * @param lower
     *            the devices it stands on
     * @param mounts
     *            where it is mounted, the last place first
     */
    record Node(Disk disk, String name, String type, List<DevNo> lower, List<String> mounts) {
    }

    static BlockTree of(Kernel kernel) {
        return new BlockTree(
                kernel.get(Block.LAYER).disks().stream().sorted(Comparator.comparing(Disk::dev)).map(disk -> node(kernel, disk))
                        .toList());
    }

    private static Node node(Kernel kernel, Disk disk) {
        Optional<MappedDevice> mapped = disk.kind() == Disk.Kind.DM ? kernel.get(Dm.LAYER).find(disk.dev()) : Optional.empty();
        List<DevNo> lower = mapped.map(device -> device.lower().keySet().stream().map(key -> key.dev()).distinct().sorted().toList())
                .orElse(List.of());
        return new Node(disk, mapped.map(MappedDevice::name).orElse(disk.name()), mapped.map(BlockTree::type).orElseGet(() -> type(disk)),
                lower, mounts(kernel, disk));
    }

    private static String type(Disk disk) {
        return disk.kind() == Disk.Kind.LOOP ? "loop" : "disk";
    }

    /** What stands before the first hyphen of the uuid. */
    private static String type(MappedDevice device) {
        int hyphen = device.uuid().indexOf('-');
        String prefix = hyphen < 0 ? "" : device.uuid().substring(0, hyphen).toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? "dm" : prefix.startsWith("part") ? "part" : prefix;
    }

    private static List<String> mounts(Kernel kernel, Disk disk) {
        Vfs vfs = kernel.get(Vfs.LAYER);
        List<String> found = new ArrayList<>();
        vfs.mounts().entries().forEach(entry -> {
            if (entry.source().startsWith("/dev/") && disk.dev().equals(device(vfs, entry.source()))) {
                found.add(entry.path());
            }
        });
        return found.reversed();
    }

    private static DevNo device(Vfs vfs, String path) {
        try {
            return vfs.blockDevice(path);
        } catch (ErrnoException none) {
            return new DevNo(0, 0);
        }
    }

    Optional<Node> find(DevNo dev) {
        return nodes.stream().filter(node -> node.disk().dev().equals(dev)).findFirst();
    }

    /** The devices that stand on one. */
    List<Node> upper(Node node) {
        return nodes.stream().filter(other -> other.lower().contains(node.disk().dev())).toList();
    }

    /** The devices that one stands on. */
    List<Node> lower(Node node) {
        return node.lower().stream().flatMap(dev -> find(dev).stream()).toList();
    }
}
