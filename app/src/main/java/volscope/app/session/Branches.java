package volscope.app.session;

import java.util.ArrayList;
import java.util.List;
import volscope.app.lesson.Branch;
import volscope.app.lesson.Ran;
import volscope.model.machine.RevisionId;

/** A history as lessons judge it. */
final class Branches {
    private Branches() {
    }

    /**
     * The branch that a history's head is on.
     *
     * @param floor
     *            how many acts the setup has
     */
    static Branch of(History history, int floor) {
        List<Ran> ran = Track.of(history).legs().stream().map(leg -> new Ran(leg.act().line(), leg.act().before(),
                leg.act().run().steps().subList(0, leg.steps()), leg.act().run().exitCode())).toList();
        List<RevisionId> session = new ArrayList<>();
        history.acts().stream().skip(Math.max(0, floor - 1)).limit(Math.min(1, floor)).forEach(act -> session.add(act.run().end()));
        if (floor == 0) {
            session.add(history.start());
        }
        history.acts().stream().skip(floor).forEach(act -> session.addAll(act.run().steps()));
        return new Branch(ran, history.head(), session);
    }
}
