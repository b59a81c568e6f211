package volscope.sim.mirror;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.sim.device.Bio;

/**
 * All mirrors as a value.
 *
 * @param sets
 *            the mirrors, by their targets' numbers
 * @param writes
 *            writes to several devices that are on their way, by the numbers of the requests
 * @param next
 *            the number of the next target
 */
public record MirrorState(PSortedMap<Long, MirrorSet> sets, PMap<Long, Write> writes, long next) {

    /** No mirrors. */
    public static final MirrorState EMPTY = new MirrorState(TreePMap.empty(), HashTreePMap.empty(), 1);

    /**
     * A write to several devices.
     *
     * @param bio
     *            the request
     * @param left
     *            how many devices still work on it
     * @param failed
     *            a bit for each device that failed it
     */
    record Write(Bio bio, int left, long failed) {

        Write ended(int leg, boolean good) {
            return new Write(bio, left - 1, good ? failed : failed | 1L << leg);
        }
    }

    MirrorState with(MirrorSet set) {
        return new MirrorState(sets.plus(set.id(), set), writes, next);
    }

    MirrorState without(long id) {
        return new MirrorState(sets.minus(id), writes, next);
    }

    MirrorState with(Write write) {
        long id = write.bio().id();
        return new MirrorState(sets, write.left() == 0 ? writes.minus(id) : writes.plus(id, write), next);
    }

    MirrorState numbered() {
        return new MirrorState(sets, writes, next + 1);
    }
}
