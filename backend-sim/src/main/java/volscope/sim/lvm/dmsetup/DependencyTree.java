package volscope.sim.lvm.dmsetup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.Slot;

/** All devices and what they stand on, in the order libdevmapper's tree finds them. */
final class DependencyTree {

    private final Map<DevNo, Found> found;
    private final Map<DevNo, Node> nodes = new LinkedHashMap<>();
    private final List<Node> top = new ArrayList<>();
    private final List<Node> bottom = new ArrayList<>();

    /**
     * What the kernel says of a device.
     *
     * @param info
     *            the device
     * @param deps
     *            what its live table stands on
     */
    private record Found(DmInfo info, List<DevNo> deps) {
    }

    /** A device in the tree; one that is no mapped device has no information. */
    static final class Node {

        private final DevNo dev;
        private final Optional<DmInfo> info;
        private final List<Node> below = new ArrayList<>();
        private final List<Node> above = new ArrayList<>();

        Node(DevNo dev, Optional<DmInfo> info) {
            this.dev = dev;
            this.info = info;
        }

        DevNo dev() {
            return dev;
        }

        Optional<DmInfo> info() {
            return info;
        }

        /** The next devices in a direction. */
        List<Node> next(Direction direction) {
            return direction == Direction.DOWN ? below : above;
        }
    }

    /** Which way a tree is read. */
    enum Direction {
        /** From what nobody uses to what it stands on. */
        DOWN,
        /** From what stands on nothing to what uses it. */
        UP
    }

    private DependencyTree(List<Found> all) {
        found = new LinkedHashMap<>();
        all.forEach(device -> found.put(device.info().dev(), device));
        all.forEach(device -> add(Optional.empty(), device.info().dev()));
    }

    /** The tree of all devices; says so if there is none. */
    static Optional<DependencyTree> read(Session session) {
        List<Found> all = session.sys().call(kernel -> {
            Dm dm = kernel.get(Dm.LAYER);
            return dm.control().list().stream()
                    .map(info -> new Found(info, List.copyOf(dm.control().deps(DmKey.number(info.dev()), Slot.LIVE)))).toList();
        });
        if (all.isEmpty()) {
            session.println("No devices found");
            return Optional.empty();
        }
        return Optional.of(new DependencyTree(all));
    }

    private void add(Optional<Node> parent, DevNo dev) {
        boolean isNew = !nodes.containsKey(dev);
        Optional<Found> device = Optional.ofNullable(found.get(dev));
        Node node = nodes.computeIfAbsent(dev, d -> new Node(d, device.map(Found::info)));
        link(parent, node);
        if (!isNew) {
            return;
        }
        List<DevNo> deps = device.map(Found::deps).orElse(List.of());
        if (deps.isEmpty()) {
            bottom.add(node);
        }
        deps.forEach(dep -> add(Optional.of(node), dep));
    }

    private void link(Optional<Node> parent, Node node) {
        if (parent.isPresent()) {
            top.remove(node);
            if (!parent.get().below.contains(node)) {
                parent.get().below.add(node);
                node.above.add(parent.get());
            }
        } else if (node.above.isEmpty() && !top.contains(node)) {
            top.add(node);
        }
    }

    /** Where reading starts. */
    List<Node> roots(Direction direction) {
        return direction == Direction.DOWN ? top : bottom;
    }

    /** The node of a device that is in the tree. */
    Node node(DevNo dev) {
        return Objects.requireNonNull(nodes.get(dev), "every device is in the tree");
    }
}
