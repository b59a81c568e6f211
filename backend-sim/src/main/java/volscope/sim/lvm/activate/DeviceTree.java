package volscope.sim.lvm.activate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.Slot;

/** Devices and which of them lie on which, as found and as planned. */
final class DeviceTree {

    private final DmCalls calls;
    private final TreeNode root = new TreeNode("", "", Optional.empty(), Optional.empty());
    private final Map<DevNo, TreeNode> byDev = new HashMap<>();
    private final Map<String, TreeNode> byUuid = new HashMap<>();

    DeviceTree(DmCalls calls) {
        this.calls = calls;
    }

    /** What nothing uses hangs on it. */
    TreeNode root() {
        return root;
    }

    /** The node of a uuid. */
    Optional<TreeNode> find(String uuid) {
        return Optional.ofNullable(byUuid.get(uuid));
    }

    /** What the tree saw of a device that was there. */
    Optional<DmInfo> seen(String uuid) {
        return find(uuid).flatMap(node -> node.info);
    }

    /** Adds a device that is there, with all that its live table uses. */
    TreeNode add(DmInfo there) {
        TreeNode known = byDev.get(there.dev());
        return known == null ? addNew(root, found(there.dev(), Optional.of(there))) : linked(root, known);
    }

    /** Adds a device below another. */
    TreeNode add(TreeNode parent, DevNo dev) {
        TreeNode known = byDev.get(dev);
        return known == null
                ? addNew(parent, found(dev, dev.major() == Dm.MAJOR ? calls.info(DmKey.number(dev)) : Optional.empty()))
                : linked(parent, known);
    }

    private TreeNode linked(TreeNode parent, TreeNode node) {
        link(parent, node);
        return node;
    }

    private TreeNode addNew(TreeNode parent, TreeNode node) {
        link(parent, node);
        if (node.exists()) {
            calls.deps(node.devNo(), Slot.LIVE).forEach(lower -> add(node, lower));
        }
        return node;
    }

    private TreeNode found(DevNo dev, Optional<DmInfo> info) {
        TreeNode node = new TreeNode(info.map(DmInfo::name).orElse(""), info.map(DmInfo::uuid).orElse(""), Optional.of(dev), info);
        byDev.put(dev, node);
        if (!node.uuid.isEmpty()) {
            byUuid.put(node.uuid, node);
        }
        return node;
    }

    /** Puts one node on another; what has something on it no longer hangs on the root. */
    void link(TreeNode parent, TreeNode child) {
        if (parent == root) {
            for (TreeNode user : child.usedBy) {
                if (user != root) {
                    return;
                }
            }
        } else if (root.uses.remove(child)) {
            child.usedBy.remove(root);
        }
        parent.uses.add(child);
        child.usedBy.add(parent);
    }

    /**
     * What a planned device is to be.
     *
     * @param name
     *            its name
     * @param uuid
     *            its uuid
     * @param minor
     *            the minor it has to have
     * @param access
     *            whether it may be written
     */
    record Plan(String name, String uuid, OptionalInt minor, Access access) {
    }

    /** Whether a table left in the inactive slot is thrown away first. */
    enum Leftover {
        KEEP, CLEAR
    }

    /** The node of a device that is to be there. */
    TreeNode plan(Plan plan, Leftover leftover) {
        TreeNode node = find(plan.uuid()).orElseGet(() -> fresh(plan));
        if (node.exists() && !node.name.equals(plan.name())) {
            node.newName = Optional.of(plan.name());
        }
        node.access = plan.access();
        if (leftover == Leftover.CLEAR) {
            clear(node);
        }
        return node;
    }

    private TreeNode fresh(Plan plan) {
        TreeNode node = new TreeNode(plan.name(), plan.uuid(), Optional.empty(), Optional.empty());
        node.minor = plan.minor();
        byUuid.put(plan.uuid(), node);
        link(root, node);
        return node;
    }

    private void clear(TreeNode node) {
        if (!node.is(Flag.INACTIVE_TABLE)) {
            return;
        }
        List<DevNo> lower = calls.deps(node.devNo(), Slot.INACTIVE);
        calls.run(new DmOp.Clear(node.devNo()));
        node.seen(calls.info(DmKey.number(node.devNo())));
        lower.stream().filter(dev -> !byDev.containsKey(dev)).forEach(this::removeOrphan);
    }

    /** A device that only the thrown away table used, and that never got a table of its own, goes too. */
    private void removeOrphan(DevNo dev) {
        calls.info(DmKey.number(dev)).filter(info -> !info.is(Flag.LIVE_TABLE) && info.openCount() == 0 && info.uuid().startsWith("LVM-"))
                .ifPresent(info -> {
                    calls.run(new DmOp.Remove(dev, DmOp.Retry.NO));
                    calls.nodes().remove(info.name());
                });
    }

    /** Adds an area on a device by number. */
    TreeSegment.Area area(TreeNode node, DevNo dev, long sector) {
        return new TreeSegment.Area(add(node, dev), sector);
    }

    /** Adds an area on a planned device. */
    TreeSegment.Area area(TreeNode node, TreeNode lower, long sector) {
        link(node, lower);
        return new TreeSegment.Area(lower, sector);
    }

    /** The node of a uuid that a table is about to name. */
    TreeNode need(String uuid) {
        return find(uuid).orElseThrow(() -> new IllegalStateException("no node " + uuid));
    }
}
