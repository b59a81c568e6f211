package volscope.sim.lvm.command;

/** A command gives up, having said why. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;

    CommandFailed(int code) {
        super(null, null, false, false);
        this.code = code;
    }

    /** The exit code it ends with. */
    public int code() {
        return code;
    }
}
