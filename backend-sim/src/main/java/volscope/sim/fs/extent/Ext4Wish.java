package volscope.sim.fs.extent;

/**
 * What ext4 alone wants to know of a volume to be made.
 *
 * @param features
 *            its features; a volume that is too small for a journal gets none
 * @param keptPercent
 *            percent of the blocks that are kept for the administrator
 * @param minIo
 *            bytes of the smallest request that the device likes
 * @param optIo
 *            bytes of the request that it likes best; 0 if it does not say
 */
public record Ext4Wish(Features features, double keptPercent, int minIo, int optIo) {

    /** What is usual. */
    public static final Ext4Wish USUAL = new Ext4Wish(Features.EXT4, 5, 0, 0);
}
