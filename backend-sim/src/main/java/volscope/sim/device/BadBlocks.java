package volscope.sim.device;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Sectors of a memory that cannot be read, as the kernel's list has them. This machine's memory cannot be told to forget them.
 *
 * @param runs
 *            how many sectors are bad from a sector on, by the sector; runs neither touch nor overlap
 */
public record BadBlocks(PSortedMap<Long, Long> runs) {

    /** None. */
    static final BadBlocks NONE = new BadBlocks(TreePMap.empty());

    /** The same with more sectors that are bad. */
    BadBlocks plus(long sector, long sectors) {
        long from = sector;
        long to = sector + sectors;
        PSortedMap<Long, Long> left = runs;
        for (Map.Entry<Long, Long> run : runs.headMap(to, true).entrySet()) {
            if (run.getKey() + run.getValue() >= sector) {
                from = Math.min(from, run.getKey());
                to = Math.max(to, run.getKey() + run.getValue());
                left = left.minus(run.getKey());
            }
        }
        return new BadBlocks(left.plus(from, to - from));
    }

    /** The first bad sector of a range. */
    public Optional<Long> first(long sector, long sectors) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        return runs.headMap(sector + sectors, false).entrySet().stream().filter(run -> run.getKey() + run.getValue() > sector)
                .map(run -> Math.max(run.getKey(), sector)).findFirst();
    }

    /** As {@code /sys} shows them: a line for each run. */
    public String text() {
        return runs.entrySet().stream().map(run -> run.getKey() + " " + run.getValue() + "\n").collect(Collectors.joining());
    }
}
