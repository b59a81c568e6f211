package volscope.sim.machine.explore;

import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Summary;

/** What was judged and breaks no rule, by what it says. It forgets all when it knows too much. May be used by several threads. */
final class Judged {

    private static final int MOST = 1 << 20;

    private volatile Seen kept = new Seen();

    boolean has(Summary said) {
        return kept.has(said);
    }

    void add(Summary said) {
        if (kept.size() > MOST) {
            kept = new Seen();
        }
        kept.add(said);
    }
}
