package volscope.sim.device;

import java.util.Optional;

import org.pcollections.PSortedMap;

import volscope.sim.page.Page;

/**
 * The page cache of block devices: what programs read and wrote of them without {@code O_DIRECT}, as long as somebody has the device open.
 * What comes to the device another way, a store to its memory above all, is not seen in it.
 */
public final class PageCache {

    private PSortedMap<DevNo, CachedPages> cached;

    PageCache(PSortedMap<DevNo, CachedPages> cached) {
        this.cached = cached;
    }

    PSortedMap<DevNo, CachedPages> publish() {
        return cached;
    }

    private CachedPages of(DevNo dev) {
        return cached.getOrDefault(dev, CachedPages.NONE);
    }

    /**
     * Pages that are not cached, from the first to the last of a range that is not.
     *
     * @param first
     *            the first
     * @param pages
     *            how many
     */
    public record Gap(long first, long pages) {
    }

    /** What is missing of a range. */
    public Optional<Gap> gap(DevNo dev, long first, long pages) {
        CachedPages known = of(dev);
        long from = first;
        long to = first + pages;
        while (from < to && known.has(from)) {
            from++;
        }
        while (to > from && known.has(to - 1)) {
            to--;
        }
        return to > from ? Optional.of(new Gap(from, to - from)) : Optional.empty();
    }

    /** Cached pages, all of which there are. */
    public Data get(DevNo dev, long first, int pages) {
        CachedPages known = of(dev);
        Page[] all = new Page[pages];
        for (int i = 0; i < pages; i++) {
            all[i] = known.get(first + i);
        }
        return Data.of(all);
    }

    /** Keeps what was read of a device; pages that are cached stay as they are. The last one may be short. */
    public void read(DevNo dev, long first, Data data) {
        Page[] pages = pages(data);
        CachedPages known = of(dev);
        for (int i = 0; i < pages.length; i++) {
            pages[i] = known.has(first + i) ? known.get(first + i) : pages[i];
        }
        cached = cached.plus(dev, known.with(first, pages));
    }

    /** Keeps what was written to a device. */
    public void written(DevNo dev, long first, Data data) {
        cached = cached.plus(dev, of(dev).with(first, pages(data)));
    }

    private static Page[] pages(Data data) {
        Page[] pages = new Page[(data.length() + Page.SIZE - 1) / Page.SIZE];
        for (int i = 0; i < pages.length; i++) {
            int length = Math.min(Page.SIZE, data.length() - i * Page.SIZE);
            if (data instanceof Data.Paged paged) {
                pages[i] = paged.page(i);
            } else {
                byte[] bytes = new byte[Page.SIZE];
                data.copyTo(i * Page.SIZE, bytes, 0, length);
                pages[i] = Page.of(bytes);
            }
        }
        return pages;
    }

    /** Forgets pages of a device: bytes from {@code start} to {@code end - 1} came there past the cache. */
    public void drop(DevNo dev, long start, long end) {
        if (cached.containsKey(dev) && end > start) {
            cached = cached.plus(dev, of(dev).without(start / Page.SIZE, (end + Page.SIZE - 1) / Page.SIZE));
        }
    }

    /** Forgets all pages of a device. */
    public void drop(DevNo dev) {
        cached = cached.minus(dev);
    }

    /** Forgets all pages of all devices. */
    public void dropAll() {
        cached = cached.minusAll(cached.keySet());
    }
}
