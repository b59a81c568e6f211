package volscope.sim.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import volscope.sim.device.Data;
import volscope.sim.device.Sectors;
import volscope.sim.page.Page;

/**
 * The first chunk of a persistent store.
 *
 * @param magic
 *            {@link #MAGIC}, or 0 on a new store
 * @param valid
 *            1, or 0 once the snapshot is invalid
 * @param version
 *            1
 * @param chunk
 *            sectors of a chunk
 */
record Header(int magic, int valid, int version, int chunk) {

    /** The bytes {@code SnAp}. */
    static final int MAGIC = 0x70416e53;

    /** The only version there is. */
    static final int VERSION = 1;

    static Header read(Data data) {
        byte[] bytes = new byte[16];
        data.copyTo(0, bytes, 0, bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Header(buffer.getInt(), buffer.getInt(), buffer.getInt(), buffer.getInt());
    }

    /** The whole chunk, zero behind the fields. */
    Data write() {
        byte[] bytes = new byte[(int) Sectors.toBytes(Math.min(chunk, Sectors.PER_PAGE))];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(magic).putInt(valid).putInt(version).putInt(chunk);
        if (chunk < Sectors.PER_PAGE) {
            return Data.of(bytes);
        }
        Page[] pages = new Page[chunk / Sectors.PER_PAGE];
        Arrays.fill(pages, Page.ZERO);
        pages[0] = Page.of(bytes);
        return Data.of(pages);
    }
}
