package volscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

import org.pcollections.PMap;

import volscope.sim.device.Unsettled.Place;
import volscope.sim.page.ContentPage;
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

    private final ByDevice<Medium> known = new ByDevice<>();
    private final List<Medium> open = new ArrayList<>();
    private PMap<DevNo, PageTree> trees;
    private PMap<DevNo, Unsettled> unsettled;

    Media(PMap<DevNo, PageTree> trees, PMap<DevNo, Unsettled> unsettled) {
        this.trees = trees;
        this.unsettled = unsettled;
    }

    /** The draft of what one device holds. */
    private static final class Medium {

        private final DevNo dev;
        private PageSession session;
        private Unsettled log;
        /** What was published last of both. */
        private PageTree tree;
        private Unsettled told;

        Medium(DevNo dev, PageTree tree, Unsettled log) {
            this.dev = dev;
            this.session = new PageSession(tree);
            this.tree = tree;
            this.log = log;
            this.told = log;
        }
    }

    PMap<DevNo, PageTree> publish() {
        for (Medium medium : open) {
            PageTree tree = medium.session.publish();
            if (tree != medium.tree) {
                medium.tree = tree;
                trees = trees.plus(medium.dev, tree);
            }
        }
        return trees;
    }

    PMap<DevNo, Unsettled> publishUnsettled() {
        for (Medium medium : open) {
            if (medium.log != medium.told) {
                medium.told = medium.log;
                unsettled = medium.log.isEmpty() ? unsettled.minus(medium.dev) : unsettled.plus(medium.dev, medium.log);
            }
        }
        return unsettled;
    }

    private Medium medium(DevNo dev) {
        Medium medium = known.get(dev);
        if (medium == null) {
            medium = new Medium(dev, trees.getOrDefault(dev, PageTree.EMPTY), unsettled.getOrDefault(dev, Unsettled.NONE));
            known.set(dev, medium);
            open.add(medium);
        }
        return medium;
    }

    /** What a power cut would take away from a device. */
    public Unsettled unsettled(DevNo dev) {
        return medium(dev).log;
    }

    /** Forgets all that a device held. */
    public void clear(DevNo dev) {
        Medium medium = medium(dev);
        medium.session = new PageSession(PageTree.EMPTY);
        medium.log = Unsettled.NONE;
    }

    /** Bytes of a device; {@code offset} in bytes. */
    public byte[] read(DevNo dev, long offset, int length) {
        byte[] bytes = new byte[length];
        medium(dev).session.read(offset, bytes, 0, length);
        return bytes;
    }

    /** Sectors of a device, whole pages by reference where they line up. */
    public Data read(DevNo dev, long sector, long sectors) {
        return content(medium(dev).session, Sectors.toBytes(sector), (int) Sectors.toBytes(sectors));
    }

    private static Data content(PageSession session, long offset, int length) {
        if (offset % Page.SIZE != 0 || length % Page.SIZE != 0) {
            byte[] bytes = new byte[length];
            session.read(offset, bytes, 0, length);
            return Data.of(bytes);
        }
        return Data.of(session, offset / Page.SIZE, length / Page.SIZE);
    }

    /** Writes data that are durable at once; {@code offset} in bytes. */
    public void write(DevNo dev, long offset, Data data) {
        Medium medium = medium(dev);
        medium.log = medium.log.without(offset, offset + data.length());
        put(medium.session, offset, data);
    }

    /** Writes data that a device may still forget: they wait for a flush, or for a fence. */
    public void writeLater(DevNo dev, long offset, Data data) {
        Medium medium = medium(dev);
        medium.log = medium.log.evicted(offset, offset + data.length());
        remember(medium, offset, data.length(), Place.BUFFER);
        put(medium.session, offset, data);
    }

    /** Stores bytes as a processor does: they wait in its cache, line by line. */
    void store(DevNo dev, long offset, Data data) {
        Medium medium = medium(dev);
        for (long at = offset; at < offset + data.length();) {
            long end = Math.min(offset + data.length(), at - at % Dax.LINE + Dax.LINE);
            remember(medium, at, end - at, Place.CACHE);
            at = end;
        }
        put(medium.session, offset, data);
    }

    private static void remember(Medium medium, long offset, long length, Place place) {
        Unsettled.Before before = length > LONG
                ? new Unsettled.Whole(medium.session.publish())
                : content(medium.session, offset, (int) length);
        medium.log = medium.log.plus(offset, length, place, before);
    }

    /** Makes durable all that a device was told to hold. */
    void flush(DevNo dev) {
        medium(dev).log = Unsettled.NONE;
    }

    /** Makes durable what is on its way to memory; what waits in a processor's cache waits on. */
    void fence(DevNo dev) {
        Medium medium = medium(dev);
        medium.log = medium.log.fenced();
    }

    /** Sends on their way the lines of the processors' caches that a rule names by number. */
    void writeBack(DevNo dev, LongPredicate line) {
        Medium medium = medium(dev);
        medium.log = medium.log.writtenBack(line);
    }

    /** Brings what waits of a cache line to memory. */
    void evict(DevNo dev, long line) {
        Medium medium = medium(dev);
        medium.log = medium.log.without(line * Dax.LINE, (line + 1) * Dax.LINE);
    }

    /** Puts data in place, pages by reference where they line up. */
    static void put(PageSession session, long offset, Data data) {
        switch (data) {
            case Data.Fill fill -> session.fillBytes(offset, fill.length(), fill.value());
            case Data.Paged paged when offset % Page.SIZE == 0 -> paged.putInto(session, offset / Page.SIZE);
            case Data.Window window -> put(session, offset, window);
            default -> session.write(offset, data.toArray(), 0, data.length());
        }
    }

    /** Whole pages show what the window shows; what is left at its ends is copied. */
    private static void put(PageSession session, long offset, Data.Window window) {
        for (int at = 0; at < window.length();) {
            int start = (int) ((offset + at) % Page.SIZE);
            int part = Math.min(window.length() - at, Page.SIZE - start);
            if (part == Page.SIZE) {
                session.set((offset + at) / Page.SIZE, new ContentPage(window.content(), window.start() + at));
            } else {
                session.write(offset + at, window.slice(at, part).toArray(), 0, part);
            }
            at += part;
        }
    }
}
