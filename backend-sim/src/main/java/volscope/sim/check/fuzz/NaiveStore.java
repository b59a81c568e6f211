package volscope.sim.check.fuzz;

import java.util.HashMap;
import java.util.Map;

/** The exceptions of a snapshot, counted one by one as the store would lay them out. */
final class NaiveStore {

    private final boolean persistent;
    private final int device;
    final int chunk;
    /** Contents of copied chunks. */
    private final Map<Integer, char[]> copied = new HashMap<>();
    /** The next free chunk if persistent, else the next free sector. */
    private long nextFree;
    private long area;
    private long committed;

    /**
     * @param device
     *            sectors of the COW device
     */
    NaiveStore(Table.Store kind, int device, int chunk) {
        this.persistent = kind.isPersistent();
        this.device = device;
        this.chunk = chunk;
        this.nextFree = persistent ? 2 : 0;
    }

    private long entries() {
        return chunk * 512L / 16;
    }

    /** Whether the device has the header and every area up to the present one. */
    boolean isReadable() {
        return areaEnd(area) <= device;
    }

    private long areaEnd(long no) {
        return (2 + no * (entries() + 1)) * chunk;
    }

    boolean has(int no) {
        return copied.containsKey(no);
    }

    /** The content of a copied chunk, to be changed in place. */
    char[] content(int no) {
        char[] content = copied.get(no);
        if (content == null) {
            throw new IllegalStateException("chunk " + no + " is not copied");
        }
        return content;
    }

    /** Takes a chunk of the device. */
    boolean allocate() {
        if (!persistent) {
            boolean fits = nextFree + chunk <= device;
            nextFree += fits ? chunk : 0;
            return fits;
        }
        if ((nextFree + 1) * chunk > device) {
            return false;
        }
        nextFree++;
        if (nextFree % (entries() + 1) == 1) {
            nextFree++;
        }
        return true;
    }

    /** Completes an exception; false if the next area had to be zeroed and does not fit. */
    boolean commit(int no, char[] content) {
        copied.put(no, content);
        committed++;
        if (persistent && committed == entries()) {
            area++;
            committed = 0;
            return areaEnd(area) <= device;
        }
        return true;
    }

    /** What lies first on the device is a header no more once a transient store has put some chunk there. */
    void overwriteHeader(NaiveCow cow) {
        if (!persistent) {
            cow.header = NaiveCow.Header.DATA;
            cow.store = null;
        }
    }

    /** All exceptions have been merged. */
    void empty() {
        copied.clear();
        nextFree = 2;
        area = 0;
        committed = 0;
    }

    /** The chunks that are copied. */
    Iterable<Integer> chunks() {
        return copied.keySet();
    }

    String status() {
        return persistent ? nextFree * chunk + "/" + device + " " + (area + 2) * chunk : nextFree + "/" + device + " 0";
    }
}
