package volscope.sim.fs.extent;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * How far the writing of a volume's dirty blocks has come.
 *
 * @param phase
 *            what is being written
 * @param inFlight
 *            bios on their way
 * @param transaction
 *            blocks of structures that are being committed
 * @param log
 *            whether the journal was used since it was emptied
 */
record Flush(Phase phase, int inFlight, PMap<Long, byte[]> transaction, Log log) {

    /** Whether a journal was used since the mount, or the freeze, that emptied it. */
    enum Log {
        EMPTY, USED
    }

    /** What is being written, in this order. */
    enum Phase {
        IDLE, DATA, JOURNAL, COMMIT, CHECKPOINT, BARRIER
    }

    static final Flush IDLE = new Flush(Phase.IDLE, 0, HashTreePMap.empty(), Log.EMPTY);

    Flush to(Phase next) {
        return new Flush(next, inFlight, transaction, log);
    }

    Flush sent(int by) {
        return new Flush(phase, inFlight + by, transaction, log);
    }

    Flush with(PMap<Long, byte[]> blocks) {
        return new Flush(phase, inFlight, blocks, log);
    }

    Flush with(Log now) {
        return new Flush(phase, inFlight, transaction, now);
    }
}
