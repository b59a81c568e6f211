package volscope.sim.machine.explore;

import java.util.Arrays;
import java.util.List;

import org.pcollections.PVector;

import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.LogLine;

/**
 * Where a move leads in all machines in which what it depends on is the same.
 *
 * @param places
 *            the components and views that change
 * @param parts
 *            what they are afterwards
 * @param said
 *            what they say then
 * @param came
 *            the work that came
 * @param isWhole
 *            whether that is all the work that waits afterwards
 * @param lines
 *            what was logged
 * @param isUnseen
 *            whether nobody else can tell the move from none
 */
record Outcome(int[] places, Object[] parts, Summary[] said, Backlog.Item[] came, boolean isWhole, List<LogLine> lines, boolean isUnseen) {

    /** The move is not possible. */
    static final Outcome NONE = new Outcome(new int[0], new Object[0], new Summary[0], Backlog.NOTHING, false, List.of(), false);

    /**
     * What is learned of a move.
     *
     * @param taken
     *            the place of the work that was done, negative if none was
     * @param isWhole
     *            whether the work that waits afterwards is learned whole
     */
    static Outcome of(Node from, Node to, int taken, boolean isWhole) {
        int[] places = new int[to.said().length];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (from.parts()[i] != to.parts()[i]) {
                places[count++] = i;
            }
        }
        Object[] parts = new Object[count];
        Summary[] said = new Summary[count];
        for (int i = 0; i < count; i++) {
            parts[i] = to.parts()[places[i]];
            said[i] = to.said()[places[i]];
        }
        int old = isWhole ? 0 : from.backlog().size() - (taken < 0 ? 0 : 1);
        Backlog.Item[] came = to.backlog().from(old);
        List<LogLine> lines = List.copyOf(to.log().subList(from.log().size(), to.log().size()));
        return new Outcome(Arrays.copyOf(places, count), parts, said, came, isWhole, lines, to.isUnseen());
    }

    /** The components afterwards. */
    Object[] parts(Node from) {
        Object[] now = from.parts().clone();
        for (int i = 0; i < places.length; i++) {
            now[places[i]] = parts[i];
        }
        return now;
    }

    /** What the components say afterwards. */
    Summary[] said(Node from) {
        Summary[] now = from.said().clone();
        for (int i = 0; i < places.length; i++) {
            now[places[i]] = said[i];
        }
        return now;
    }

    /** The work that waits afterwards. */
    Backlog backlog(Node from, int taken) {
        return isWhole ? new Backlog(came) : from.backlog().changed(taken, came);
    }

    /** The log afterwards. */
    PVector<LogLine> log(Node from) {
        return lines.isEmpty() ? from.log() : from.log().plusAll(lines);
    }
}
