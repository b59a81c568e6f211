package volscope.sim.lvm.activate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.libdm.LvmName;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The things that are done to the devices of a volume and its relatives: each builds a tree of its own and walks it. */
final class TreeAction {

    private final Sys sys;
    private final LvmLog log;
    private final DmCalls calls;
    private final SuspendCount suspended = new SuspendCount();
    /** Devices that turned out to be of no use while others were suspended. */
    private final Set<String> pendingDelete = new LinkedHashSet<>();

    TreeAction(Sys sys, LvmLog log, DmCalls calls) {
        this.sys = sys;
        this.log = log;
        this.calls = calls;
    }

    /** Makes the devices and loads the tables that metadata ask for. */
    boolean preload(VolumeGroup vg, LogicalVolume lv, PvDevices pvs, TreeBuilder.Mode mode) {
        return load(new DeviceTree(calls), vg, lv, pvs, mode);
    }

    private boolean load(DeviceTree tree, VolumeGroup vg, LogicalVolume lv, PvDevices pvs, TreeBuilder.Mode mode) {
        TreeBuilder builder = new TreeBuilder(calls, tree, vg, pvs, mode);
        builder.addPresent(lv);
        try {
            builder.addPlanned(lv);
        } catch (TreeBuilder.Incomplete gap) {
            log.error(gap.complaint());
            return false;
        }
        return new TreeLoad(calls, log, DmNames.prefix(vg)).preload(tree.root());
    }

    /** Brings the devices to what metadata ask for, running, then removes those that are of no use any more. */
    boolean activate(VolumeGroup vg, LogicalVolume lv, PvDevices pvs, TreeBuilder.Mode mode) {
        DeviceTree tree = new DeviceTree(calls);
        if (!load(tree, vg, lv, pvs, mode) || !walk(vg).activate(tree.root())) {
            return false;
        }
        link(vg, tree);
        return clean(vg, lv);
    }

    /** Suspends the devices that are there. */
    boolean suspend(VolumeGroup vg, LogicalVolume lv, DmOp.Halt how) {
        return walk(vg).suspend(present(vg, lv).root(), how);
    }

    /** Suspends one device, whatever lies below. */
    boolean suspendAlone(VolumeGroup vg, LogicalVolume lv, LvLayer layer) {
        TreeNode node = present(vg, lv).need(DmNames.uuid(vg, lv, layer));
        return walk(vg).suspendOne(node, DmOp.Halt.WITH_FREEZE);
    }

    /** Removes the devices that are there. */
    boolean deactivate(VolumeGroup vg, LogicalVolume lv) {
        DeviceTree tree = present(vg, lv);
        boolean good = walk(vg).deactivate(tree.root());
        if (good) {
            tree.root().uses.forEach(this::unlink);
        }
        return good;
    }

    private TreeSwitch walk(VolumeGroup vg) {
        return new TreeSwitch(sys, calls, log, DmNames.prefix(vg), suspended);
    }

    private DeviceTree present(VolumeGroup vg, LogicalVolume lv) {
        DeviceTree tree = new DeviceTree(calls);
        var mode = new TreeBuilder.Mode(DeviceTree.Leftover.KEEP, TreeBuilder.Step.STOPPING);
        new TreeBuilder(calls, tree, vg, new PvDevices(java.util.Map.of(), PvDevices.Gaps.REFUSED), mode).addPresent(lv);
        return tree;
    }

    private void link(VolumeGroup vg, DeviceTree tree) {
        for (TreeNode node : tree.root().uses) {
            node.part.ifPresent(part -> link(vg, node, part));
        }
    }

    private void link(VolumeGroup vg, TreeNode node, TreeNode.Part part) {
        if (!part.oldName().isEmpty() && !part.oldName().equals(node.name)) {
            LvmName old = LvmName.split(part.oldName());
            calls.nodes().unlink(old.vg(), old.lv());
        }
        if (part.layer() != LvLayer.TOP) {
            return;
        }
        if (vg.isVisible(part.lv())) {
            calls.nodes().link(vg.name(), part.lv().name(), node.name);
        } else {
            calls.nodes().unlink(vg.name(), part.lv().name());
        }
    }

    private void unlink(TreeNode node) {
        LvmName parts = LvmName.split(node.exists() ? node.name : "");
        if (!parts.vg().isEmpty() && parts.layer().isEmpty()) {
            calls.nodes().unlink(parts.vg(), parts.lv());
        }
    }

    private boolean clean(VolumeGroup vg, LogicalVolume lv) {
        DeviceTree tree = present(vg, lv);
        tree.root().uses.stream().filter(node -> node.exists() && !LvmName.split(node.name).layer().isEmpty())
                .forEach(node -> pendingDelete.add(node.uuid));
        if (!suspended.isZero()) {
            return true;
        }
        List<String> uuids = new ArrayList<>(pendingDelete);
        for (String uuid : uuids) {
            if (!walk(vg).deactivate(tree.root(), uuid)) {
                return false;
            }
        }
        pendingDelete.clear();
        return true;
    }
}
