package volscope.app.view.pages;

import java.util.ArrayList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.List;
import java.util.TreeMap;
import volscope.model.machine.DirectFileInfo;
import volscope.model.machine.DirectFileInfo.Place;
import volscope.model.machine.DirectFileInfo.Unsettled;

/** The cache lines of a file that are not durable, by where they wait. A line that the cache holds anew waits there. */
final class CacheLines {
    /** Bytes of a line. */
    static final int LINE = 64;
    /** Lines of a page. */
    static final int IN_PAGE = DirectFileInfo.PAGE / LINE;
    private static final int MOST = 1 << 16;

    private final NavigableMap<Long, Place> lines = new TreeMap<>();

    CacheLines(DirectFileInfo file) {
        for (Unsettled part : file.unsettled()) {
            for (long line = part.offset() / LINE; line * LINE < part.offset() + part.length() && lines.size() < MOST; line++) {
                lines.merge(line, part.place(), (one, other) -> one == Place.CACHE ? one : other);
            }
        }
    }

    /** How many lines of some pages are not durable. */
    int unsettled(long page, long pages) {
        return lines.subMap(page * IN_PAGE, (page + pages) * IN_PAGE).size();
    }

    /** The first page of some that has a line which is not durable; the first of them if there is none. */
    long firstUnsettled(long page, long pages) {
        Long line = lines.ceilingKey(page * IN_PAGE);
        return line == null || line >= (page + pages) * IN_PAGE ? page : line / IN_PAGE;
    }

    /** The lines of a page that are not durable, by their number in the page. */
    Map<Integer, Place> of(long page) {
        Map<Integer, Place> found = new TreeMap<>();
        lines.subMap(page * IN_PAGE, (page + 1) * IN_PAGE).forEach((line, place) -> found.put((int) (line % IN_PAGE), place));
        return found;
    }

    /**
     * Lines of a page that follow each other.
     *
     * @param page
     *            the page
     * @param first
     *            the first, by its number in the page
     * @param last
     *            the last
     */
    record Stretch(long page, long first, long last) {
    }

    /** The lines that wait in a place, in the order of the file. */
    List<Stretch> in(Place place) {
        List<Stretch> found = new ArrayList<>();
        lines.forEach((line, where) -> {
            if (where == place) {
                long page = line / IN_PAGE;
                long in = line % IN_PAGE;
                boolean goesOn = !found.isEmpty() && found.getLast().page() == page && found.getLast().last() == in - 1;
                found.add(new Stretch(page, goesOn ? found.removeLast().first() : in, in));
            }
        });
        return found;
    }
}
