package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.fs.WallClock;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.config.ConfigSection.Default;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scan;
import volscope.sim.lvm.status.LiveDevices;
import volscope.sim.lvm.status.LiveInfo;

/** The condition that a line sets with {@code -S} for what a command works on. */
public final class Condition {

    private final LvmContext context;
    private final Selection selection;
    private final LiveInfo live;

    private Condition(LvmContext context, Selection selection) {
        this.context = context;
        this.selection = selection;
        this.live = context.sys().call(LiveDevices::read);
    }

    /**
     * Reads the condition of a line for volumes; empty if it sets none.
     *
     * @throws volscope.sim.lvm.command.CommandFailed
     *             if it makes no sense; why has been said
     */
    public static Optional<Condition> ofVolumes(LvmContext context) {
        return of(context, ReportKind.LVS);
    }

    /** Reads the condition of a line for groups, in the same way. */
    public static Optional<Condition> ofGroups(LvmContext context) {
        return of(context, ReportKind.VGS);
    }

    /** Reads the condition of a line for physical volumes, in the same way. */
    static Optional<Condition> ofDevices(LvmContext context) {
        return of(context, ReportKind.PVS);
    }

    private static Optional<Condition> of(LvmContext context, ReportKind kind) {
        Optional<String> text = context.line().texts("select").stream().reduce((first, second) -> second);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Condition(context,
                    SelectionParser.parse(text.get(), name -> FieldTable.standard().find(name, kind.prefix()),
                            context.sys().call(WallClock::seconds))));
        } catch (ReportRefused refused) {
            Report.refuse(context, refused);
            throw context.failed();
        }
    }

    /** Whether a volume fulfils it. */
    public boolean holds(VolumeGroup vg, LogicalVolume lv, Scan scan) {
        Row row = Row.of(view(vg, scan)).with(lv);
        List<Row> rows = new ArrayList<>(List.of(row));
        lv.segments().forEach(segment -> rows.add(row.with(segment)));
        return rows.stream().anyMatch(selection::holds);
    }

    /** Whether a group, or a volume of it, fulfils it. */
    public boolean holds(VolumeGroup vg, Scan scan) {
        return selection.holds(Row.of(view(vg, scan))) || vg.visibleLvs().stream().anyMatch(lv -> holds(vg, lv, scan));
    }

    /** Whether a physical volume fulfils it. */
    boolean holds(DeviceChoice.Chosen device) {
        return selection.holds(Row.of(device.group(), device.pv()));
    }

    private GroupView view(VolumeGroup vg, Scan scan) {
        return new GroupView(vg, scan, live,
                context.setting("activation/monitoring", Default.ON) ? GroupView.Monitoring.ON : GroupView.Monitoring.OFF);
    }
}
