package volscope.sim.lvm.activate;

import java.util.Optional;

import volscope.sim.device.DevNo;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmKey;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.LvmLog;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Activation of logical volumes: what commands ask for, in terms of volumes. */
public final class Activation {

    private static final int OPEN_RETRIES = 25;
    private static final long OPEN_DELAY = 200_000_000;

    private static final TreeBuilder.Mode ORIGIN_ONLY = new TreeBuilder.Mode(DeviceTree.Leftover.CLEAR, TreeBuilder.Step.PREPARING,
            TreeBuilder.Reach.ORIGIN);

    private final Sys sys;
    private final LvmLog log;
    private final DmCalls calls;
    private final TreeAction trees;
    private final PvDevices.Gaps gaps;

    public Activation(Sys sys, LvmLog log, PvDevices.Gaps gaps) {
        this.sys = sys;
        this.log = log;
        this.gaps = gaps;
        this.calls = new DmCalls(sys, log);
        this.trees = new TreeAction(sys, log, calls);
    }

    /** The device of a volume, if it is active. */
    public Optional<DmInfo> info(VolumeGroup vg, LogicalVolume lv) {
        return calls.info(DmKey.uuid(DmNames.uuid(vg, lv, LvLayer.TOP)));
    }

    /** Whether a volume has a device. */
    public boolean isActive(VolumeGroup vg, LogicalVolume lv) {
        return info(vg, lv).isPresent();
    }

    /** Whether a pool works, seen or not. */
    public boolean isPoolActive(VolumeGroup vg, LogicalVolume pool) {
        return calls.info(DmKey.uuid(DmNames.uuid(vg, pool, LvLayer.THIN_POOL))).isPresent();
    }

    /** Calls to the device mapper, for who looks closer. */
    public DmCalls calls() {
        return calls;
    }

    /**
     * A group before and after a change.
     *
     * @param old
     *            as it counts now
     * @param planned
     *            as it is to be
     * @param pvs
     *            the devices of its physical volumes
     */
    public record Change(VolumeGroup old, VolumeGroup planned, PvDevices pvs) {
    }

    /** Loads what a volume is to become and suspends what it is. Nothing happens if it isn't active. */
    public boolean suspend(Change change, String lvName) {
        LogicalVolume old = change.old().lv(lvName).orElseThrow();
        Optional<DmInfo> info = info(change.old(), old);
        if (info.isEmpty() || info.get().is(Flag.SUSPENDED)) {
            return true;
        }
        VolumeGroup planned = change.planned();
        LogicalVolume next = planned.now(old).orElseThrow();
        if (!preload(change, next) || !preloadFormerSnapshots(change, old)) {
            return false;
        }
        return trees.suspend(change.old(), old, halt(planned, old, next));
    }

    private static DmOp.Halt halt(VolumeGroup planned, LogicalVolume old, LogicalVolume next) {
        boolean becomesThin = old.thin().isEmpty() && next.thin().isPresent();
        if (planned.isOrigin(next) || planned.isCow(next) || becomesThin) {
            return DmOp.Halt.WITH_FREEZE;
        }
        return old.thin().isPresent() || old.pool().isPresent() ? DmOp.Halt.WITHOUT_FLUSH : DmOp.Halt.WITH_FLUSH;
    }

    private boolean preload(Change change, LogicalVolume lv) {
        var mode = new TreeBuilder.Mode(DeviceTree.Leftover.CLEAR, TreeBuilder.Step.PREPARING);
        return trees.preload(change.planned(), lv, change.pvs(), mode);
    }

    private boolean preloadFormerSnapshots(Change change, LogicalVolume old) {
        for (Segment.Snapshot relation : change.old().relationsTo(old)) {
            Optional<LogicalVolume> cow = change.planned().lv(relation.cow());
            if (cow.filter(lv -> !change.planned().isCow(lv)).isPresent() && !preload(change, cow.get())) {
                return false;
            }
        }
        return true;
    }

    /** Tells the device of a pool what it does not know yet of its thin volumes. */
    public boolean tell(VolumeGroup vg, LogicalVolume pool, PvDevices pvs) {
        return trees.preload(vg, pool, pvs, ORIGIN_ONLY) && new PoolTalk(calls, log, vg).tell(pool);
    }

    /** Suspends a thin volume, as the origin of a snapshot that its pool is told of meanwhile. */
    public boolean tellUnderSuspended(VolumeGroup vg, LogicalVolume origin, PvDevices pvs) {
        LogicalVolume pool = vg.pools().of(origin.thin().orElseThrow());
        return trees.preload(vg, origin, pvs, ORIGIN_ONLY)
                && trees.suspendAlone(vg, origin, vg.isOrigin(origin) ? LvLayer.REAL : LvLayer.TOP)
                && new PoolTalk(calls, log, vg).tell(pool);
    }

    /** Lets a thin volume run again that {@link #tellUnderSuspended} suspended. */
    public boolean resumeOrigin(VolumeGroup vg, LogicalVolume origin, PvDevices pvs) {
        return trees.activate(vg, origin, pvs, new TreeBuilder.Mode(DeviceTree.Leftover.KEEP, TreeBuilder.Step.RESUMING,
                TreeBuilder.Reach.ORIGIN));
    }

    /** Lets a volume run that was suspended, with what it has become. */
    public boolean resume(VolumeGroup vg, LogicalVolume lv, PvDevices pvs) {
        Optional<DmInfo> info = info(vg, lv);
        boolean self = info.filter(there -> there.is(Flag.SUSPENDED)).isPresent();
        boolean relative = info.filter(there -> !there.is(Flag.SUSPENDED)).isPresent()
                && vg.snapshotsOf(lv).stream().anyMatch(cow -> info(vg, cow).filter(there -> there.is(Flag.SUSPENDED)).isPresent());
        return !self && !relative
                || trees.activate(vg, lv, pvs, new TreeBuilder.Mode(DeviceTree.Leftover.KEEP, TreeBuilder.Step.RESUMING));
    }

    /** The number in its pool of what an active thin volume shows. */
    public Optional<Integer> thinDevice(VolumeGroup vg, LogicalVolume lv) {
        return calls.table(DmKey.uuid(DmNames.uuid(vg, lv, vg.isOrigin(lv) ? LvLayer.REAL : LvLayer.TOP))).stream()
                .filter(line -> line.type().equals("thin")).map(line -> Integer.valueOf(line.params().split(" ")[1])).findFirst();
    }

    /** Takes a volume back to what it was before a change that failed. */
    public boolean revert(VolumeGroup vg, LogicalVolume lv, PvDevices pvs) {
        return trees.activate(vg, lv, pvs, new TreeBuilder.Mode(DeviceTree.Leftover.CLEAR, TreeBuilder.Step.RESUMING));
    }

    /** Activates a volume, with its snapshots. */
    public boolean activate(VolumeGroup vg, LogicalVolume lv, PvDevices pvs) {
        log.verbose("activation/volume_list configuration setting not defined: Checking only host tags for " + vg.name() + "/" + lv.name()
                + ".");
        if (gaps == PvDevices.Gaps.REFUSED && Partial.isPartial(vg, lv)) {
            log.error("Refusing activation of partial LV " + vg.name() + "/" + lv.name()
                    + ".  Use '--activationmode partial' to override.");
            return false;
        }
        Optional<LogicalVolume> part = activePart(vg, lv);
        if (part.isPresent()) {
            log.error(
                    "Activation of logical volume " + vg.name() + "/" + lv.name() + " is prohibited while logical volume " + vg.name() + "/"
                            + part.get().name() + " is active.");
            return false;
        }
        Optional<DmInfo> info = info(vg, lv);
        if (info.filter(there -> isAsWanted(vg, lv, there)).isPresent()) {
            return true;
        }
        Optional<DevNo> taken = lv.number().filter(number -> info.isEmpty() && calls.info(DmKey.number(number)).isPresent());
        if (taken.isPresent()) {
            log.error("The requested major:minor pair (" + taken.get() + ") is already used.");
            return false;
        }
        return trees.activate(vg, lv, pvs, new TreeBuilder.Mode(DeviceTree.Leftover.KEEP, TreeBuilder.Step.PREPARING));
    }

    /** A part of a volume's pool that is active while the pool is not. */
    private Optional<LogicalVolume> activePart(VolumeGroup vg, LogicalVolume lv) {
        Optional<LogicalVolume> pool = lv.pool().isPresent() ? Optional.of(lv) : lv.thin().map(vg.pools()::of);
        return pool.filter(found -> !isPoolActive(vg, found)).flatMap(LogicalVolume::pool)
                .flatMap(parts -> parts.volumes().stream().flatMap(name -> vg.lv(name).stream()).filter(one -> isActive(vg, one))
                        .findFirst());
    }

    /** A new pool is looked through as if it were not active: what people see of a pool is another device once it has thin volumes. */
    private static boolean isAsWanted(VolumeGroup vg, LogicalVolume lv, DmInfo info) {
        boolean access = lv.pool().isPresent() ? !vg.pools().isNew(lv) : info.is(Flag.READ_ONLY) != lv.isWritable();
        return !info.is(Flag.SUSPENDED) && info.is(Flag.LIVE_TABLE) && access;
    }

    /** Deactivates a volume, with its snapshots, unless it is in use. */
    public boolean deactivate(VolumeGroup vg, LogicalVolume lv) {
        if (vg.isVisible(lv) || vg.isVirtualOrigin(lv)) {
            if (isInUse(vg, lv) || hasOpenSnapshots(vg, lv)) {
                return false;
            }
        }
        if (!isActive(vg, lv) && vg.snapshotsOf(lv).stream().noneMatch(cow -> isActive(vg, cow))) {
            return true;
        }
        return trees.deactivate(vg, lv) && !isActive(vg, lv);
    }

    /** Whether someone uses a volume; waits a while for an opener to let go. Complains if so. */
    public boolean isInUse(VolumeGroup vg, LogicalVolume lv) {
        InUse.Use use = lastingUse(vg, lv);
        if (use != InUse.Use.NONE) {
            log.error("Logical volume " + vg.name() + "/" + lv.name() + " " + use.words() + ".");
        }
        return use != InUse.Use.NONE;
    }

    /** The use of a volume; waits a while for an opener to let go. */
    public InUse.Use lastingUse(VolumeGroup vg, LogicalVolume lv) {
        InUse.Use use = use(vg, lv);
        for (int attempt = 1; use == InUse.Use.OPEN && attempt < OPEN_RETRIES; attempt++) {
            DmCalls.pause(sys, OPEN_DELAY, lv.name() + " is open");
            use = use(vg, lv);
        }
        return use;
    }

    /** Whether a volume's device merges a snapshot now. */
    public boolean isMerging(VolumeGroup vg, LogicalVolume lv) {
        return calls.table(DmKey.uuid(DmNames.uuid(vg, lv, LvLayer.TOP))).stream().anyMatch(line -> line.type().equals("snapshot-merge"));
    }

    private InUse.Use use(VolumeGroup vg, LogicalVolume lv) {
        Optional<DmInfo> info = info(vg, lv).filter(there -> there.openCount() > 0);
        return info.isEmpty() ? InUse.Use.NONE : sys.call(kernel -> InUse.of(kernel, info.get().dev()));
    }

    private boolean hasOpenSnapshots(VolumeGroup vg, LogicalVolume lv) {
        long open = vg.snapshotsOf(lv).stream().filter(cow -> isInUse(vg, cow)).count();
        if (open > 0) {
            log.error("LV " + vg.name() + "/" + lv.name() + " has open " + open + " snapshot(s), not deactivating.");
        }
        return open > 0;
    }
}
