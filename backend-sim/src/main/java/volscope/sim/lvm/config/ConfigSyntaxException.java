package volscope.sim.lvm.config;

/** A configuration text that breaks the grammar. */
public final class ConfigSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says where and why. */
    public ConfigSyntaxException(int offset, int line, String reason) {
        super("Parse error at byte " + (offset + 1) + " (line " + line + "): " + reason);
    }
}
