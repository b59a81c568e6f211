package volscope.app.view.history;

import volscope.app.session.Act;
import volscope.app.session.ActEvents;
import volscope.app.session.Track;
import volscope.model.event.Event;
import volscope.model.machine.RevisionId;

/**
 * A command of the branch and its cost.
 *
 * @param number
 *            its place on the branch, from 1
 * @param act
 *            the command
 * @param moment
 *            the moment at its end
 * @param at
 *            the revision at its end
 * @param nanos
 *            how long it took, by the machine's clock
 * @param writes
 *            how often a device was written
 * @param copies
 *            chunks that were copied or written anew to a store
 */
record CommandRow(int number, Act act, long moment, RevisionId at, long nanos, long writes, long copies) {

    static CommandRow of(int number, Track.Leg leg, ActEvents events) {
        long writes = 0;
        long copies = 0;
        for (ActEvents.Happened happened : events.of(leg.act())) {
            if (happened.step() < leg.steps()) {
                writes += happened.event() instanceof Event.Written ? 1 : 0;
                copies += happened.event() instanceof Event.ExceptionCompleted ? 1 : 0;
            }
        }
        RevisionId at = leg.steps() == 0 ? leg.act().before() : leg.act().run().steps().get(leg.steps() - 1);
        long nanos = leg.act().after(at).nanos() - leg.act().after(leg.act().before()).nanos();
        return new CommandRow(number, leg.act(), leg.end(), at, nanos, writes, copies);
    }
}
