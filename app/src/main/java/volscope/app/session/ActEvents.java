package volscope.app.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import volscope.model.event.Event;
import volscope.model.machine.RevisionId;

/** What happened in the steps of acts, read once for each act. */
@Singleton
public final class ActEvents {
    private final Map<Act, List<Happened>> known = new IdentityHashMap<>();

    /**
     * An event of an act.
     *
     * @param step
     *            the step of the act it happened in, from 0
     * @param event
     *            what happened
     */
    public record Happened(int step, Event event) {
    }

    @Inject
    public ActEvents() {
        // it reads acts as they are asked for
    }

    /** All events of an act, in order. */
    public synchronized List<Happened> of(Act act) {
        return known.computeIfAbsent(act, ActEvents::read);
    }

    /** Forgets acts that are not of a history. */
    public synchronized void keep(History history) {
        if (known.size() > history.acts().size()) {
            known.keySet().retainAll(history.acts());
        }
    }

    private static List<Happened> read(Act act) {
        List<Happened> all = new ArrayList<>();
        List<RevisionId> steps = act.run().steps();
        for (int step = 0; step < steps.size(); step++) {
            for (Event event : act.after(steps.get(step)).events()) {
                all.add(new Happened(step, event));
            }
        }
        return all;
    }
}
