package volscope.sim.fs.extent;

import java.util.Optional;

import volscope.sim.fs.extent.XfsWish.Sharing;

/**
 * What the superblock of an xfs volume says.
 *
 * @param blocks
 *            its blocks
 * @param perGroup
 *            blocks of an allocation group
 * @param blockSize
 *            bytes of a block
 * @param sector
 *            bytes of a sector
 * @param logBlocks
 *            blocks of its log
 * @param sharing
 *            whether files may share blocks
 */
public record XfsSummary(long blocks, long perGroup, int blockSize, int sector, int logBlocks, Sharing sharing) {

    /** Bytes that have to be read. */
    public static final int SIZE = Probe.SIZE;

    static final int BLOCKS = 8;
    static final int RO_COMPAT = 212;
    static final int REFLINK = 0x4;

    /** Reads it from the first page of a device; empty if no xfs volume is there. */
    public static Optional<XfsSummary> read(byte[] page) {
        return Probe.type(page).filter(FsType.XFS::equals)
                .map(type -> new XfsSummary(Bytes.getBig64(page, BLOCKS), Bytes.getBig32(page, 84),
                        (int) Bytes.getBig32(page, 4), Bytes.getBig16(page, 102), (int) Bytes.getBig32(page, 96),
                        (Bytes.getBig32(page, RO_COMPAT) & REFLINK) != 0 ? Sharing.POSSIBLE : Sharing.NO));
    }
}
