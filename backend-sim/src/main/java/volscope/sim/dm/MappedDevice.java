package volscope.sim.dm;

import java.util.Optional;

import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

import volscope.sim.device.Bio;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;

/**
 * A mapped device.
 *
 * @param dev
 *            its number
 * @param name
 *            its name
 * @param uuid
 *            its uuid, may be empty
 * @param type
 *            fixed by the first load: 0 none
 * @param live
 *            the table that maps
 * @param inactive
 *            the table that waits for a resume
 * @param phase
 *            how far it is suspended
 * @param frozen
 *            whether the suspend froze a file system
 * @param internal
 *            whether it is suspended by another target
 * @param eventNr
 *            how many events it had
 * @param lower
 *            lower devices that are open for its tables
 * @param inFlight
 *            pieces of bios that are below
 * @param deferred
 *            bios that wait for a resume, in order
 * @param removal
 *            whether it goes away with its last closer
 */
public record MappedDevice(DevNo dev, String name, String uuid, int type, Optional<Table> live, Optional<Table> inactive, Phase phase,
        Frozen frozen, Internal internal, int eventNr, PMap<DevNo, LowerDevice> lower, int inFlight, PVector<Bio> deferred,
        Removal removal) {

    /** How far a suspend has come. */
    public enum Phase {
        RUNNING, PRESUSPENDED, BLOCKED, SUSPENDED
    }

    /** Whether the device holds a freeze. */
    public enum Frozen {
        NO, YES
    }

    /** Whether another target holds the device. */
    public enum Internal {
        NO, YES
    }

    /** What happens at the last close. */
    public enum Removal {
        NONE, DEFERRED
    }

    /**
     * A lower device that is open.
     *
     * @param dev
     *            which
     * @param tables
     *            how many tables use it
     * @param dax
     *            whether it had DAX when it was opened
     */
    public record LowerDevice(DevNo dev, int tables, Limits.DaxFlag dax) {
    }

    /** A device that was just created. */
    public static MappedDevice created(DevNo dev, String name, String uuid) {
        return new MappedDevice(dev, name, uuid, 0, Optional.empty(), Optional.empty(), Phase.RUNNING, Frozen.NO, Internal.NO, 0,
                TreePMap.empty(), 0, TreePVector.empty(), Removal.NONE);
    }

    /** Whether bios have to wait. */
    public boolean blocksIo() {
        return phase == Phase.BLOCKED || phase == Phase.SUSPENDED || internal == Internal.YES;
    }

    /** Whether it is suspended by a user. */
    public boolean isSuspended() {
        return phase == Phase.SUSPENDED;
    }

    /** The table in a slot. */
    public Optional<Table> table(Slot slot) {
        return slot == Slot.LIVE ? live : inactive;
    }

    /** The access of its live table. */
    public Disk.Access access() {
        return live.map(Table::access).orElse(Disk.Access.READ_WRITE);
    }

    MappedDevice named(String newName, String newUuid) {
        return new MappedDevice(dev, newName, newUuid, type, live, inactive, phase, frozen, internal, eventNr, lower, inFlight, deferred,
                removal);
    }

    MappedDevice typed(int newType) {
        return new MappedDevice(dev, name, uuid, newType, live, inactive, phase, frozen, internal, eventNr, lower, inFlight, deferred,
                removal);
    }

    MappedDevice with(Slot slot, Optional<Table> table) {
        return new MappedDevice(dev, name, uuid, type, slot == Slot.LIVE ? table : live, slot == Slot.INACTIVE ? table : inactive, phase,
                frozen, internal, eventNr, lower, inFlight, deferred, removal);
    }

    MappedDevice with(Phase newPhase) {
        return new MappedDevice(dev, name, uuid, type, live, inactive, newPhase, frozen, internal, eventNr, lower, inFlight, deferred,
                removal);
    }

    MappedDevice with(Frozen newFrozen) {
        return new MappedDevice(dev, name, uuid, type, live, inactive, phase, newFrozen, internal, eventNr, lower, inFlight, deferred,
                removal);
    }

    MappedDevice with(Internal newInternal) {
        return new MappedDevice(dev, name, uuid, type, live, inactive, phase, frozen, newInternal, eventNr, lower, inFlight, deferred,
                removal);
    }

    MappedDevice with(Removal newRemoval) {
        return new MappedDevice(dev, name, uuid, type, live, inactive, phase, frozen, internal, eventNr, lower, inFlight, deferred,
                newRemoval);
    }

    MappedDevice event() {
        return new MappedDevice(dev, name, uuid, type, live, inactive, phase, frozen, internal, eventNr + 1, lower, inFlight, deferred,
                removal);
    }

    MappedDevice withLower(PMap<DevNo, LowerDevice> newLower) {
        return new MappedDevice(dev, name, uuid, type, live, inactive, phase, frozen, internal, eventNr, newLower, inFlight, deferred,
                removal);
    }

    MappedDevice inFlight(int by) {
        return new MappedDevice(dev, name, uuid, type, live, inactive, phase, frozen, internal, eventNr, lower, inFlight + by, deferred,
                removal);
    }

    MappedDevice deferring(PVector<Bio> bios) {
        return new MappedDevice(dev, name, uuid, type, live, inactive, phase, frozen, internal, eventNr, lower, inFlight, bios, removal);
    }
}
