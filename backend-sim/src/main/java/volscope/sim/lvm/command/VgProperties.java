package volscope.sim.lvm.command;

/** {@code vgchange} of properties of a group. */
final class VgProperties {

    private VgProperties() {
    }

    static int run(LvmContext context) {
        String form = context.line().form().id();
        if (form.equals("monitor") || form.equals("poll")) {
            return LvmCommand.DONE;
        }
        throw context.fail("vgchange: this change is not supported.");
    }
}
