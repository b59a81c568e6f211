package volscope.sim.device;

import java.util.Optional;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.sim.page.PageTree;

/**
 * The block layer as a value.
 *
 * @param disks
 *            all devices by number
 * @param media
 *            what hardware holds
 * @param requests
 *            requests of tasks: empty while on their way
 */
public record BlockState(PSortedMap<DevNo, Disk> disks, PSortedMap<DevNo, PageTree> media, PMap<Long, Optional<Result>> requests) {

    /** No devices. */
    public static final BlockState EMPTY = new BlockState(TreePMap.empty(), TreePMap.empty(), HashTreePMap.empty());

    /**
     * How a request ended.
     *
     * @param status
     *            success or why not
     * @param data
     *            what a successful read gave
     */
    public record Result(Status status, Data data) {
    }
}
