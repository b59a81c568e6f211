package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.ParsedLine;
import volscope.sim.lvm.command.Archive;
import volscope.sim.lvm.command.GroupSelection;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;

/** Gathers the rows of a report: what the line names, taken apart as finely as the columns need. */
final class ReportRows {

    private final Groups groups;
    private final ParsedLine line;

    ReportRows(Groups groups, ParsedLine line) {
        this.groups = groups;
        this.line = line;
    }

    /**
     * The rows.
     *
     * @param asked
     *            what the command is for, and so what its operands name
     * @param fine
     *            what a row is
     */
    List<Row> of(ReportKind asked, ReportKind fine) {
        return switch (asked) {
            case LVS, SEGS -> ofVolumes(fine);
            case VGS -> ofGroups(fine);
            case PVS, PVSEGS -> ofDevices(fine);
        };
    }

    /**
     * The rows of one group.
     *
     * @param asked
     *            what the report is for
     * @param fine
     *            what a row is
     */
    List<Row> of(GroupView group, ReportKind asked, ReportKind fine) {
        List<Row> rows = new ArrayList<>();
        switch (asked) {
            case LVS, SEGS -> new VolumeChoice(groups, hidden()).whole(group.vg()).forEach(lv -> rows.addAll(volume(group, lv, fine)));
            case VGS -> rows.addAll(group(group, fine));
            case PVS, PVSEGS -> rows.addAll(devices(group, fine));
        }
        return rows;
    }

    /** The rows of the devices of no group. */
    List<Row> ofNoGroup(ReportKind fine) {
        return new DeviceChoice(groups, DeviceChoice.Others.LEFT_OUT).of(List.of()).stream().filter(one -> one.group().isEmpty())
                .flatMap(one -> device(one.group(), one.pv(), fine).stream()).toList();
    }

    private VolumeChoice.Hidden hidden() {
        return line.has("all") ? VolumeChoice.Hidden.SHOWN : VolumeChoice.Hidden.LEFT_OUT;
    }

    private List<Row> ofVolumes(ReportKind fine) {
        List<Row> rows = new ArrayList<>();
        for (VolumeChoice.Chosen chosen : new VolumeChoice(groups, hidden()).of(line.operands())) {
            chosen.lvs().forEach(lv -> rows.addAll(volume(chosen.group(), lv, fine)));
        }
        return rows;
    }

    private static List<Row> volume(GroupView group, LogicalVolume lv, ReportKind fine) {
        Row row = Row.of(group).with(lv);
        return fine == ReportKind.SEGS ? lv.segments().stream().map(row::with).toList() : List.of(row);
    }

    private List<Row> ofGroups(ReportKind fine) {
        List<Row> rows = new ArrayList<>();
        for (GroupView group : chosenGroups(groups, line.operands())) {
            rows.addAll(group(group, fine));
        }
        return rows;
    }

    private List<Row> group(GroupView group, ReportKind fine) {
        if (fine == ReportKind.VGS) {
            Archive.refresh(groups.context(), group.vg());
        }
        return switch (fine) {
            case VGS -> List.of(Row.of(group));
            case LVS, SEGS -> group.vg().visibleLvs().stream().flatMap(lv -> volume(group, lv, fine).stream()).toList();
            case PVS, PVSEGS -> devices(group, fine);
        };
    }

    private List<Row> devices(GroupView group, ReportKind fine) {
        return group.vg().pvs().stream().flatMap(pv -> device(Optional.of(group), row(pv), fine).stream()).toList();
    }

    /** The groups that some words mean, with complaints in their place; no words mean all. */
    static Iterable<GroupView> chosenGroups(Groups groups, List<String> words) {
        if (words.isEmpty()) {
            return groups.all();
        }
        Set<String> names = new LinkedHashSet<>();
        for (String word : words) {
            if (word.startsWith("@")) {
                groups.all().stream().filter(group -> group.vg().tags().contains(word.substring(1)))
                        .forEach(group -> names.add(group.vg().name()));
            } else {
                names.add(GroupSelection.name(groups.context(), word));
            }
        }
        return () -> names.stream().flatMap(name -> groups.find(name, Groups.Exported.SHOWN).stream()).iterator();
    }

    private PvRow row(PhysicalVolume pv) {
        return groups.scan().pv(pv.id()).map(there -> PvRow.used(there, pv)).orElseGet(() -> PvRow.missing(pv));
    }

    private List<Row> ofDevices(ReportKind fine) {
        DeviceChoice.Others others = line.has("all") ? DeviceChoice.Others.SHOWN : DeviceChoice.Others.LEFT_OUT;
        List<Row> rows = new ArrayList<>();
        for (DeviceChoice.Chosen chosen : new DeviceChoice(groups, others).of(line.operands())) {
            rows.addAll(device(chosen.group(), chosen.pv(), fine));
        }
        return rows;
    }

    private static List<Row> device(Optional<GroupView> group, PvRow pv, ReportKind fine) {
        Row row = Row.of(group, pv);
        if (fine != ReportKind.PVSEGS) {
            return List.of(row);
        }
        if (group.isEmpty() || pv.pv().isEmpty()) {
            return List.of(row.with(new PvSegment(new Extents(0, 0), Optional.empty())));
        }
        return group.get().segments(pv.pv().get()).stream().map(row::with).toList();
    }
}
