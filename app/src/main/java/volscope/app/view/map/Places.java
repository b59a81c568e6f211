package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places of a volume that were visited, to go back to them. */
final class Places {
    private static final int MOST = 100;

    private final List<Viewport> visited = new ArrayList<>();
    private int at = -1;

    /** Remembers where one is before one leaves; what lay ahead is forgotten. */
    void leave(Viewport place) {
        while (visited.size() > at + 1) {
            visited.removeLast();
        }
        if (visited.isEmpty() || !visited.getLast().equals(place)) {
            visited.add(place);
        }
        if (visited.size() > MOST) {
            visited.removeFirst();
        }
        at = visited.size() - 1;
    }

    /** The place before; where one is now can be come back to. */
    Optional<Viewport> back(Viewport now) {
        if (at == visited.size() - 1 && (visited.isEmpty() || !visited.getLast().equals(now))) {
            visited.add(now);
            at = visited.size() - 1;
        }
        return at > 0 ? Optional.of(visited.get(--at)) : Optional.empty();
    }

    /** The place after. */
    Optional<Viewport> forward() {
        return at + 1 < visited.size() ? Optional.of(visited.get(++at)) : Optional.empty();
    }
}
