package volscope.sim.device;

/** What a bio asks for. */
public enum BioOp {
    READ, WRITE, FLUSH, DISCARD, WRITE_ZEROES;

    /** The op as a label says it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
