package volscope.sim.thin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

import volscope.sim.device.Data;

/**
 * The first block of a metadata device, as {@code struct thin_disk_superblock} lays it out.
 *
 * @param commit
 *            the number of the commit that it names, in the place of the mapping root
 * @param metadata
 *            what was committed
 * @param block
 *            sectors of a data block
 */
record Superblock(long commit, PoolMetadata metadata, long block) {

    /** Sectors of a metadata block. */
    static final int SECTORS = 8;

    static final long MAGIC = 27022010;

    private static final int BYTES = 4096;
    private static final int CSUM_XOR = 160774;
    private static final int VERSION = 2;
    private static final int FLAGS = 4;
    private static final int BLOCKNR = 8;
    private static final int MAGIC_AT = 32;
    private static final int VERSION_AT = 40;
    private static final int TIME = 44;
    private static final int TRANSACTION = 48;
    private static final int DATA_SPACE_MAP = 64;
    private static final int METADATA_SPACE_MAP = 192;
    private static final int MAPPING_ROOT = 320;
    private static final int DETAILS_ROOT = 328;
    private static final int DATA_BLOCK = 336;
    private static final int METADATA_BLOCK = 340;
    private static final int METADATA_SIZE = 344;

    /** Its bytes. */
    Data bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(FLAGS, metadata.check() == PoolMetadata.Check.NEEDED ? 1 : 0).putLong(MAGIC_AT, MAGIC).putInt(VERSION_AT, VERSION);
        buffer.putInt(TIME, (int) metadata.time()).putLong(TRANSACTION, metadata.transaction());
        DataMap data = metadata.nodes().data();
        buffer.putLong(DATA_SPACE_MAP, data.size()).putLong(DATA_SPACE_MAP + Long.BYTES, data.used());
        buffer.putLong(METADATA_SPACE_MAP, metadata.size()).putLong(METADATA_SPACE_MAP + Long.BYTES, new Metadata(metadata).used());
        buffer.putLong(MAPPING_ROOT, commit).putLong(DETAILS_ROOT, metadata.details());
        buffer.putInt(DATA_BLOCK, (int) block).putInt(METADATA_BLOCK, SECTORS).putLong(METADATA_SIZE, metadata.size());
        buffer.putInt(0, checksum(buffer.array()));
        return Data.of(buffer.array());
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, FLAGS, BYTES - FLAGS);
        return ~(int) crc.getValue() ^ CSUM_XOR;
    }

    /** What a first block turns out to be. */
    sealed interface Found {
    }

    /** All zeroes: nobody has used it. */
    record Blank() implements Found {
    }

    /**
     * Something else.
     *
     * @param reason
     *            what the log says of it
     */
    record Bad(String reason) implements Found {
    }

    /**
     * A superblock.
     *
     * @param commit
     *            the number of its commit
     * @param block
     *            sectors of a data block
     */
    record Good(long commit, long block) implements Found {
    }

    /** Looks at the first block of a device. */
    static Found read(Data data) {
        byte[] bytes = data.toArray();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (isZero(bytes)) {
            return new Blank();
        }
        if (buffer.getLong(BLOCKNR) != 0) {
            return new Bad("blocknr " + Long.toUnsignedString(buffer.getLong(BLOCKNR)) + ": wanted 0");
        }
        if (buffer.getLong(MAGIC_AT) != MAGIC) {
            return new Bad("magic " + Long.toUnsignedString(buffer.getLong(MAGIC_AT)) + ": wanted " + MAGIC);
        }
        if (buffer.getInt(0) != checksum(bytes)) {
            return new Bad("csum " + Integer.toUnsignedString(checksum(bytes)) + ": wanted " + Integer.toUnsignedString(buffer.getInt(0)));
        }
        return new Good(buffer.getLong(MAPPING_ROOT), Integer.toUnsignedLong(buffer.getInt(DATA_BLOCK)));
    }

    private static boolean isZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
