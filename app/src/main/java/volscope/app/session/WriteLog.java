package volscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import volscope.model.event.Event;
import volscope.model.machine.Revision;

/**
 * What was written to some devices on the branch of a frame, in order.
 *
 * @param writes
 *            the writes
 */
public record WriteLog(List<Write> writes) {

    /**
     * Sectors that were written at a time.
     *
     * @param nanos
     *            when, from the beginning of the log
     * @param from
     *            the first sector
     * @param to
     *            the one after the last
     */
    public record Write(long nanos, long from, long to) {
    }

    /**
     * Reads the writes that came after a step of the machine.
     *
     * @param devices
     *            device-mapper names
     * @param step
     *            the step
     * @param since
     *            the machine's time at which the log begins
     */
    public static WriteLog of(Frame frame, Set<String> devices, long step, long since, ActEvents events) {
        List<Write> writes = new ArrayList<>();
        for (Track.Leg leg : Track.of(frame.history().at(frame.revision().id())).legs()) {
            for (ActEvents.Happened happened : events.of(leg.act())) {
                if (happened.step() < leg.steps() && happened.event() instanceof Event.Written(String where, long sector, long sectors)
                        && devices.contains(where)) {
                    Revision at = leg.act().after(leg.act().run().steps().get(happened.step()));
                    if (at.step() > step) {
                        add(writes, new Write(at.nanos() - since, sector, sector + sectors));
                    }
                }
            }
        }
        return new WriteLog(writes);
    }

    /** A write that is split goes on as its rest: of the one before, only the beginning was written. */
    private static void add(List<Write> writes, Write next) {
        if (!writes.isEmpty() && writes.getLast().to() == next.to() && writes.getLast().from() < next.from()) {
            Write begun = writes.removeLast();
            writes.add(new Write(begun.nanos(), begun.from(), next.from()));
        }
        writes.add(next);
    }

    /** How many chunks of a size were written, each once. */
    public long chunks(long sectors) {
        Spans chunks = new Spans();
        writes.forEach(write -> chunks.add(write.from() / sectors, Math.ceilDiv(write.to(), sectors)));
        return chunks.count();
    }
}
