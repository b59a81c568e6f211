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
 * @param serial
 *            tells it from another device that has the same number later
 * @param name
 *            its name
 * @param uuid
 *            its uuid, may be empty
 * @param type
 *            fixed by the first load: 0 none
 * @param tables
 *            its two slots
 * @param suspension
 *            whether it runs
 * @param deferred
 *            bios that wait for a resume, in order
 * @param lower
 *            lower devices that are open for its tables
 * @param eventNr
 *            how many events it had
 * @param geometry
 *            what it says of heads and cylinders
 * @param removal
 *            whether it goes away
 * @param memory
 *            whether a store that is fenced lasts; once it does, it is said for good
 */
public record MappedDevice(DevNo dev, long serial, String name, String uuid, int type, Tables tables, Suspension suspension,
        PVector<Bio> deferred,
        PMap<LowerKey, LowerDevice> lower, int eventNr, Geometry geometry, Removal removal, Memory memory) {

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

    /** Whether its memory is synchronous, {@code DAXDEV_SYNC}. */
    public enum Memory {
        ASYNCHRONOUS, SYNCHRONOUS
    }

    /** Whether it goes away. */
    public enum Removal {
        NONE,
        /** With its last closer. */
        DEFERRED,
        /** Now. */
        GOING
    }

    /**
     * The tables of a device.
     *
     * @param live
     *            the one that maps
     * @param inactive
     *            the one that waits for a resume
     * @param old
     *            the one that was live before the resume that goes on, and is let go of at its end
     */
    public record Tables(Optional<Table> live, Optional<Table> inactive, Optional<Table> old) {

        static final Tables NONE = new Tables(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Whether a device runs.
     *
     * @param phase
     *            how far it is suspended
     * @param frozen
     *            whether the suspend froze a file system
     * @param internal
     *            whether it is suspended by another target
     */
    public record Suspension(Phase phase, Frozen frozen, Internal internal) {

        static final Suspension RUNNING = new Suspension(Phase.RUNNING, Frozen.NO, Internal.NO);
    }

    /**
     * How a lower device is open; one open serves all tables of a device that want it so.
     *
     * @param dev
     *            which
     * @param access
     *            how
     */
    public record LowerKey(DevNo dev, Disk.Access access) implements Comparable<LowerKey> {

        @Override
        public int compareTo(LowerKey other) {
            int devices = dev.compareTo(other.dev);
            return devices != 0 ? devices : access.compareTo(other.access);
        }
    }

    /**
     * A lower device that is open.
     *
     * @param tables
     *            how many tables use it
     * @param dax
     *            whether it had DAX when it was opened
     */
    public record LowerDevice(int tables, Limits.DaxFlag dax) {
    }

    /** A device that was just created. */
    static MappedDevice created(DevNo dev, long serial, String name, String uuid) {
        return new MappedDevice(dev, serial, name, uuid, 0, Tables.NONE, Suspension.RUNNING, TreePVector.empty(), TreePMap.empty(), 0,
                Geometry.NONE,
                Removal.NONE, Memory.ASYNCHRONOUS);
    }

    /** The table that maps. */
    public Optional<Table> live() {
        return tables.live();
    }

    /** The table that waits for a resume. */
    public Optional<Table> inactive() {
        return tables.inactive();
    }

    /** The table in a slot. */
    public Optional<Table> table(Slot slot) {
        return slot == Slot.LIVE ? tables.live() : tables.inactive();
    }

    /** How far it is suspended. */
    public Phase phase() {
        return suspension.phase();
    }

    /** Whether the suspend froze a file system. */
    public Frozen frozen() {
        return suspension.frozen();
    }

    /** Whether it is suspended by another target. */
    public Internal internal() {
        return suspension.internal();
    }

    /** Whether bios have to wait. */
    public boolean blocksIo() {
        return phase() == Phase.BLOCKED || phase() == Phase.SUSPENDED || internal() == Internal.YES;
    }

    /** Whether it is suspended by a user. */
    public boolean isSuspended() {
        return phase() == Phase.SUSPENDED;
    }

    MappedDevice named(String newName, String newUuid) {
        return new MappedDevice(dev, serial, newName, newUuid, type, tables, suspension, deferred, lower, eventNr, geometry, removal,
                memory);
    }

    MappedDevice typed(int newType) {
        return new MappedDevice(dev, serial, name, uuid, newType, tables, suspension, deferred, lower, eventNr, geometry, removal, memory);
    }

    MappedDevice with(Tables newTables) {
        return new MappedDevice(dev, serial, name, uuid, type, newTables, suspension, deferred, lower, eventNr, geometry, removal, memory);
    }

    MappedDevice withInactive(Optional<Table> table) {
        return with(new Tables(tables.live(), table, tables.old()));
    }

    MappedDevice with(Phase newPhase) {
        return with(new Suspension(newPhase, frozen(), internal()));
    }

    MappedDevice with(Frozen newFrozen) {
        return with(new Suspension(phase(), newFrozen, internal()));
    }

    MappedDevice with(Internal newInternal) {
        return with(new Suspension(phase(), frozen(), newInternal));
    }

    private MappedDevice with(Suspension newSuspension) {
        return new MappedDevice(dev, serial, name, uuid, type, tables, newSuspension, deferred, lower, eventNr, geometry, removal, memory);
    }

    MappedDevice deferring(PVector<Bio> bios) {
        return new MappedDevice(dev, serial, name, uuid, type, tables, suspension, bios, lower, eventNr, geometry, removal, memory);
    }

    MappedDevice with(PMap<LowerKey, LowerDevice> newLower) {
        return new MappedDevice(dev, serial, name, uuid, type, tables, suspension, deferred, newLower, eventNr, geometry, removal, memory);
    }

    MappedDevice event() {
        return new MappedDevice(dev, serial, name, uuid, type, tables, suspension, deferred, lower, eventNr + 1, geometry, removal, memory);
    }

    MappedDevice with(Geometry newGeometry) {
        return new MappedDevice(dev, serial, name, uuid, type, tables, suspension, deferred, lower, eventNr, newGeometry, removal, memory);
    }

    MappedDevice with(Removal newRemoval) {
        return new MappedDevice(dev, serial, name, uuid, type, tables, suspension, deferred, lower, eventNr, geometry, newRemoval, memory);
    }

    MappedDevice with(Memory newMemory) {
        return new MappedDevice(dev, serial, name, uuid, type, tables, suspension, deferred, lower, eventNr, geometry, removal, newMemory);
    }
}
