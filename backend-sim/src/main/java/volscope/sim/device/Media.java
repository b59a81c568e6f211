package volscope.sim.device;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

import org.pcollections.PSortedMap;

import volscope.sim.device.Unsettled.Entry;
import volscope.sim.device.Unsettled.Place;
import volscope.sim.page.Page;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;

/**
 * What hardware holds: an edit session over each device's pages, opened when it is first touched, and beside it what a power cut would take
 * away again.
 */
public final class Media {

    /** Writes longer than this keep the whole content before them by reference. */
    private static final int LONG = 256 * Page.SIZE;

    private final Map<DevNo, PageSession> open = new HashMap<>();
    private final ByDevice<PageSession> quick = new ByDevice<>();
    private final Map<DevNo, Unsettled> waiting = new HashMap<>();
    private PSortedMap<DevNo, PageTree> trees;
    private PSortedMap<DevNo, Unsettled> unsettled;

    Media(PSortedMap<DevNo, PageTree> trees, PSortedMap<DevNo, Unsettled> unsettled) {
        this.trees = trees;
        this.unsettled = unsettled;
    }

    PSortedMap<DevNo, PageTree> publish() {
        open.forEach((dev, session) -> {
            PageTree tree = session.publish();
            if (tree != trees.get(dev)) {
                trees = trees.plus(dev, tree);
            }
        });
        return trees;
    }

    PSortedMap<DevNo, Unsettled> publishUnsettled() {
        waiting.forEach((dev, log) -> {
            if (log != unsettled.getOrDefault(dev, Unsettled.NONE)) {
                unsettled = log.isEmpty() ? unsettled.minus(dev) : unsettled.plus(dev, log);
            }
        });
        return unsettled;
    }

    private PageSession session(DevNo dev) {
        PageSession session = quick.get(dev);
        if (session == null) {
            session = new PageSession(trees.getOrDefault(dev, PageTree.EMPTY));
            keep(dev, session);
        }
        return session;
    }

    private void keep(DevNo dev, PageSession session) {
        open.put(dev, session);
        quick.set(dev, session);
    }

    /** What a power cut would take away from a device. */
    public Unsettled unsettled(DevNo dev) {
        Unsettled log = waiting.get(dev);
        return log != null ? log : unsettled.getOrDefault(dev, Unsettled.NONE);
    }

    /** Forgets all that a device held. */
    public void clear(DevNo dev) {
        keep(dev, new PageSession(PageTree.EMPTY));
        waiting.put(dev, Unsettled.NONE);
    }

    /** Bytes of a device; {@code offset} in bytes. */
    public byte[] read(DevNo dev, long offset, int length) {
        byte[] bytes = new byte[length];
        session(dev).read(offset, bytes, 0, length);
        return bytes;
    }

    /** Sectors of a device, whole pages by reference where they line up. */
    public Data read(DevNo dev, long sector, long sectors) {
        return sector % Sectors.PER_PAGE == 0 && sectors % Sectors.PER_PAGE == 0
                ? pages(dev, sector / Sectors.PER_PAGE, (int) (sectors / Sectors.PER_PAGE))
                : Data.of(read(dev, Sectors.toBytes(sector), (int) Sectors.toBytes(sectors)));
    }

    private Data pages(DevNo dev, long first, int count) {
        PageSession session = session(dev);
        Page[] pages = new Page[count];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = session.get(first + i);
        }
        return Data.of(pages);
    }

    /** Writes data that are durable at once; {@code offset} in bytes. */
    public void write(DevNo dev, long offset, Data data) {
        Unsettled log = unsettled(dev);
        if (!log.isEmpty()) {
            waiting.put(dev, log.without(offset, offset + data.length()));
        }
        put(dev, offset, data);
    }

    /** Writes data that a device may still forget: they wait for a flush, or for a fence. */
    public void writeLater(DevNo dev, long offset, Data data) {
        remember(dev, offset, data.length(), Place.BUFFER, unsettled(dev).evicted(offset, offset + data.length()));
        put(dev, offset, data);
    }

    /** Stores bytes as a processor does: they wait in its cache, line by line. */
    void store(DevNo dev, long offset, Data data) {
        for (long at = offset; at < offset + data.length();) {
            long end = Math.min(offset + data.length(), at - at % Dax.LINE + Dax.LINE);
            remember(dev, at, end - at, Place.CACHE, unsettled(dev));
            at = end;
        }
        put(dev, offset, data);
    }

    private void remember(DevNo dev, long offset, long length, Place place, Unsettled log) {
        waiting.put(dev, log.plus(new Entry(offset, length, place, before(dev, offset, length))));
    }

    private Unsettled.Before before(DevNo dev, long offset, long length) {
        if (length > LONG) {
            return new Unsettled.Whole(session(dev).publish());
        }
        return new Unsettled.Kept(offset % Page.SIZE == 0 && length % Page.SIZE == 0
                ? pages(dev, offset / Page.SIZE, (int) (length / Page.SIZE))
                : Data.of(read(dev, offset, (int) length)));
    }

    /** Makes durable all that a device was told to hold. */
    void flush(DevNo dev) {
        if (!unsettled(dev).isEmpty()) {
            waiting.put(dev, Unsettled.NONE);
        }
    }

    /** Makes durable what is on its way to memory; what waits in a processor's cache waits on. */
    void fence(DevNo dev) {
        Unsettled log = unsettled(dev);
        if (!log.isEmpty()) {
            waiting.put(dev, log.fenced());
        }
    }

    /** Sends on their way the lines of the processors' caches that a rule names by number. */
    void writeBack(DevNo dev, LongPredicate line) {
        waiting.put(dev, unsettled(dev).writtenBack(line));
    }

    /** Brings what waits of a cache line to memory. */
    void evict(DevNo dev, long line) {
        waiting.put(dev, unsettled(dev).without(line * Dax.LINE, (line + 1) * Dax.LINE));
    }

    /** Puts data in place, pages by reference where they line up. */
    private void put(DevNo dev, long offset, Data data) {
        put(session(dev), offset, data);
    }

    static void put(PageSession session, long offset, Data data) {
        switch (data) {
            case Data.Fill fill -> session.fillBytes(offset, fill.length(), fill.value());
            case Data.Paged paged when offset % Page.SIZE == 0 -> {
                for (int i = 0; i < paged.length() / Page.SIZE; i++) {
                    session.set(offset / Page.SIZE + i, paged.page(i));
                }
            }
            default -> session.write(offset, data.toArray(), 0, data.length());
        }
    }
}
