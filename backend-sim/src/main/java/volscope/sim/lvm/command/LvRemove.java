package volscope.sim.lvm.command;

/** {@code lvremove}: removes volumes. */
final class LvRemove {

    private LvRemove() {
    }

    static int run(LvmContext context) {
        LvSelection selection = LvSelection.read(context, World.read(context));
        return selection.forEach(World.Intent.REPAIR,
                (session, lv) -> new Removal(context, session).remove(lv) ? LvmCommand.DONE : LvmCommand.FAILED);
    }
}
