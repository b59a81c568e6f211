package volscope.sim.device;

/** The unit of the block layer. */
public final class Sectors {

    /** Bytes of a sector. */
    public static final int SIZE = 512;

    /** Sectors of a page. */
    public static final int PER_PAGE = 8;

    private Sectors() {
    }

    /** Bytes of so many sectors. */
    public static long toBytes(long sectors) {
        return sectors * SIZE;
    }
}
