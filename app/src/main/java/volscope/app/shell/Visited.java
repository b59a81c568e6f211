package volscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.Selection;

/** The places that were visited, so that one can go back and forth between them. */
final class Visited {
    private static final int MOST = 100;

    private final List<Selection> places = new ArrayList<>();
    private int at = -1;

    /** Something was selected; what lay ahead is given up, unless one came here by going back or forth. */
    void arrived(Selection selection) {
        if (selection instanceof Selection.None || at >= 0 && places.get(at).equals(selection)) {
            return;
        }
        places.subList(at + 1, places.size()).clear();
        places.add(selection);
        if (places.size() > MOST) {
            places.removeFirst();
        }
        at = places.size() - 1;
    }

    Optional<Selection> back() {
        return at > 0 ? Optional.of(places.get(--at)) : Optional.empty();
    }

    Optional<Selection> forward() {
        return at + 1 < places.size() ? Optional.of(places.get(++at)) : Optional.empty();
    }
}
