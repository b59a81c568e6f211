package volscope.sim.dm;

import java.util.Set;

import volscope.sim.device.DevNo;

/**
 * What a status call tells of a device.
 *
 * @param name
 *            its name
 * @param uuid
 *            its uuid, may be empty
 * @param dev
 *            its number
 * @param openCount
 *            how many times it is open
 * @param eventNr
 *            how many events it had
 * @param targets
 *            lines of the live table, 0 without one
 * @param flags
 *            the rest
 */
public record DmInfo(String name, String uuid, DevNo dev, int openCount, int eventNr, int targets, Set<Flag> flags) {

    /** What is true of a device. */
    public enum Flag {
        SUSPENDED, LIVE_TABLE, INACTIVE_TABLE, READ_ONLY, DEFERRED_REMOVE, INTERNAL_SUSPEND
    }

    /** Whether a flag is set. */
    public boolean is(Flag flag) {
        return flags.contains(flag);
    }
}
