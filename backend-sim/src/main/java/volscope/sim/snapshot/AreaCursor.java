package volscope.sim.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import volscope.sim.device.Data;
import volscope.sim.page.Page;

/** Goes through the entries of a metadata area, up to the first that names no chunk of the store. */
final class AreaCursor {

    private final Data area;
    private final byte[] block;
    private final ByteBuffer entries;
    private int count;
    private long chunk;
    private long slot;

    AreaCursor(Data area) {
        this.area = area;
        this.block = new byte[Math.min(Page.SIZE, area.length())];
        this.entries = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes on to the next entry; false if there is none. */
    boolean next() {
        int at = count * PersistentStore.ENTRY;
        if (at == area.length()) {
            return false;
        }
        if (at % block.length == 0) {
            area.copyTo(at, block, 0, block.length);
        }
        chunk = entries.getLong(at % block.length);
        slot = entries.getLong(at % block.length + Long.BYTES);
        count += slot == 0 ? 0 : 1;
        return slot != 0;
    }

    /** How many entries there were so far. */
    int count() {
        return count;
    }

    /** The entry's chunk of the origin, a 64-bit pattern. */
    long chunk() {
        return chunk;
    }

    /** The entry's chunk of the store, a 64-bit pattern. */
    long slot() {
        return slot;
    }
}
