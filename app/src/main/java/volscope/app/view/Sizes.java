package volscope.app.view;

/** Sizes as LVM's options take them. */
public final class Sizes {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    private Sizes() {
    }

    /** Bytes, in MiB where that is a whole number, else in KiB. */
    public static String written(long bytes) {
        return bytes % MIB == 0 ? bytes / MIB + "M" : bytes / KIB + "k";
    }
}
