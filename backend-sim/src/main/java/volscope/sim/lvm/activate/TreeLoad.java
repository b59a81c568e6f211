package volscope.sim.lvm.activate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.TableLine;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.activate.DmCalls.Outcome;
import volscope.sim.lvm.activate.TreeNode.FirstResume;
import volscope.sim.lvm.activate.TreeNode.SizeChange;

/** The half of a tree's work that is done before anything is suspended: devices are made and tables loaded, from the bottom up. */
final class TreeLoad {

    private final DmCalls calls;
    private final LvmLog log;
    private final String uuidPrefix;

    TreeLoad(DmCalls calls, LvmLog log, String uuidPrefix) {
        this.calls = calls;
        this.log = log;
        this.uuidPrefix = uuidPrefix;
    }

    /** Loads the tables of all devices below a node. A failure is made undone as far as the tree knows how, and the rest goes on. */
    boolean preload(TreeNode parent) {
        boolean good = true;
        for (TreeNode child : List.copyOf(parent.uses)) {
            if (isForeign(child)) {
                continue;
            }
            if (!preload(child) || !child.exists() && !create(child)) {
                return false;
            }
            if (needsTable(child) && !load(child)) {
                revert(parent);
                good = false;
            } else if (needsResume(child) && !resume(child)) {
                revert(parent);
                good = false;
            }
        }
        return good;
    }

    private boolean isForeign(TreeNode child) {
        boolean otherDevice = !child.exists() && child.dev.isPresent();
        return otherDevice || child.exists() && !child.belongsTo(uuidPrefix);
    }

    private boolean create(TreeNode node) {
        log.verbose("Creating " + node.name);
        if (calls.run(new DmOp.Create(node.name, node.uuid, node.minor, node.access)) == Outcome.FAILED) {
            return false;
        }
        node.seen(calls.info(DmKey.name(node.name)));
        node.origin = TreeNode.Origin.CREATED;
        return true;
    }

    private static boolean needsTable(TreeNode node) {
        return !node.is(Flag.INACTIVE_TABLE) && !node.segments.isEmpty();
    }

    private boolean load(TreeNode node) {
        log.verbose("Loading table for " + label(node) + ".");
        List<TableLine> lines = lines(node);
        boolean pool = isPool(node);
        DmCalls.Loaded loaded = calls.load(node.name, new DmOp.Reload(node.devNo(), lines, node.access));
        node.segments.clear();
        if (loaded.outcome() == Outcome.FAILED) {
            return false;
        }
        node.seen(calls.info(DmKey.number(node.devNo())));
        long after = lines.stream().mapToLong(TableLine::length).sum();
        boolean waits = loaded.sectorsBefore() == 0 ? node.firstResume == FirstResume.DELAYED : pool && loaded.sectorsBefore() < after;
        node.sizeChange = waits ? SizeChange.NONE : sizeChange(loaded.sectorsBefore(), after);
        return true;
    }

    private static List<TableLine> lines(TreeNode node) {
        List<TableLine> lines = new ArrayList<>();
        long start = 0;
        for (TreeSegment segment : node.segments) {
            lines.add(new TableLine(start, segment.sectors(), segment.type(), segment.params()));
            start += segment.sectors();
        }
        return lines;
    }

    private static SizeChange sizeChange(long before, long after) {
        return before == after ? SizeChange.NONE : before > after ? SizeChange.SHRUNK : SizeChange.GROWN;
    }

    /** A pool that grew waits until everything below and on it is suspended. */
    private static boolean isPool(TreeNode node) {
        return node.segments.stream().anyMatch(TreeSegment.ThinPool.class::isInstance);
    }

    /** A device that others lie on has to have its new size before their tables are loaded. */
    private static boolean needsResume(TreeNode node) {
        boolean carries = node.usedBy.stream().anyMatch(user -> !user.name.isEmpty());
        return carries && node.sizeChange == SizeChange.GROWN && (node.is(Flag.INACTIVE_TABLE) || node.is(Flag.SUSPENDED));
    }

    private boolean resume(TreeNode node) {
        log.verbose("Resuming " + label(node) + ".");
        if (calls.run(new DmOp.Resume(node.devNo())) == Outcome.FAILED) {
            log.error("Unable to resume " + label(node) + ".");
            return false;
        }
        calls.nodes().add(node.name, node.devNo());
        ReadingAhead.apply(calls.sys(), node);
        node.seen(calls.info(DmKey.number(node.devNo())));
        return true;
    }

    /** Removes what this tree made. It goes by the numbers it remembers, whatever they mean by now, and stops at the first failure. */
    private boolean revert(TreeNode parent) {
        for (TreeNode child : List.copyOf(parent.uses)) {
            if (child.origin == TreeNode.Origin.CREATED && !remove(child)) {
                return false;
            }
            if (!revert(child)) {
                return false;
            }
        }
        return true;
    }

    private boolean remove(TreeNode node) {
        log.verbose("Removing " + label(node));
        Outcome outcome = calls.run(new DmOp.Remove(node.devNo(), DmOp.Retry.NO));
        calls.nodes().remove(node.name);
        return outcome == Outcome.DONE;
    }

    /** {@code vg0-lv0 (253:0)}. */
    static String label(TreeNode node) {
        return node.name + " (" + node.dev.map(Object::toString).orElse("0:0") + ")";
    }

    /** Whether any device on top became another size. */
    static Optional<SizeChange> sizeChange(TreeNode root) {
        return root.uses.stream().map(node -> node.sizeChange).filter(change -> change != SizeChange.NONE).findFirst();
    }
}
