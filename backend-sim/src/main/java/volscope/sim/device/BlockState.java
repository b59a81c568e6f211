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
 * @param unsettled
 *            what of it a power cut would take away, of devices where something waits
 * @param requests
 *            requests of tasks: empty while on their way
 * @param bad
 *            sectors that cannot be read, of memories that have some
 * @param cached
 *            the page cache, of devices of which something is in it
 */
public record BlockState(PSortedMap<DevNo, Disk> disks, PSortedMap<DevNo, PageTree> media, PSortedMap<DevNo, Unsettled> unsettled,
        PMap<Long, Optional<Result>> requests, PSortedMap<DevNo, BadBlocks> bad, PSortedMap<DevNo, CachedPages> cached) {

    /** No devices. */
    public static final BlockState EMPTY = new BlockState(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), HashTreePMap.empty(),
            TreePMap.empty(), TreePMap.empty());

    /** The hardware alone when power comes back: nobody has it open, and it holds this. */
    public BlockState afterPowerCut(PSortedMap<DevNo, PageTree> survivors) {
        PSortedMap<DevNo, Disk> hardware = TreePMap.empty();
        for (Disk disk : disks.values()) {
            if (disk.kind() != Disk.Kind.DM && disk.kind() != Disk.Kind.LOOP) {
                hardware = hardware.plus(disk.dev(), Disk.of(disk.dev(), disk.name(), disk.kind(), disk.sectors(), disk.limits()));
            }
        }
        return new BlockState(hardware, survivors, TreePMap.empty(), HashTreePMap.empty(), TreePMap.empty(), TreePMap.empty());
    }

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
