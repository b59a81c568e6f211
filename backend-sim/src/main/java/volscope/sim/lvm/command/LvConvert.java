package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** {@code lvconvert}: merges snapshots, splits them off, and makes volumes snapshots. */
final class LvConvert {

    private final LvmContext context;
    private final LvSelection selection;
    private final LvRules rules;
    private final boolean anyType;

    private LvConvert(LvmContext context) {
        this.context = context;
        this.selection = LvSelection.read(context, World.read(context));
        this.rules = new LvRules(context, selection);
        this.anyType = context.line().form().id().equals("merge");
    }

    static int run(LvmContext context) {
        if (!context.line().form().id().startsWith("merge")) {
            checkGroup(context);
        } else if (context.line().form().id().equals("merge-snapshot") && context.line().operands().size() > 1) {
            throw context.fail("One LV position arg is required.");
        }
        return switch (context.line().form().id()) {
            case "merge", "merge-snapshot" -> new LvConvert(context).merge();
            case "combine", "combine-type" -> new SnapshotCombine(context).run();
            case "split-snapshot" -> new LvConvert(context).split();
            case "merge-mirrors" -> new LvConvert(context).mergeMirrors();
            case "type", "mirrors" -> new LvConvert(context).changeType();
            default -> new LvConvert(context).refuse();
        };
    }

    /** Complains of a word that names a volume without its group. */
    private static void checkGroup(LvmContext context) {
        boolean combines = context.line().form().id().startsWith("combine");
        String first = combines ? context.line().operands().getLast() : context.line().operands().getFirst();
        boolean bare = !first.contains("/") && !first.startsWith("@") && context.defaultGroup().isEmpty();
        if (bare && context.line().operands().stream().noneMatch(word -> word.contains("/"))) {
            throw context.fail("Cannot find VG name for LV " + first + ".");
        }
    }

    /** Starts all merges, then waits for each that runs. */
    private int merge() {
        List<MergePoll.Target> running = new ArrayList<>();
        int code = selection.forEach(World.Intent.CHANGE, (session, lv) -> {
            OptionalInt refused = refusal(session, lv);
            if (refused.isEmpty() && lv.thin().isPresent()) {
                new ThinMerge(context, session).start(lv);
            } else if (refused.isEmpty()) {
                new MergeStart(context, session).start(lv).ifPresent(running::add);
            }
            return refused.orElse(LvmCommand.DONE);
        });
        for (MergePoll.Target target : running) {
            code = Math.max(code, MergePoll.begin(context, target));
        }
        return code;
    }

    private OptionalInt refusal(GroupSession session, LogicalVolume lv) {
        VolumeGroup vg = session.vg();
        boolean snapshot = vg.isCow(lv);
        if (anyType && lv.thin().isPresent()) {
            return OptionalInt.empty();
        }
        if (!snapshot && (!anyType || lv.isVirtual() || lv.pool().isPresent())) {
            return OptionalInt.of(rules.type(session, lv));
        }
        Optional<String> property = vg.isMergingCow(lv)
                ? Optional.of("lv_is_merging_cow")
                : vg.mergingInto(lv).map(merging -> "lv_is_merging_origin");
        if (property.isPresent()) {
            boolean hidden = !anyType && !vg.isVisible(lv);
            return OptionalInt.of(hidden
                    ? rules.property(session, lv, property.get(), "lv_is_visible")
                    : rules.property(session, lv, property.get()));
        }
        if (snapshot) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(noMirrorOff(session, lv));
    }

    private int noMirrorOff(GroupSession session, LogicalVolume lv) {
        context.log().error(session.path(lv) + " cannot be merged because --trackchanges was not used.");
        return LvmCommand.FAILED;
    }

    /** No volume here was split off a mirror. */
    private int mergeMirrors() {
        return selection.forEach(World.Intent.CHANGE, (session, lv) -> {
            if (!LvRules.type(session.vg(), lv).equals("linear")) {
                return rules.type(session, lv);
            }
            return session.vg().mergingInto(lv).isPresent()
                    ? rules.property(session, lv, "lv_is_merging_origin")
                    : noMirrorOff(session, lv);
        });
    }

    private int split() {
        return selection.forEach(World.Intent.CHANGE, (session, lv) -> {
            if (!session.vg().isCow(lv)) {
                return rules.type(session, lv);
            }
            return session.vg().isMergingCow(lv)
                    ? rules.property(session, lv, "lv_is_merging_cow")
                    : new SnapshotSplit(context, session).split(lv);
        });
    }

    /** There are no types to change to; a volume of one image stays what it is. */
    private int changeType() {
        boolean single = context.line().number("mirrors").orElse(-1) == 0
                || context.line().text("type").filter("linear"::equals).isPresent();
        return selection.forEach(World.Intent.CHANGE, (session, lv) -> {
            String type = LvRules.type(session.vg(), lv);
            if (context.line().text("type").filter("thin-pool"::equals).isPresent()) {
                return session.vg().isOrigin(lv) && type.equals("linear")
                        ? rules.property(session, lv, "lv_is_origin")
                        : rules.type(session, lv);
            }
            if (type.equals("snapshot")) {
                context.log().error("Operation not permitted on LV " + session.path(lv) + " type snapshot.");
                return LvmCommand.FAILED;
            }
            if (single && type.equals("linear")) {
                context.log().warn("WARNING: " + session.path(lv) + " already has image count of 1.");
                context.log().print("Logical volume " + session.path(lv) + " successfully converted.");
                return LvmCommand.DONE;
            }
            return rules.type(session, lv);
        });
    }

    private int refuse() {
        return selection.forEach(World.Intent.CHANGE, rules::type);
    }
}
