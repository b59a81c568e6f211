package volscope.sim.lvm.report;

import java.util.List;
import java.util.Optional;

import volscope.model.command.ParsedLine;
import volscope.sim.dm.DmInfo.Flag;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.metadata.Allocation;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LogicalVolume.ReadAhead;
import volscope.sim.lvm.metadata.Segment;
import volscope.sim.lvm.metadata.ThinSegment;
import volscope.sim.lvm.metadata.Times;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.status.LiveVolume;
import volscope.sim.lvm.status.LvAttributes;
import volscope.sim.lvm.status.SnapshotStatus;
import volscope.sim.lvm.status.ThinStatus;
import volscope.sim.lvm.text.Percent;

/** The command {@code lvdisplay}. */
final class LvDisplay {

    private static final int WIDTH = 23;

    private final Block block;
    private final GroupView group;
    private final VolumeGroup vg;

    LvDisplay(Block block, GroupView group) {
        this.block = block;
        this.group = group;
        this.vg = group.vg();
    }

    static int run(LvmContext context) {
        ParsedLine line = context.line();
        if (line.has("columns")) {
            return line.has("colon") || line.has("maps") ? context.misuse("Incompatible options selected.").code() : Report.lvs(context);
        }
        if (List.of("aligned", "noheadings", "options", "separator", "sort", "unbuffered").stream().anyMatch(line::has)) {
            return context.misuse("Incompatible options selected.").code();
        }
        if (line.has("colon") && line.has("maps")) {
            return context.misuse("Options -c and -m are incompatible.").code();
        }
        try {
            return run(context, block(context, WIDTH));
        } catch (ReportRefused refused) {
            return Report.refuse(context, refused);
        }
    }

    /** A block that writes to a command's output in the units it was asked for. */
    static Block block(LvmContext context, int width) throws ReportRefused {
        return new Block(context.invocation().out()::println, width, ReportOptions.units(context));
    }

    /** The blocks of volumes inside another display. */
    static Block inside(LvmContext context) throws ReportRefused {
        return block(context, WIDTH);
    }

    private static int run(LvmContext context, Block block) {
        ParsedLine line = context.line();
        Groups groups = new Groups(context);
        Optional<Condition> condition = Condition.ofVolumes(context);
        VolumeChoice.Hidden hidden = line.has("all") ? VolumeChoice.Hidden.SHOWN : VolumeChoice.Hidden.LEFT_OUT;
        for (VolumeChoice.Chosen chosen : new VolumeChoice(groups, hidden).of(line.operands())) {
            LvDisplay display = new LvDisplay(block, chosen.group());
            for (LogicalVolume lv : chosen.lvs()) {
                if (hidden == VolumeChoice.Hidden.LEFT_OUT && !chosen.group().vg().isVisible(lv)
                        || condition.filter(given -> !given.holds(chosen.group().vg(), lv, groups.scan())).isPresent()) {
                    continue;
                }
                if (line.has("colon")) {
                    display.colons(lv);
                } else {
                    display.full(lv);
                    if (line.has("maps")) {
                        display.maps(lv);
                    }
                }
            }
        }
        return groups.code();
    }

    /** Everything of a volume. */
    void full(LogicalVolume lv) {
        Optional<LiveVolume> device = group.live().of(vg, lv);
        block.line("--- Logical volume ---");
        names(lv);
        block.value("LV Write Access", access(lv, device));
        block.value("LV Creation host, time", lv.created().host() + ", " + Times.iso(lv.created().time()));
        relations(lv);
        block.value("LV Status", status(lv, device));
        device.ifPresent(there -> block.value("# open", there.opens()));
        sizes(lv);
        block.value("Segments", lv.segments().size());
        block.value("Allocation", lv.allocation().word());
        readAhead(lv, device);
        lv.number().ifPresent(dev -> {
            block.value("Persistent major", dev.major() < 0 ? device.map(there -> there.dev().major()).orElse(-1) : dev.major());
            block.value("Persistent minor", dev.minor());
        });
        device.ifPresent(there -> block.value("Block device", there.dev()));
        block.end();
    }

    private void names(LogicalVolume lv) {
        if (lv.pool().isPresent()) {
            block.value("LV Name", lv.name());
        } else if (vg.isVisible(lv)) {
            block.value("LV Path", VolumeFields.path(vg, lv)).value("LV Name", lv.name());
        } else {
            block.value("Internal LV Name", lv.name());
        }
        block.value("VG Name", vg.name()).value("LV UUID", lv.id().dashed());
    }

    private static String access(LogicalVolume lv, Optional<LiveVolume> device) {
        if (!lv.isWritable()) {
            return "read only";
        }
        return device.filter(there -> there.is(Flag.READ_ONLY)).isPresent() ? "read/write (activated read only)" : "read/write";
    }

    private void relations(LogicalVolume lv) {
        List<LogicalVolume> snapshots = vg.snapshotsOf(lv);
        if (!snapshots.isEmpty()) {
            block.value("LV snapshot status", "source of");
            snapshots.forEach(cow -> block.value("", cow.name() + (isActive(cow) ? " [active]" : " [INACTIVE]")));
        }
        vg.originOf(lv).ifPresent(origin -> block.value("LV snapshot status",
                (isActive(lv) ? "active" : "INACTIVE") + " destination for " + origin.name()));
        lv.pool().ifPresent(pool -> block.value("LV Pool metadata", pool.metadata()).value("LV Pool data", pool.data()));
        lv.thin().ifPresent(thin -> {
            block.value("LV Pool name", thin.pool());
            thin.origin().ifPresent(origin -> block.value("LV Thin origin name", origin));
            thin.external().ifPresent(origin -> block.value("LV External origin name", origin));
        });
    }

    /** Whether a snapshot's device is there and good. */
    private boolean isActive(LogicalVolume cow) {
        return group.live().of(vg, cow).isPresent()
                && group.live().snapshot(vg, cow).filter(status -> !(status instanceof SnapshotStatus.Invalid)).isPresent();
    }

    private String status(LogicalVolume lv, Optional<LiveVolume> device) {
        String partial = LvAttributes.isPartial(vg, lv) ? " (partial)" : "";
        return device.map(there -> there.is(Flag.SUSPENDED) ? "suspended" : "available").orElse("NOT available") + partial;
    }

    private void sizes(LogicalVolume lv) {
        Optional<Segment.Snapshot> relation = vg.relationOf(lv);
        LogicalVolume seen = vg.originOf(lv).orElse(lv);
        block.value("LV Size", block.size(vg.sectors(seen)));
        group.live().thin(vg, lv).ifPresent(this::used);
        block.value("Current LE", seen.extents());
        if (relation.isPresent()) {
            block.value("COW-table size", block.size(vg.sectors(lv))).value("COW-table LE", lv.extents());
            if (isActive(lv)) {
                block.value("Allocated to snapshot", allocated(lv).map(Percent::text).orElse("-0.00") + "%");
            }
            block.value("Snapshot chunk size", block.size(relation.get().chunkSectors()));
        }
    }

    /** How full a snapshot is; of one to be merged the origin's device is asked, which knows it once the merge runs. */
    private Optional<Percent> allocated(LogicalVolume cow) {
        boolean scheduled = vg.isMergingCow(cow)
                && vg.originOf(cow).flatMap(origin -> group.live().of(vg, origin)).filter(LiveVolume::isMerging).isEmpty();
        return scheduled ? Optional.of(Percent.ALL) : group.live().snapshot(vg, cow).flatMap(SnapshotStatus::full);
    }

    private void used(ThinStatus status) {
        switch (status) {
            case ThinStatus.Pool pool -> block.value("Allocated pool data", pool.data().full().text() + "%")
                    .value("Allocated metadata", pool.metadata().full().text() + "%");
            case ThinStatus.Volume volume -> block.value("Mapped size", Percent.of(volume.mapped(), volume.sectors()).text() + "%");
            case ThinStatus.Failed _ -> {
                // nothing is known
            }
        }
    }

    private void readAhead(LogicalVolume lv, Optional<LiveVolume> device) {
        boolean auto = lv.readAhead().equals(ReadAhead.AUTO);
        block.value("Read ahead sectors", auto ? "auto" : lv.readAhead().sectors());
        if (auto && device.isPresent()) {
            block.value("- currently set to", device.get().readAhead());
        }
    }

    private void maps(LogicalVolume lv) {
        block.line("--- Segments ---");
        for (Segment segment : lv.segments()) {
            block.line((segment instanceof ThinSegment ? "Virtual" : "Logical") + " extents " + segment.extents().start() + " to "
                    + (segment.extents().end() - 1) + ":");
            block.line("  Type\t\t" + segment.type());
            switch (segment) {
                case Segment.Striped striped -> areas(striped);
                case ThinSegment thin -> block.line("  Device ID\t\t" + thin.device());
                default -> {
                    // its type says it all
                }
            }
            block.end();
        }
        block.end();
    }

    private void areas(Segment.Striped segment) {
        if (segment.areas().size() == 1) {
            area("  ", segment, segment.areas().get(0));
            return;
        }
        block.line("  Stripes\t\t" + segment.areas().size());
        block.line("  Stripe size\t\t" + block.size(segment.stripeSectors()));
        for (int i = 0; i < segment.areas().size(); i++) {
            block.line("  Stripe " + i + ":");
            area("    ", segment, segment.areas().get(i));
        }
    }

    private void area(String indent, Segment.Striped segment, Segment.Area area) {
        block.line(indent + "Physical volume\t" + SegmentFields.device(vg, area));
        block.line(indent + "Physical extents\t" + segment.physical(area).start() + " to " + (segment.physical(area).end() - 1));
    }

    /** What may be done with a volume: read 1, write 2, and 4 where its device is read-only. */
    private static int rights(LogicalVolume lv, Optional<LiveVolume> device) {
        int readOnly = device.filter(there -> there.is(Flag.READ_ONLY)).isPresent() ? 4 : 0;
        return (lv.isWritable() ? 3 : 1) + readOnly;
    }

    private void colons(LogicalVolume lv) {
        Optional<LiveVolume> device = group.live().of(vg, lv);
        String number = device.map(there -> there.dev().toString()).orElse("-1:-1");
        block.line(String.join(":", VolumeFields.path(vg, lv), vg.name(), String.valueOf(rights(lv, device)),
                device.isPresent() ? "1" : "0", "-1",
                String.valueOf(device.map(LiveVolume::opens).orElse(0)), String.valueOf(vg.sectors(lv)), String.valueOf(lv.extents()), "-1",
                lv.allocation() == Allocation.CONTIGUOUS ? "2" : "0", String.valueOf(lv.readAhead().sectors()), number));
    }
}
