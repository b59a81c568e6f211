package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;

/**
 * The free runs of a physical volume while extents are sought, largest first. A run that is considered is reserved, which may move it: so
 * the order says what has been considered before, as lvm's lists of areas do.
 */
final class FreeRuns {

    private final PhysicalVolume pv;
    private final List<Run> runs = new ArrayList<>();

    /** A free run; what of it is not reserved is still to be had in the same round. */
    static final class Run {

        private final FreeRuns owner;
        private long start;
        private long count;
        private long unreserved;

        private Run(FreeRuns owner, Extents place) {
            this.owner = owner;
            this.start = place.start();
            this.count = place.count();
            this.unreserved = place.count();
        }

        /** Its physical volume. */
        PhysicalVolume pv() {
            return owner.pv;
        }

        LvmId pvId() {
            return owner.pv.id();
        }

        long start() {
            return start;
        }

        long count() {
            return count;
        }

        long unreserved() {
            return unreserved;
        }

        /** Reserves some of it, as far as there is enough; how much. */
        long reserve(long wanted) {
            if (wanted >= unreserved) {
                long all = unreserved;
                unreserved = 0;
                return all;
            }
            unreserved -= wanted;
            owner.runs.remove(this);
            owner.insert(this, unreserved);
            return wanted;
        }

        /** Takes its first extents away. */
        void take(long length) {
            owner.runs.remove(this);
            if (length < count) {
                start += length;
                count -= length;
                unreserved = count;
                owner.insert(this, count);
            }
        }
    }

    FreeRuns(PhysicalVolume pv, List<Extents> free) {
        this.pv = pv;
        free.stream().map(place -> new Run(this, place)).sorted(Comparator.comparingLong(Run::count).reversed()).forEach(runs::add);
    }

    PhysicalVolume pv() {
        return pv;
    }

    /** The run at a place of the list. */
    Run get(int index) {
        return runs.get(index);
    }

    /** Where a run stands now. */
    int indexOf(Run run) {
        return runs.indexOf(run);
    }

    /** How many runs there are. */
    int size() {
        return runs.size();
    }

    /** All extents of all runs. */
    long total() {
        return runs.stream().mapToLong(Run::count).sum();
    }

    private void insert(Run run, long key) {
        int at = 0;
        while (at < runs.size() && key <= runs.get(at).count) {
            at++;
        }
        runs.add(at, run);
    }

    /** Gives up all reservations; what was reserved goes behind its equals. */
    void reset() {
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (run.unreserved != run.count) {
                run.unreserved = run.count;
                runs.remove(i);
                insert(run, run.count);
                i = indexOf(run);
            }
        }
    }
}
