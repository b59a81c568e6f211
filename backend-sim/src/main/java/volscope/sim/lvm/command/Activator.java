package volscope.sim.lvm.command;

import volscope.sim.lvm.metadata.LogicalVolume;

/** Activates and deactivates volumes as commands ask for it. */
final class Activator {

    private final LvmContext context;
    private final GroupSession session;

    Activator(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
    }

    /** Activates or deactivates a volume. False: it didn't work, and why has been said. */
    boolean change(LogicalVolume lv, Activate wanted) {
        if (context.isTest()) {
            return true;
        }
        if (wanted == Activate.NO) {
            context.log().verbose("Deactivating logical volume " + session.path(lv) + ".");
            return session.activation().deactivate(session.committed(), lv);
        }
        if (!new VolumeList(context).lets(session.committed(), lv, wanted)) {
            return true;
        }
        context.log().verbose("Activating logical volume " + session.path(lv) + ".");
        boolean good = session.activation().activate(session.committed(), lv, session.devices());
        if (good) {
            new Monitoring(context, session).running(lv);
        }
        return good;
    }
}
