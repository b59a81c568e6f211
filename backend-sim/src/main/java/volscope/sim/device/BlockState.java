package volscope.sim.device;

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
 *            requests of tasks that have not been told how they ended
 */
public record BlockState(PSortedMap<DevNo, Disk> disks, PMap<DevNo, PageTree> media, PMap<DevNo, Unsettled> unsettled,
        PMap<Long, Result> requests) {

    /** No devices. */
    public static final BlockState EMPTY = new BlockState(TreePMap.empty(), FewMap.empty(), FewMap.empty(), FewMap.empty());

    /** The hardware alone when power comes back: nobody has it open, and it holds this. */
    public BlockState afterPowerCut(PMap<DevNo, PageTree> survivors) {
        PSortedMap<DevNo, Disk> hardware = TreePMap.empty();
        for (Disk disk : disks.values()) {
            if (disk.kind() != Disk.Kind.DM && disk.kind() != Disk.Kind.LOOP) {
                hardware = hardware.plus(disk.dev(), Disk.of(disk.dev(), disk.name(), disk.kind(), disk.sectors(), disk.limits()));
            }
        }
        return new BlockState(hardware, survivors, FewMap.empty(), FewMap.empty());
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

        /** It is still on its way. */
        static final Result NONE = new Result(Status.TRY_AGAIN, Data.EMPTY);

        /** Success without data. */
        private static final Result DONE = new Result(Status.OK, Data.EMPTY);

        static Result of(Status status, Data data) {
            return status == Status.OK && data == Data.EMPTY ? DONE : new Result(status, data);
        }
    }
}
