package volscope.sim.lvm.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.activate.Activation;
import volscope.sim.lvm.activate.PvDevices;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.GroupStore;
import volscope.sim.lvm.ondisk.PvDevice;
import volscope.sim.lvm.ondisk.Scan;

/** A group while a command changes it: as it counts on the devices, as it is being made, and how to get from one to the other. */
final class GroupSession {

    /** The bytes of a line that an area keeps of the command that wrote it; lvm cuts a longer one off. */
    private static final int LONGEST_DESCRIPTION = 2047;

    private final LvmContext context;
    private final PvDevices devices;
    private final GroupStore store;
    private final Activation activation;
    /** Whether a physical volume of it is on several devices: then nothing may be written. */
    private final boolean duplicated;
    private VolumeGroup committed;
    private VolumeGroup current;
    private Pending pending = Pending.NO;
    private final List<String> waiting = new ArrayList<>();
    private int writes;
    private boolean changed;
    private boolean archived;
    private boolean once;

    /** Whether the group has changes that are not written yet, and may wait for the end of the command. */
    private enum Pending {
        NO, YES
    }

    private GroupSession(LvmContext context, World world, List<PvDevice> pvs, VolumeGroup vg) {
        this.context = context;
        this.devices = world.devices();
        this.store = new GroupStore(context.sys(), pvs);
        this.duplicated = world.scan().hasDuplicates(vg);
        this.activation = new Activation(context.sys(), context.log(), devices.gaps());
        this.committed = vg;
        this.current = vg;
    }

    /** Opens a group that is there. */
    static GroupSession open(LvmContext context, World world, VolumeGroup vg) {
        return new GroupSession(context, world, members(world.scan(), vg), vg);
    }

    /** Opens a group that is being made on some devices. */
    static GroupSession create(LvmContext context, World world, List<PvDevice> pvs, VolumeGroup vg) {
        return new GroupSession(context, world, pvs, vg);
    }

    private static List<PvDevice> members(Scan scan, VolumeGroup vg) {
        return vg.pvs().stream().flatMap(pv -> scan.pv(pv.id()).stream()).toList();
    }

    /** The group as it is being made. */
    VolumeGroup vg() {
        return current;
    }

    /** The group as it counts. */
    VolumeGroup committed() {
        return committed;
    }

    /** The devices of its physical volumes. */
    PvDevices devices() {
        return devices;
    }

    /** The activation of its volumes. */
    Activation activation() {
        return activation;
    }

    /** The areas its text stands in. */
    GroupStore store() {
        return store;
    }

    /** Changes the group in memory alone. */
    void set(VolumeGroup vg) {
        current = vg;
    }

    /** Changes the group in memory; it is written with the next change, or at the end, and only then it is told. */
    void setLater(VolumeGroup vg, List<String> told) {
        current = vg;
        pending = Pending.YES;
        waiting.addAll(told);
    }

    /** Writes what waits. */
    void settle() {
        if (pending == Pending.YES) {
            update();
        }
    }

    /** Keeps the group as it counts in a file, once for all changes of the command. */
    void archiveOnce() {
        archive();
        once = true;
    }

    /** The group was kept in a file before the session began. */
    void skipArchive() {
        archived = true;
        once = true;
    }

    /** Keeps the group as it counts in a file, once before each change. */
    void archive() {
        if (!context.isTest() && !archived) {
            Archive.before(context, committed);
            archived = true;
        }
    }

    /** Writes the group so that it could count; gives up if the text is too long. */
    void write() {
        if (context.isTest()) {
            return;
        }
        archive();
        if (duplicated) {
            throw context.fail("Cannot update volume group " + current.name() + " with duplicate PV devices.");
        }
        current = current.withSeqno(current.seqno() + 1);
        writes++;
        World.warnOfAbsent(context, current);
        String description = "Write" + (writes == 1 ? "" : "[" + writes + "]") + " from " + context.commandLine() + ".";
        String kept = description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length()));
        try {
            store.write(current, context.header(kept));
        } catch (GroupStore.TooLarge large) {
            context.log().error("VG " + current.name() + " " + current.seqno() + " metadata on " + large.path() + " (" + large.size()
                    + " bytes) exceeds maximum metadata size (" + large.most() + " bytes)");
            context.log().warn("WARNING: Failed to write an MDA of VG " + current.name() + ".");
            throw context.fail("Failed to write VG " + current.name() + ".");
        }
    }

    /** Makes what was written count. */
    void commit() {
        pending = Pending.NO;
        if (!context.isTest()) {
            store.commit();
            archived = once;
            committed = current;
            changed = true;
        }
        waiting.forEach(context.log()::print);
        waiting.clear();
    }

    /** Gives up what was written; the group in memory is again what counts. */
    void revert() {
        if (!context.isTest()) {
            store.revert();
            current = committed;
        }
    }

    /** Writes the group and makes it count. */
    void update() {
        write();
        commit();
    }

    /** Ends the session: writes what waits, and the backup. */
    void close() {
        settle();
        keep();
    }

    /** Ends the session of a command that failed: what waits is forgotten. */
    void closeFailed() {
        pending = Pending.NO;
        current = committed;
        waiting.clear();
        keep();
    }

    private void keep() {
        if (changed) {
            tellBackup();
            Archive.after(context, committed);
        }
    }

    /** Says that the backup is written. */
    void tellBackup() {
        context.log().verbose("Creating volume group backup \"" + Archive.backupPath(context, committed.name()) + "\" (seqno "
                + committed.seqno() + ").");
    }

    /** Has the devices of all active volumes follow the group as it counts. False: some didn't, and why has been said. */
    boolean refresh() {
        boolean good = true;
        for (LogicalVolume lv : committed.visibleLvs()) {
            if (activation.isActive(committed, lv)) {
                good &= refresh(committed.originOf(lv).filter(committed::isVirtualOrigin).orElse(lv));
            }
        }
        return good;
    }

    /** Has the devices of a volume, and of its relatives, follow the group as it counts. */
    boolean refresh(LogicalVolume lv) {
        ThinMerge.release(this, lv);
        boolean good = activation.suspend(new Activation.Change(committed, committed, devices), lv.name())
                && activation.resume(committed, lv, devices);
        if (good) {
            new Monitoring(context, this).running(lv);
            new Polling(context).start(this, lv);
        }
        return good;
    }

    /** {@code vg0/lv0}. */
    String path(LogicalVolume lv) {
        return current.name() + "/" + lv.name();
    }
}
