package volscope.sim.lvm.command;

import volscope.sim.lvm.metadata.LogicalVolume;

/** {@code lvconvert --splitsnapshot}: the store of a snapshot becomes a volume of its own and keeps what is in it. */
final class SnapshotSplit {

    private final LvmContext context;
    private final GroupSession session;

    SnapshotSplit(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    int split(LogicalVolume cow) {
        if (session.vg().originOf(cow).filter(session.vg()::isVirtualOrigin).isPresent()) {
            throw context.fail("Unable to split off snapshot " + session.path(cow) + " with virtual origin.");
        }
        if (isActive(cow) && !maySplit(cow)) {
            return LvmCommand.FAILED;
        }
        context.log().verbose("Splitting snapshot " + session.path(cow) + " from its origin.");
        if (!new VolumeUpdate(context, session).dissolveSnapshot(cow)) {
            return LvmCommand.FAILED;
        }
        context.log().print("Logical Volume " + session.path(cow) + " split from its origin.");
        return LvmCommand.DONE;
    }

    private boolean isActive(LogicalVolume cow) {
        return !context.isTest() && session.activation().isActive(session.vg(), cow);
    }

    private boolean maySplit(LogicalVolume cow) {
        if (session.activation().isInUse(session.vg(), cow)) {
            return false;
        }
        boolean asks = context.force() == 0 && session.vg().isVisible(cow);
        boolean yes = !asks || Prompt.confirms(context, "Do you really want to split off active logical volume " + session.path(cow) + "?");
        if (!yes) {
            context.log().error("Logical volume " + session.path(cow) + " not split.");
        }
        return yes;
    }
}
