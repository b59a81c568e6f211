package volscope.sim.fs.extent;

/**
 * What xfs alone wants to know of a new volume.
 *
 * @param sector
 *            the smallest write in bytes that it counts on
 * @param sharing
 *            whether files may share blocks
 */
public record XfsWish(int sector, Sharing sharing) {

    static final XfsWish USUAL = new XfsWish(512, Sharing.POSSIBLE);

    /** Whether files of a volume may share blocks. */
    public enum Sharing {
        NO, POSSIBLE
    }
}
