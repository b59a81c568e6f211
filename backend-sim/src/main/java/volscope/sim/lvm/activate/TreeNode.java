package volscope.sim.lvm.activate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.metadata.LogicalVolume;

/** A device of a dependency tree: what was last seen of it, and what it is to become. */
final class TreeNode {

    /**
     * The part of a volume that a node stands for.
     *
     * @param lv
     *            the volume
     * @param layer
     *            the part
     * @param oldName
     *            the device's name before
     */
    record Part(LogicalVolume lv, LvLayer layer, String oldName) {
    }

    /** How the size of a device changes with the table that was loaded. */
    enum SizeChange {
        NONE, GROWN, SHRUNK
    }

    /** Whether a device that gets its first table is resumed at once. */
    enum FirstResume {
        AT_ONCE, DELAYED
    }

    /** Whether this tree made the device. */
    enum Origin {
        FOUND, CREATED
    }

    final Set<TreeNode> uses = new LinkedHashSet<>();
    final Set<TreeNode> usedBy = new LinkedHashSet<>();
    final List<TreeSegment> segments = new ArrayList<>();
    final String uuid;
    String name;
    Optional<DevNo> dev;
    Optional<DmInfo> info;
    Optional<Part> part = Optional.empty();
    Optional<String> newName = Optional.empty();
    OptionalInt minor = OptionalInt.empty();
    Access access = Access.READ_WRITE;
    FirstResume firstResume = FirstResume.AT_ONCE;
    SizeChange sizeChange = SizeChange.NONE;
    Origin origin = Origin.FOUND;
    /** Nodes of one level are resumed in the order of this number. */
    int priority;

    TreeNode(String name, String uuid, Optional<DevNo> dev, Optional<DmInfo> info) {
        this.name = name;
        this.uuid = uuid;
        this.dev = dev;
        this.info = info;
    }

    /** Whether it was a mapped device when last seen. */
    boolean exists() {
        return info.isPresent();
    }

    boolean is(Flag flag) {
        return info.filter(seen -> seen.is(flag)).isPresent();
    }

    DevNo devNo() {
        return dev.orElseThrow(() -> new IllegalStateException("no number for " + name));
    }

    /** What the tree knows of its uuid: that of a device that isn't there counts as empty. */
    boolean belongsTo(String uuidPrefix) {
        return (exists() ? uuid : "").startsWith(uuidPrefix);
    }

    void seen(Optional<DmInfo> now) {
        info = now;
        now.ifPresent(there -> dev = Optional.of(there.dev()));
    }
}
