package volscope.sim.lvm.monitor;

import volscope.sim.kernel.Processes;

/**
 * A snapshot that is watched.
 *
 * @param uuid
 *            the uuid of its device
 * @param device
 *            which of all devices that had this uuid
 * @param extend
 *            what extends it if the settings say that it is time
 * @param mark
 *            how full it has to be to be taken care of, in percent
 * @param size
 *            the sectors of its store when it was last looked at
 */
record Watched(String uuid, long device, Processes.Start extend, long mark, long size) {

    /** Below this nothing is done. */
    static final long FIRST_MARK = 50;
    private static final long STEP = 5;

    /** The same after a look at a store of this size: another size starts all over. */
    Watched sized(long sectors) {
        return sectors == size ? this : new Watched(uuid, device, extend, FIRST_MARK, sectors);
    }

    /** The same after it has been taken care of when it was so full. */
    Watched handledAt(double percent) {
        return new Watched(uuid, device, extend, ((long) percent / STEP + 1) * STEP, size);
    }
}
