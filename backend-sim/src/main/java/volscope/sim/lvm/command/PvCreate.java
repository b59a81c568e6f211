package volscope.sim.lvm.command;

/** {@code pvcreate}: makes devices physical volumes. */
final class PvCreate {

    private PvCreate() {
    }

    static int run(LvmContext context) {
        if (context.line().has("uuid") && !context.line().has("restorefile") && !context.line().has("norestorefile")) {
            throw context.misuse("--restorefile is required with --uuid");
        }
        World world = World.read(context);
        new PvInit(context, world, PvInit.Existing.REPLACED).prepare(context.line().operands());
        return LvmCommand.DONE;
    }
}
