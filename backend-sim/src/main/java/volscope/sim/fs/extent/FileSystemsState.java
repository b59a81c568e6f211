package volscope.sim.fs.extent;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * All mounted volumes as a value.
 *
 * @param volumes
 *            the volumes by number
 */
public record FileSystemsState(PSortedMap<Long, Volume> volumes) {

    /** Nothing is mounted. */
    public static final FileSystemsState EMPTY = new FileSystemsState(TreePMap.empty());
}
