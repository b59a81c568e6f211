package volscope.sim.device;

import java.util.HashMap;
import java.util.Map;

import org.pcollections.PSortedMap;

import volscope.sim.page.Page;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;

/** What hardware holds: an edit session over each device's pages, opened when it is first touched. */
public final class Media {

    private final Map<DevNo, PageSession> open = new HashMap<>();
    private final ByDevice<PageSession> quick = new ByDevice<>();
    private PSortedMap<DevNo, PageTree> trees;

    Media(PSortedMap<DevNo, PageTree> trees) {
        this.trees = trees;
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

    /** Forgets all that a device held. */
    public void clear(DevNo dev) {
        keep(dev, new PageSession(PageTree.EMPTY));
    }

    /** Bytes of a device; {@code offset} in bytes. */
    public byte[] read(DevNo dev, long offset, int length) {
        byte[] bytes = new byte[length];
        session(dev).read(offset, bytes, 0, length);
        return bytes;
    }

    /** Sectors of a device, whole pages by reference where they line up. */
    public Data read(DevNo dev, long sector, long sectors) {
        if (sector % Sectors.PER_PAGE != 0 || sectors % Sectors.PER_PAGE != 0) {
            return Data.of(read(dev, Sectors.toBytes(sector), (int) Sectors.toBytes(sectors)));
        }
        PageSession session = session(dev);
        Page[] pages = new Page[(int) (sectors / Sectors.PER_PAGE)];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = session.get(sector / Sectors.PER_PAGE + i);
        }
        return Data.of(pages);
    }

    /** Writes data to a device, pages by reference where they line up; {@code offset} in bytes. */
    public void write(DevNo dev, long offset, Data data) {
        PageSession session = session(dev);
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
