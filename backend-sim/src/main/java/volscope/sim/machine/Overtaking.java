package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.dm.Dm;
import volscope.sim.kernel.Work;

/**
 * Which waiting work may be done next. Requests to hardware end in any order, flushes among them: who needs an order waits for one request
 * before it sends the next. Only two things are kept in the order of their sending: what was sent to one mapped device, since that maps a
 * request as soon as it is sent; and requests to one hardware device of which one writes what the other touches.
 */
public final class Overtaking {

    private Overtaking() {
    }

    /** The places of the work that may be done next, ascending; the first work always may. */
    static List<Integer> first(List<Work> waiting) {
        List<Integer> places = new ArrayList<>(waiting.size());
        for (int place = 0; place < waiting.size(); place++) {
            Work work = waiting.get(place);
            if (waiting.subList(0, place).stream().noneMatch(earlier -> precedes(earlier, work))) {
                places.add(place);
            }
        }
        return places;
    }

    /** Whether a request that waits to be started was sent to a mapped device, and so is not mapped yet. */
    public static boolean isUnmapped(Bio bio) {
        return bio.dev().major() == Dm.MAJOR;
    }

    /** Whether a work has to be done before another that came later. */
    static boolean precedes(Work earlier, Work later) {
        return precedes(Block.request(earlier).orElse(null), Block.request(later).orElse(null));
    }

    /** The same of the requests that they start, null if they start none. */
    public static boolean precedes(@Nullable Bio earlier, @Nullable Bio later) {
        return earlier != null && later != null && ordered(earlier, later);
    }

    private static boolean ordered(Bio one, Bio other) {
        if (!one.dev().equals(other.dev())) {
            return false;
        }
        return one.dev().major() == Dm.MAJOR
                || (changes(one) || changes(other)) && one.sector() < other.endSector() && other.sector() < one.endSector();
    }

    private static boolean changes(Bio bio) {
        return bio.op() != BioOp.READ && bio.op() != BioOp.FLUSH;
    }
}
