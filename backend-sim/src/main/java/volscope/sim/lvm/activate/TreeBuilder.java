package volscope.sim.lvm.activate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import volscope.sim.device.DevNo;
import volscope.sim.device.Disk.Access;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.TableLine;
import volscope.sim.lvm.activate.DeviceTree.Leftover;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.activate.TreeNode.FirstResume;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LvFlag;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PoolSegment;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.VolumeGroup;

/** Puts the devices of a volume and its relatives into a tree: first those that are there, then those that metadata ask for. */
final class TreeBuilder {

    private static final int ORIGIN_PRIORITY = 1;
    private static final int MERGED_PRIORITY = 2;

    private final DmCalls calls;
    private final DeviceTree tree;
    private final VolumeGroup vg;
    private final PvDevices pvs;
    private final Mode mode;
    private Merge merge = Merge.ALLOWED;
    /** The part of a pool that is activated by itself: only to be read. */
    private Optional<LogicalVolume> lookedAt = Optional.empty();

    /**
     * How metadata are made devices.
     *
     * @param leftover
     *            what becomes of tables left in inactive slots
     * @param step
     *            whether the devices are suspended and only resumed now
     * @param reach
     *            how much of a volume's relatives
     */
    record Mode(Leftover leftover, Step step, Reach reach) {

        Mode(Leftover leftover, Step step) {
            this(leftover, step, Reach.WHOLE);
        }
    }

    /** Where in a change a tree is built. */
    enum Step {
        /** What is to be is made ready. */
        PREPARING,
        /** What was suspended becomes what is to be. */
        RESUMING,
        /** What is there is suspended or removed. */
        STOPPING
    }

    /** How much of a volume's relatives a tree has. */
    enum Reach {
        WHOLE,
        /** The volume as the origin of others alone: not its snapshots; of a pool its blocks alone; of a thin volume not its pool. */
        ORIGIN
    }

    /** Whether a merge may begin. */
    private enum Merge {
        ALLOWED, POSTPONED
    }

    TreeBuilder(DmCalls calls, DeviceTree tree, VolumeGroup vg, PvDevices pvs, Mode mode) {
        this.calls = calls;
        this.tree = tree;
        this.vg = vg;
        this.pvs = pvs;
        this.mode = mode;
    }

    /** Adds what is there of a volume, of its snapshots, and of what it lies on. */
    void addPresent(LogicalVolume lv) {
        addPresent(lv, mode.reach());
    }

    private void addPresent(LogicalVolume lv, Reach reach) {
        if (reach == Reach.WHOLE || lv.thin().isPresent() && !vg.isOrigin(lv)) {
            addPresent(lv, LvLayer.TOP);
        }
        addPresent(lv, LvLayer.REAL);
        if (reach == Reach.WHOLE) {
            addPresent(lv, LvLayer.COW);
            vg.snapshotsOf(lv).forEach(cow -> addPresent(cow, Reach.WHOLE));
        }
        lv.thin().ifPresent(thin -> addPresentBelow(thin, reach));
        lv.pool().ifPresent(pool -> {
            addPresent(lv, LvLayer.THIN_POOL);
            addPresent(vg.pools().metadataOf(pool), Reach.WHOLE);
            addPresent(vg.pools().dataOf(pool), Reach.WHOLE);
        });
    }

    private void addPresentBelow(ThinSegment thin, Reach reach) {
        thin.external().flatMap(vg::lv)
                .ifPresent(external -> addPresent(external, vg.isOrigin(external) ? Reach.WHOLE : Reach.ORIGIN));
        addPresent(vg.pools().of(thin), mode.step() == Step.STOPPING ? Reach.ORIGIN : reach);
    }

    private void addPresent(LogicalVolume lv, LvLayer layer) {
        calls.info(DmKey.uuid(DmNames.uuid(vg, lv, layer))).ifPresent(tree::add);
    }

    /**
     * Adds what is to be of a volume, and of its snapshots.
     *
     * @throws Incomplete
     *             if a part of it is missing
     */
    void addPlanned(LogicalVolume lv) throws Incomplete {
        lookedAt = vg.pools().ofPart(lv).map(pool -> lv);
        addPlanned(lv, mode.reach() == Reach.WHOLE ? LvLayer.TOP : originLayer(lv));
    }

    private LvLayer originLayer(LogicalVolume lv) {
        if (lv.pool().isPresent()) {
            return LvLayer.THIN_POOL;
        }
        return vg.isOrigin(lv) ? LvLayer.REAL : LvLayer.TOP;
    }

    /** A volume that can't be made devices: a physical volume is gone, or the device of a relative. */
    static final class Incomplete extends Exception {

        private static final long serialVersionUID = 1;

        private final String complaint;

        Incomplete(String complaint) {
            super(complaint, null, false, false);
            this.complaint = complaint;
        }

        String complaint() {
            return complaint;
        }
    }

    private TreeNode addPlanned(LogicalVolume lv, LvLayer layer) throws Incomplete {
        if (layer == LvLayer.TOP) {
            decideMerge(lv);
        }
        String uuid = DmNames.uuid(vg, lv, layer);
        Optional<TreeNode> known = tree.find(uuid).filter(node -> node.part.isPresent());
        if (known.isPresent()) {
            return known.get();
        }
        OptionalInt minor = layer == LvLayer.TOP
                ? lv.number().map(dev -> OptionalInt.of(dev.minor())).orElse(OptionalInt.empty())
                : OptionalInt.empty();
        TreeNode node = tree.plan(new DeviceTree.Plan(DmNames.name(vg, lv, layer), uuid, minor, access(lv, layer)), mode.leftover());
        node.part = Optional.of(new TreeNode.Part(lv, layer, node.exists() ? node.name : ""));
        if (layer == LvLayer.TOP && vg.isOrigin(lv)) {
            origin(node, lv);
        } else if (layer == LvLayer.TOP && vg.isCow(lv)) {
            snapshot(node, lv);
        } else if (layer == LvLayer.TOP && isLayered(lv)) {
            overlay(node, lv, lv.pool().isPresent() ? LvLayer.THIN_POOL : LvLayer.REAL);
        } else {
            extents(node, lv);
        }
        return node;
    }

    /** Whether people see only a layer over a volume's own device, which others use. */
    private boolean isLayered(LogicalVolume lv) {
        return lv.pool().isPresent() ? !vg.pools().isNew(lv) : vg.pools().isExternalOrigin(lv);
    }

    private Access access(LogicalVolume lv, LvLayer layer) {
        boolean store = layer == LvLayer.COW && vg.isCow(lv);
        boolean poolSeen = layer == LvLayer.TOP && lv.pool().isPresent() && isLayered(lv);
        boolean part = lookedAt.filter(lv::equals).isPresent();
        return store || lv.isWritable() && !poolSeen && !part ? Access.READ_WRITE : Access.READ_ONLY;
    }

    private void overlay(TreeNode node, LogicalVolume lv, LvLayer below) throws Incomplete {
        TreeNode lower = addPlanned(lv, below);
        node.segments.add(new TreeSegment.Areas(vg.sectors(lv), 0, List.of(tree.area(node, lower, 0))));
    }

    private void origin(TreeNode node, LogicalVolume lv) throws Incomplete {
        TreeNode real = addPlanned(lv, LvLayer.REAL);
        Optional<Segment.Snapshot> merging = vg.mergingInto(lv).filter(relation -> merge == Merge.ALLOWED);
        if (merging.isPresent()) {
            mergeTarget(node, lv, real, merging.get());
        } else {
            node.segments.add(new TreeSegment.Origin(vg.sectors(lv), real));
            tree.link(node, real);
            node.priority = ORIGIN_PRIORITY;
            real.firstResume = FirstResume.DELAYED;
        }
        for (LogicalVolume cow : vg.snapshotsOf(lv)) {
            addPlanned(cow, LvLayer.TOP);
        }
    }

    private void need(LogicalVolume lv, String type) throws Incomplete {
        if (!calls.targets().has(type)) {
            throw new Incomplete("Can't process LV " + vg.name() + "/" + lv.name() + ": " + type
                    + " target support missing from kernel?");
        }
    }

    private void mergeTarget(TreeNode node, LogicalVolume lv, TreeNode real, Segment.Snapshot relation) throws Incomplete {
        need(lv, relation.type());
        LogicalVolume cow = vg.lv(relation.cow()).orElseThrow();
        TreeNode store = addPlanned(cow, LvLayer.COW);
        node.segments.add(new TreeSegment.Snapshot(vg.sectors(lv), "snapshot-merge", real, store, relation.chunkSectors()));
        tree.link(node, real);
        tree.link(node, store);
        node.priority = ORIGIN_PRIORITY;
        tree.find(DmNames.uuid(vg, cow, LvLayer.TOP)).ifPresent(merged -> merged.priority = MERGED_PRIORITY);
    }

    private void snapshot(TreeNode node, LogicalVolume cow) throws Incomplete {
        need(cow, "snapshot");
        TreeNode store = addPlanned(cow, LvLayer.COW);
        Segment.Snapshot relation = vg.relationOf(cow).orElseThrow();
        long sectors = relation.extents().count() * vg.extentSectors();
        if (relation.isMerging() && merge == Merge.ALLOWED) {
            node.segments.add(new TreeSegment.Nowhere(sectors, "error"));
            return;
        }
        LogicalVolume origin = vg.lv(relation.origin()).orElseThrow();
        String realUuid = DmNames.uuid(vg, origin, LvLayer.REAL);
        TreeNode real = tree.find(realUuid).orElseThrow(() -> new Incomplete("Couldn't find snapshot origin uuid " + realUuid + "."));
        node.segments.add(new TreeSegment.Snapshot(sectors, "snapshot", real, store, relation.chunkSectors()));
        tree.link(node, real);
        tree.link(node, store);
    }

    private void extents(TreeNode node, LogicalVolume lv) throws Incomplete {
        for (int i = 0; i < lv.segments().size(); i++) {
            Segment segment = lv.segments().get(i);
            long sectors = segment.extents().count() * vg.extentSectors();
            need(lv, segment.type());
            node.segments.add(switch (segment) {
                case Segment.Striped striped -> areas(node, lv, striped, i);
                case PoolSegment pool -> pool(node, lv, pool, sectors);
                case ThinSegment thin -> thin(node, lv, thin, sectors);
                case Segment.Virtual virtual -> new TreeSegment.Nowhere(sectors, virtual.type());
                case Segment.Snapshot _ -> throw new IllegalStateException("a relation has no device");
            });
        }
    }

    private TreeSegment pool(TreeNode node, LogicalVolume lv, PoolSegment pool, long sectors) throws Incomplete {
        TreeNode metadata = addPlanned(vg.pools().metadataOf(pool), LvLayer.TOP);
        TreeNode data = addPlanned(vg.pools().dataOf(pool), LvLayer.TOP);
        tree.link(node, metadata);
        tree.link(node, data);
        List<String> features = new ArrayList<>();
        if (pool.zeroing() == PoolSegment.Zeroing.NO) {
            features.add("skip_block_zeroing");
        }
        switch (pool.discards()) {
            case IGNORE -> features.add("ignore_discard");
            case NOPASSDOWN -> features.add("no_discard_passdown");
            case PASSDOWN -> {
                // what the target does by itself
            }
        }
        if (lv.has(LvFlag.ERROR_WHEN_FULL)) {
            features.add("error_if_no_space");
        }
        return new TreeSegment.ThinPool(sectors, metadata, data, pool.chunkSectors(), features);
    }

    private TreeSegment thin(TreeNode node, LogicalVolume lv, ThinSegment thin, long sectors) throws Incomplete {
        Optional<TreeNode> external = Optional.empty();
        if (thin.external().isPresent()) {
            external = Optional.of(external(vg.lv(thin.external().get()).orElseThrow()));
            tree.link(node, external.get());
        }
        LogicalVolume poolVolume = vg.pools().of(thin);
        TreeNode pool = mode.reach() == Reach.ORIGIN
                ? tree.need(DmNames.uuid(vg, poolVolume, LvLayer.THIN_POOL))
                : addPlanned(poolVolume, LvLayer.THIN_POOL);
        tree.link(node, pool);
        return new TreeSegment.Thin(sectors, pool, shown(lv, thin).device(), external);
    }

    /** What a thin volume shows: a snapshot that is to be merged into it, unless one of both is open. */
    private ThinSegment shown(LogicalVolume lv, ThinSegment thin) {
        Optional<LogicalVolume> merging = vg.pools().mergingInto(lv).filter(snapshot -> !isOpen(lv) && !isOpen(snapshot));
        return merging.flatMap(LogicalVolume::thin).orElse(thin);
    }

    private boolean isOpen(LogicalVolume lv) {
        return calls.info(DmKey.uuid(DmNames.uuid(vg, lv, LvLayer.TOP))).filter(info -> info.openCount() > 0).isPresent();
    }

    /** The device of an external origin that thin volumes read from; where people see the origin too, all of it is planned. */
    private TreeNode external(LogicalVolume origin) throws Incomplete {
        if (vg.isOrigin(origin) && tree.seen(DmNames.uuid(vg, origin, LvLayer.TOP)).isPresent()) {
            addPlanned(origin, LvLayer.TOP);
        }
        return addPlanned(origin, LvLayer.REAL);
    }

    private TreeSegment areas(TreeNode node, LogicalVolume lv, Segment.Striped segment, int ordinal) throws Incomplete {
        List<TreeSegment.Area> areas = new ArrayList<>();
        for (int i = 0; i < segment.areas().size(); i++) {
            Segment.Area area = segment.areas().get(i);
            PhysicalVolume pv = vg.pv(area.pv()).orElseThrow();
            Optional<DevNo> dev = pvs.find(area.pv());
            areas.add(dev.isPresent()
                    ? tree.area(node, dev.get(), pv.sectorOf(area.extent(), vg.extentSectors()))
                    : tree.area(node, missing(lv, segment, ordinal + "_" + i), 0));
        }
        return new TreeSegment.Areas(segment.extents().count() * vg.extentSectors(), segment.stripeSectors(), areas);
    }

    /** A device that stands in for a part that is gone. */
    private TreeNode missing(LogicalVolume lv, Segment.Striped segment, String place) throws Incomplete {
        if (pvs.gaps() == PvDevices.Gaps.REFUSED) {
            throw new Incomplete("Aborting.  LV " + vg.name() + "/" + lv.name()
                    + " is incomplete and --activationmode partial was not specified.");
        }
        String suffix = "missing_" + place;
        String uuid = DmNames.uuid(vg, lv, suffix);
        Optional<DmInfo> there = calls.info(DmKey.uuid(uuid));
        if (there.isPresent()) {
            return tree.add(there.get());
        }
        var plan = new DeviceTree.Plan(DmNames.name(vg.name(), lv.name(), suffix), uuid, OptionalInt.empty(), Access.READ_WRITE);
        TreeNode node = tree.plan(plan, Leftover.KEEP);
        if (node.segments.isEmpty()) {
            node.segments.add(new TreeSegment.Nowhere(segment.extents().count() * vg.extentSectors(), "error"));
        }
        return node;
    }

    /** A merge begins only while neither origin nor snapshot is open, and not between suspend and resume. */
    private void decideMerge(LogicalVolume lv) {
        Optional<Segment.Snapshot> merging = vg.mergingInto(lv);
        if (merging.isEmpty()) {
            return;
        }
        Optional<DmInfo> origin = tree.seen(DmNames.uuid(vg, lv, LvLayer.TOP));
        if (origin.isPresent() && isMerging(origin.get().dev())) {
            return;
        }
        Optional<DmInfo> cow = vg.lv(merging.get().cow()).flatMap(store -> tree.seen(DmNames.uuid(vg, store, LvLayer.TOP)));
        boolean begun = mode.step() == Step.PREPARING || origin.filter(info -> info.is(Flag.INACTIVE_TABLE)).isPresent();
        if (origin.isPresent() && (!begun || origin.get().openCount() > 0)
                || cow.filter(info -> info.openCount() > 0).isPresent()) {
            merge = Merge.POSTPONED;
        }
    }

    private boolean isMerging(DevNo dev) {
        return calls.table(DmKey.number(dev)).stream().map(TableLine::type).anyMatch("snapshot-merge"::equals);
    }
}
