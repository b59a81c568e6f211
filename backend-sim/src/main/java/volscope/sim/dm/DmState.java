package volscope.sim.dm;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

import volscope.sim.device.Bio;
import volscope.sim.device.Data;
import volscope.sim.device.Status;
import volscope.sim.kernel.FewMap;

/**
 * The device mapper as a value.
 *
 * @param devices
 *            all mapped devices, by minor
 * @param names
 *            the minor of a name, sorted as bytes
 * @param uuids
 *            the minor of a uuid
 * @param subsystems
 *            the minors by the word a uuid starts with, before its first dash: {@code LVM}; empty where there is none
 * @param below
 *            pieces of bios that are below a device, by minor, where there are any
 * @param joins
 *            bios that were cut into pieces, by the bio's number
 * @param globalEvents
 *            the global event number
 */
public record DmState(PSortedMap<Integer, MappedDevice> devices, PSortedMap<String, Integer> names, PMap<String, Integer> uuids,
        PMap<String, PSortedSet<Integer>> subsystems, PMap<Integer, Integer> below, PMap<Long, Join> joins, int globalEvents) {

    /** No mapped devices. */
    public static final DmState EMPTY = new DmState(TreePMap.empty(), TreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(),
            FewMap.empty(), FewMap.empty(), 0);

    /**
     * A bio in pieces.
     *
     * @param bio
     *            the whole
     * @param left
     *            pieces that have not ended
     * @param status
     *            success until a piece fails
     * @param parts
     *            what reads gave so far
     */
    public record Join(Bio bio, int left, Status status, PVector<Part> parts) {
    }

    /**
     * What a piece of a read gave.
     *
     * @param sector
     *            where it starts in the whole
     * @param data
     *            the bytes
     */
    public record Part(long sector, Data data) {
    }

    DmState with(PSortedMap<Integer, MappedDevice> newDevices, PSortedMap<String, Integer> newNames) {
        return new DmState(newDevices, newNames, uuids, subsystems, below, joins, globalEvents);
    }

    /** The same where a uuid, which may be empty, is that of the device of a minor. */
    DmState identified(String uuid, int minor) {
        String subsystem = subsystem(uuid);
        PSortedSet<Integer> minors = subsystems.getOrDefault(subsystem, TreePSet.empty()).plus(minor);
        return new DmState(devices, names, uuid.isEmpty() ? uuids : uuids.plus(uuid, minor), subsystems.plus(subsystem, minors), below,
                joins, globalEvents);
    }

    /** The same where it is that of none. */
    DmState without(String uuid, int minor) {
        String subsystem = subsystem(uuid);
        PSortedSet<Integer> minors = subsystems.getOrDefault(subsystem, TreePSet.empty()).minus(minor);
        return new DmState(devices, names, uuids.minus(uuid),
                minors.isEmpty() ? subsystems.minus(subsystem) : subsystems.plus(subsystem, minors),
                below, joins, globalEvents);
    }

    private static String subsystem(String uuid) {
        return uuid.substring(0, Math.max(0, uuid.indexOf('-')));
    }

    /** The same with what is on its way now. */
    DmState with(PMap<Integer, Integer> newBelow, PMap<Long, Join> newJoins) {
        return newBelow == below && newJoins == joins
                ? this
                : new DmState(devices, names, uuids, subsystems, newBelow, newJoins, globalEvents);
    }

    DmState globalEvent() {
        return new DmState(devices, names, uuids, subsystems, below, joins, globalEvents + 1);
    }
}
