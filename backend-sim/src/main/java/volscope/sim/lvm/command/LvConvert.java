package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.lvm.metadata.LogicalVolume;

/** {@code lvconvert}: merges snapshots, splits them off, and makes volumes snapshots. */
final class LvConvert {

    private final LvmContext context;

    private LvConvert(LvmContext context) {
        this.context = context;
    }

    static int run(LvmContext context) {
        LvConvert convert = new LvConvert(context);
        return switch (context.line().form().id()) {
            case "merge", "merge-snapshot" -> convert.merge();
            case "combine", "combine-type" -> new SnapshotCombine(context).run();
            case "split-snapshot" -> convert.each((session, lv) -> new SnapshotSplit(context, session).split(lv));
            default -> convert.each((session, lv) -> {
                throw new LvRules(context).type(session, lv);
            });
        };
    }

    private int each(LvSelection.Action action) {
        return LvSelection.read(context, World.read(context)).forEach(World.Intent.CHANGE, action);
    }

    /** Starts all merges, then waits for each that runs. */
    private int merge() {
        List<MergePoll.Target> running = new ArrayList<>();
        int code = each((session, lv) -> {
            checkMergeable(session, lv);
            new MergeStart(context, session).start(lv).ifPresent(running::add);
            return LvmCommand.DONE;
        });
        for (MergePoll.Target target : running) {
            code = Math.max(code, MergePoll.begin(context, target));
        }
        return code;
    }

    private void checkMergeable(GroupSession session, LogicalVolume lv) {
        boolean snapshot = session.vg().isCow(lv);
        boolean anyType = context.line().form().id().equals("merge") && !lv.isVirtual();
        if (!snapshot && !anyType) {
            throw new LvRules(context).type(session, lv);
        }
        if (session.vg().isMergingCow(lv)) {
            throw new LvRules(context).property(session, lv, "lv_is_merging_cow");
        }
        if (!snapshot) {
            throw context.fail(session.path(lv) + " cannot be merged because --trackchanges was not used.");
        }
    }
}
