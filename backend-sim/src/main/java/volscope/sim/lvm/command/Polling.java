package volscope.sim.lvm.command;

import java.util.List;

import volscope.sim.lvm.metadata.LogicalVolume;

/** What commands that activate do for merges that wait or go on: they have them watched. */
final class Polling {

    private final LvmContext context;

    Polling(LvmContext context) {
        this.context = context;
    }

    /** Whether the line lets merges be watched. */
    boolean isWanted() {
        return !context.line().has("sysinit") && context.line().yes("poll").orElse(true);
    }

    /** Whether there is something to watch about a volume. */
    static boolean isDue(GroupSession session, LogicalVolume lv) {
        boolean merging = session.vg().mergingInto(lv).isPresent() || session.vg().pools().mergingInto(lv).isPresent();
        return merging && session.activation().isActive(session.vg(), lv);
    }

    /** Has a volume watched if there is something to watch. */
    void start(GroupSession session, LogicalVolume lv) {
        if (!context.isTest() && isWanted() && isDue(session, lv)) {
            context.log().verbose("Spawning background lvconvert process for " + lv.name() + ".");
            MergePoll.spawn(context, MergePoll.Target.of(session.vg(), lv));
        }
    }

    /** Has all volumes of a group watched about which there is something to watch. */
    void startAll(GroupSession session) {
        List<LogicalVolume> due = isWanted() ? session.vg().visibleLvs().stream().filter(lv -> isDue(session, lv)).toList() : List.of();
        due.forEach(lv -> start(session, lv));
        if (!due.isEmpty()) {
            context.log()
                    .print("Background polling started for " + due.size() + " logical volume(s) in volume group \"" + session.vg().name()
                            + "\"");
        }
    }
}
