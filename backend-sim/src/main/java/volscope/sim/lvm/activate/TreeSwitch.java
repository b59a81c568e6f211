package volscope.sim.lvm.activate;

import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmKey;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.activate.DmCalls.Outcome;

/** The half of a tree's work that people notice: devices are suspended from the top down, resumed from the bottom up, and removed. */
final class TreeSwitch {

    private static final int PRIORITIES = 3;

    private final Sys sys;
    private final DmCalls calls;
    private final LvmLog log;
    private final String uuidPrefix;
    private final SuspendCount suspended;

    TreeSwitch(Sys sys, DmCalls calls, LvmLog log, String uuidPrefix, SuspendCount suspended) {
        this.sys = sys;
        this.calls = calls;
        this.log = log;
        this.uuidPrefix = uuidPrefix;
        this.suspended = suspended;
    }

    /** Resumes all devices below a node that have something to resume. */
    boolean activate(TreeNode parent) {
        boolean good = true;
        for (TreeNode child : List.copyOf(parent.uses)) {
            if (child.belongsTo(uuidPrefix) && !child.uses.isEmpty() && !activate(child)) {
                return false;
            }
        }
        for (int priority = 0; priority < PRIORITIES; priority++) {
            for (TreeNode child : List.copyOf(parent.uses)) {
                if (child.priority == priority && child.belongsTo(uuidPrefix)) {
                    good &= rename(child) && resume(child);
                }
            }
        }
        return good;
    }

    private boolean rename(TreeNode node) {
        if (node.newName.isEmpty()) {
            return true;
        }
        String newName = node.newName.get();
        log.verbose("Renaming " + TreeLoad.label(node) + " to " + newName);
        if (calls.run(new DmOp.Rename(node.name, newName)) == Outcome.FAILED) {
            log.error("Failed to rename " + TreeLoad.label(node) + " to " + newName);
            return false;
        }
        calls.nodes().rename(node.name, newName);
        node.name = newName;
        node.newName = Optional.empty();
        return true;
    }

    private boolean resume(TreeNode node) {
        if (!node.is(Flag.INACTIVE_TABLE) && !node.is(Flag.SUSPENDED)) {
            return true;
        }
        log.verbose("Resuming " + TreeLoad.label(node) + ".");
        if (calls.run(new DmOp.Resume(node.devNo())) == Outcome.FAILED) {
            log.error("Unable to resume " + TreeLoad.label(node) + ".");
            return false;
        }
        if (node.is(Flag.SUSPENDED)) {
            countResumed();
        }
        calls.nodes().add(node.name, node.devNo());
        ReadingAhead.apply(sys, node);
        node.seen(calls.info(DmKey.number(node.devNo())));
        return true;
    }

    private void countResumed() {
        if (!suspended.less()) {
            log.error("Attempted to decrement suspended device counter below zero.");
        }
    }

    /** Suspends all devices below a node; what lies below another waits for it. */
    boolean suspend(TreeNode parent, DmOp.Halt how) {
        boolean good = true;
        for (TreeNode child : List.copyOf(parent.uses)) {
            if (child.belongsTo(uuidPrefix) && !child.is(Flag.SUSPENDED) && usersAreSuspended(child)) {
                good &= suspendOne(child, how);
            }
        }
        for (TreeNode child : List.copyOf(parent.uses)) {
            if (child.belongsTo(uuidPrefix) && !child.uses.isEmpty() && !suspend(child, how)) {
                return false;
            }
        }
        return good;
    }

    private boolean usersAreSuspended(TreeNode node) {
        return node.usedBy.stream().filter(user -> !user.name.isEmpty() && user.belongsTo(uuidPrefix))
                .allMatch(user -> user.is(Flag.SUSPENDED));
    }

    /** Suspends one device. */
    boolean suspendOne(TreeNode node, DmOp.Halt how) {
        Optional<DmInfo> now = calls.info(DmKey.number(node.devNo()));
        if (now.isEmpty() || now.get().is(Flag.SUSPENDED)) {
            return true;
        }
        log.verbose(
                "Suspending " + TreeLoad.label(node) + (how == DmOp.Halt.WITH_FREEZE ? " with filesystem sync" : "")
                        + (how == DmOp.Halt.WITHOUT_FLUSH ? " without device flush" : " with device flush"));
        if (calls.run(new DmOp.Suspend(node.devNo(), how)) == Outcome.FAILED) {
            log.error("Unable to suspend " + TreeLoad.label(node));
            return false;
        }
        suspended.more();
        node.seen(calls.info(DmKey.number(node.devNo())));
        return true;
    }

    /** Where in a tree a device is. */
    private enum Depth {
        TOP, BELOW
    }

    /** Removes all devices below a node that nothing else has open. */
    boolean deactivate(TreeNode parent) {
        return deactivate(parent, uuidPrefix, Depth.TOP);
    }

    /** Removes one device below a node, and what it alone uses. */
    boolean deactivate(TreeNode parent, String uuid) {
        return deactivate(parent, uuid, Depth.TOP);
    }

    private boolean deactivate(TreeNode parent, String prefix, Depth depth) {
        boolean good = true;
        for (TreeNode child : List.copyOf(parent.uses)) {
            if (!child.belongsTo(prefix)) {
                continue;
            }
            Optional<DmInfo> now = calls.info(DmKey.number(child.devNo()));
            if (now.isEmpty() || now.get().openCount() > 0 && depth == Depth.BELOW) {
                continue;
            }
            if (now.get().openCount() > 0 && isInUse(child) || !remove(child, now.get())) {
                good = false;
            } else if (!child.uses.isEmpty() && !deactivate(child, prefix, Depth.BELOW)) {
                return false;
            }
        }
        return good;
    }

    private boolean isInUse(TreeNode node) {
        Optional<String> holder = sys
                .call(kernel -> kernel.get(Block.LAYER).find(node.devNo()).flatMap(Disk::holder).map(Disk.Holder::name));
        holder.ifPresent(name -> log.error("Device " + TreeLoad.label(node)
                + (name.equals(InUse.DEVICE_MAPPER) ? " is used by another device." : " constains a filesystem in use.")));
        return holder.isPresent();
    }

    private boolean remove(TreeNode node, DmInfo now) {
        log.verbose("Removing " + TreeLoad.label(node));
        Outcome outcome = calls.run(new DmOp.Remove(node.devNo(), DmOp.Retry.YES));
        calls.nodes().remove(node.name);
        if (outcome == Outcome.FAILED) {
            log.error("Unable to deactivate " + TreeLoad.label(node) + ".");
            return false;
        }
        if (now.is(Flag.SUSPENDED) && now.is(Flag.LIVE_TABLE)) {
            countResumed();
        }
        return true;
    }
}
