package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
final class Overtaking {

    private Overtaking() {
    }

    /** The places of the work that may be done next, ascending; the first work always may. */
    static List<Integer> first(List<Work> waiting) {
        List<Integer> places = new ArrayList<>(waiting.size());
        for (int place = 0; place < waiting.size(); place++) {
            if (mayOvertake(waiting.get(place), waiting.subList(0, place))) {
                places.add(place);
            }
        }
        return places;
    }

    /** The place of the first request that was sent to a mapped device and is not mapped yet. */
    static Optional<Integer> mapping(List<Work> waiting) {
        for (int place = 0; place < waiting.size(); place++) {
            Bio bio = Block.request(waiting.get(place)).orElse(null);
            if (bio != null && bio.dev().major() == Dm.MAJOR) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Whether a work may be done before all of some that came earlier. */
    static boolean mayOvertake(Work work, List<Work> earlier) {
        Bio bio = Block.request(work).orElse(null);
        if (bio == null) {
            return true;
        }
        for (int i = 0; i < earlier.size(); i++) {
            Bio other = Block.request(earlier.get(i)).orElse(null);
            if (other != null && ordered(other, bio)) {
                return false;
            }
        }
        return true;
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
