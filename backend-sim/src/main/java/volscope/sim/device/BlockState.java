package volscope.sim.device;

import java.util.Optional;

import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.sim.kernel.FewMap;
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
 *            requests of tasks that have not been told how they ended, by number
 * @param bad
 *            sectors that cannot be read, of memories that have some
 * @param cached
 *            the page cache, of devices of which something is in it
 */
public record BlockState(PSortedMap<DevNo, Disk> disks, PMap<DevNo, PageTree> media, PMap<DevNo, Unsettled> unsettled,
        PMap<Long, Request> requests, PSortedMap<DevNo, BadBlocks> bad, PSortedMap<DevNo, CachedPages> cached) {

    /** No devices. */
    public static final BlockState EMPTY = new BlockState(TreePMap.empty(), FewMap.empty(), FewMap.empty(), FewMap.empty(),
            TreePMap.empty(),
            TreePMap.empty());

    /** The hardware alone when power comes back: nobody has it open, and it holds this. */
    public BlockState afterPowerCut(PMap<DevNo, PageTree> survivors) {
        PSortedMap<DevNo, Disk> hardware = TreePMap.empty();
        for (Disk disk : disks.values()) {
            if (disk.kind() != Disk.Kind.DM && disk.kind() != Disk.Kind.LOOP) {
                hardware = hardware.plus(disk.dev(), Disk.of(disk.dev(), disk.name(), disk.kind(), disk.sectors(), disk.limits()));
            }
        }
        return new BlockState(hardware, survivors, FewMap.empty(), FewMap.empty(), TreePMap.empty(), TreePMap.empty());
    }

    /**
     * A request of a task.
     *
     * @param bio
     *            what was asked for
     * @param result
     *            how it ended; empty while it is on its way
     */
    public record Request(Bio bio, Optional<Result> result) {

        Request ended(Optional<Result> how) {
            return new Request(bio, how);
        }
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

        /** Success without data. */
        private static final Optional<Result> DONE = Optional.of(new Result(Status.OK, Data.EMPTY));

        static Optional<Result> of(Status status, Data data) {
            return status == Status.OK && data == Data.EMPTY ? DONE : Optional.of(new Result(status, data));
        }
    }
}
