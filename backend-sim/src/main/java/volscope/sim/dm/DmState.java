package volscope.sim.dm;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

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
 * @param below
 *            pieces of bios that are below a device, by minor, where there are any
 * @param joins
 *            bios that were cut into pieces, by the bio's number
 * @param globalEvents
 *            the global event number
 */
public record DmState(PSortedMap<Integer, MappedDevice> devices, PSortedMap<String, Integer> names, PMap<String, Integer> uuids,
        PMap<Integer, Integer> below, PMap<Long, Join> joins, int globalEvents) {

    /** No mapped devices. */
    public static final DmState EMPTY = new DmState(TreePMap.empty(), TreePMap.empty(), HashTreePMap.empty(), FewMap.empty(),
            FewMap.empty(), 0);

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
        return new DmState(newDevices, newNames, uuids, below, joins, globalEvents);
    }

    /** The same where a uuid names the device of a minor; without a uuid nothing changes. */
    DmState identified(String uuid, int minor) {
        return uuid.isEmpty() ? this : new DmState(devices, names, uuids.plus(uuid, minor), below, joins, globalEvents);
    }

    /** The same where a uuid names nothing. */
    DmState without(String uuid) {
        return new DmState(devices, names, uuids.minus(uuid), below, joins, globalEvents);
    }

    /** The same with what is on its way now. */
    DmState with(PMap<Integer, Integer> newBelow, PMap<Long, Join> newJoins) {
        return newBelow == below && newJoins == joins ? this : new DmState(devices, names, uuids, newBelow, newJoins, globalEvents);
    }

    DmState globalEvent() {
        return new DmState(devices, names, uuids, below, joins, globalEvents + 1);
    }
}
