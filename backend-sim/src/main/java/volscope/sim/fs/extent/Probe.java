package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.Optional;

/** Finds out what is on a device from its first page. */
public final class Probe {

    /** Bytes that have to be looked at. */
    public static final int SIZE = 4096;

    private static final byte[] XFS_MAGIC = {'X', 'F', 'S', 'B'};
    private static final int XFS_UUID = 32;
    private static final int XFS_LABEL = 108;

    /**
     * What was found.
     *
     * @param type
     *            the file system's type
     * @param uuid
     *            its id
     * @param label
     *            its name, may be empty
     * @param blockSize
     *            bytes of its blocks
     */
    public record Found(FsType type, String uuid, String label, int blockSize) {
    }

    private Probe() {
    }

    /** The type of the volume that starts with this page. */
    static Optional<FsType> type(byte[] page) {
        if (Arrays.equals(page, 0, 4, XFS_MAGIC, 0, 4) && Superblock.isAt(page, FsType.XFS.headerOffset())) {
            return Optional.of(FsType.XFS);
        }
        return Superblock.isAt(page, FsType.EXT4.headerOffset())
                ? FsType.named(Features.read(page, FsType.EXT4.headerOffset()).type())
                : Optional.empty();
    }

    /** The volume that starts with this page. */
    public static Optional<Found> find(byte[] page) {
        return type(page).map(type -> {
            Superblock superblock = Superblock.read(type, page, type.headerOffset());
            return type == FsType.XFS
                    ? new Found(type, Uuid.get(page, XFS_UUID), Bytes.getText(page, XFS_LABEL, 12), superblock.geometry().blockSize())
                    : new Found(type, superblock.uuid(), superblock.label(), superblock.geometry().blockSize());
        });
    }
}
