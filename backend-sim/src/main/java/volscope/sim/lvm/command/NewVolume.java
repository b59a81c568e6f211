package volscope.sim.lvm.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.dm.DmInfo;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.Flags;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.Series;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.text.SizeText;

/** A volume on its way into a group: named, given extents, written, activated, its start wiped and zeroed. */
final class NewVolume {

    private static final int ZEROED_BYTES = 4096;

    private final LvmContext context;
    private final GroupSession session;
    private final CreateOptions options;

    NewVolume(LvmContext context, GroupSession session) {
        this.context = context;
        this.session = session;
        this.options = new CreateOptions(context);
    }

    /** The group while it changes. */
    GroupSession session() {
        return session;
    }

    /** Whether the volume is to be active at once. */
    boolean isActive() {
        return options.isActive();
    }

    /** The volume's name: the one wanted, if it is free, or the next of the series. */
    String name(Optional<String> wanted) {
        VolumeGroup vg = session.vg();
        wanted.ifPresent(name -> {
            NewName.checkLength(context, vg.name(), name);
            if (vg.lv(name).isPresent()) {
                throw context.fail("Logical Volume \"" + name + "\" already exists in volume group \"" + vg.name() + "\"");
            }
        });
        long most = vg.limits().maxLv();
        if (most > 0 && vg.lvs().shownCount() >= most) {
            String complaint = "Maximum number of logical volumes (" + most + ") reached in volume group " + vg.name();
            context.log().verbose(complaint);
            throw context.fail(complaint);
        }
        LvProperties.checkProfile(context);
        return wanted.orElseGet(() -> Names.next(vg, Series.LVOL));
    }

    /** Finds extents, or gives up. */
    List<Segment> allocate(String name, long extents, PvChoice choice, Allocator.Stripes stripes, AllocationRule.Amount amount) {
        return allocate(name, extents, choice, stripes, amount, 0).extents();
    }

    /** Finds extents and some that lie apart from them, or gives up. */
    ExtentSearch.Found allocate(String name, long extents, PvChoice choice, Allocator.Stripes stripes, AllocationRule.Amount amount,
            long apart) {
        VolumeGroup vg = session.vg();
        if (extents > vg.freeExtents() && amount == AllocationRule.Amount.EXACT) {
            throw context
                    .fail("Volume group \"" + vg.name() + "\" has insufficient free space (" + vg.freeExtents() + " extents): " + extents
                            + " required.");
        }
        AllocationRule rule = AllocationRule.of(context, vg, options.allocation(), Optional.empty(), amount).withApart(apart);
        return new ExtentSearch(context, choice, stripes, rule).findBoth(name, 0, extents);
    }

    /** Makes a plain volume with these extents. */
    int create(String name, List<Segment> segments) {
        Optional<String> unwritable = options.unwritable();
        if (unwritable.isPresent()) {
            context.log().error("Cannot zero " + unwritable.get() + " logical volume with option -Zy or -Wy.");
            return LvmCommand.DONE;
        }
        LogicalVolume lv = options.volume(name).with(segments);
        boolean nowhere = lv.isVirtual();
        session.set(session.vg().plus(lv));
        new Overprovisioning(context, session.vg()).warn();
        context.log().verbose("Creating logical volume " + name);
        session.update();
        if (!options.isActive()) {
            context.log().verbose("Deactivating logical volume " + session.path(lv) + ".");
        } else if (!context.isTest()) {
            context.log().verbose("Activating logical volume " + session.path(lv) + ".");
            new VolumeList(context).check(session, lv, "start of new LV");
            activate(lv);
            if (!nowhere && !clear(lv)) {
                undo(lv);
                session.close();
                throw new CommandFailed(LvmCommand.FAILED);
            }
        }
        if (!nowhere && !options.isZeroed() && !options.isWiped()) {
            context.log().warn("WARNING: Logical volume " + session.path(lv) + " not zeroed.");
            context.log().verbose("Signature wiping on logical volume " + session.path(lv) + " not requested.");
        }
        context.log().print("Logical volume \"" + name + "\" created.");
        session.close();
        return LvmCommand.DONE;
    }

    private void activate(LogicalVolume lv) {
        if (!session.activation().activate(session.vg(), lv, session.devices())) {
            context.log().error("Failed to activate new LV " + session.path(lv) + ".");
            undo(lv);
            session.close();
            throw new CommandFailed(LvmCommand.FAILED);
        }
    }

    private boolean clear(LogicalVolume lv) {
        DmInfo info = session.activation().info(session.vg(), lv).orElseThrow();
        String path = "/dev/" + session.path(lv);
        if (options.isWiped()) {
            context.log().verbose("Wiping known signatures on logical volume " + session.path(lv) + ".");
        }
        if (options.isWiped() && !new Wiper(context).wipe(new Wiper.Target(path, info.dev(), session.vg().sectors(lv)), List.of())) {
            context.log().error("Failed to wipe signatures on logical volume " + session.path(lv) + ".");
            context.log().error("Aborting. Failed to wipe start of new LV.");
            return false;
        }
        if (options.isZeroed()) {
            zero(info, lv);
        }
        return true;
    }

    private void zero(DmInfo info, LogicalVolume lv) {
        int bytes = (int) Math.min(ZEROED_BYTES, session.vg().sectors(lv) * 512);
        context.log()
                .verbose("Initializing " + SizeText.display(bytes / 512) + " of logical volume " + session.path(lv) + " with value 0.");
        BlockIo.writeThrough(context.sys(), info.dev(), 0, Data.fill((byte) 0, bytes));
    }

    /** Takes back a volume that was made in vain. */
    private void undo(LogicalVolume lv) {
        if (!session.activation().deactivate(session.vg(), lv)) {
            context.log().error("Unable to deactivate failed new LV " + session.path(lv) + ". Manual intervention required.");
            return;
        }
        session.set(session.vg().minus(lv));
        session.update();
    }

    /** Makes the store of a snapshot: a plain volume for now, whose start is zeroed, and which is not active. */
    LogicalVolume createStore(String name, List<Segment> segments) {
        LogicalVolume lv = options.volume(name).with(segments);
        lv = lv.with(Flags.plus(lv.flags(), LvFlag.WRITE));
        context.log().verbose("Creating logical volume " + name);
        session.set(session.vg().plus(lv));
        session.update();
        if (!context.isTest()) {
            zeroStore(lv);
        }
        return lv;
    }

    /** Zeroes the start of what is to be a store, which isn't active before nor after. */
    void zeroStore(LogicalVolume lv) {
        new VolumeList(context).check(session, lv, "snapshot exception store");
        activate(lv);
        session.activation().info(session.vg(), lv).ifPresent(info -> zero(info, lv));
        if (!session.activation().deactivate(session.vg(), lv)) {
            context.log().error("Aborting. Couldn't deactivate snapshot COW area. Manual intervention required.");
            session.close();
            throw new CommandFailed(LvmCommand.FAILED);
        }
    }

    /** The status of a store once it is one. */
    Set<LvFlag> storeFlags() {
        return Flags.minus(options.flags(), LvFlag.VISIBLE);
    }
}
