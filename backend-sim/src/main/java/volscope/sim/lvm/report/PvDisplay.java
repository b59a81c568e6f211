package volscope.sim.lvm.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import volscope.model.command.ParsedLine;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.metadata.Extents;
import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.VgFlag;

/** The command {@code pvdisplay}. */
final class PvDisplay {

    private static final String ORPHANS = "#orphans_lvm2";
    private static final int ALLOCATABLE = 8;

    private final Block block;
    private final PvRow pv;
    private final Optional<GroupView> group;

    private PvDisplay(Block block, DeviceChoice.Chosen chosen) {
        this.block = block;
        this.pv = chosen.pv();
        this.group = chosen.group();
    }

    static int run(LvmContext context) {
        ParsedLine line = context.line();
        if (line.has("columns")) {
            boolean other = line.has("colon") || line.has("short") || line.has("maps");
            return other ? context.misuse("Incompatible options selected.").code() : Report.pvs(context);
        }
        if (line.has("colon") && line.has("maps")) {
            return context.misuse("Option -c not allowed with option -m").code();
        }
        try {
            return run(context, LvDisplay.block(context, VgDisplay.WIDTH));
        } catch (ReportRefused refused) {
            return Report.refuse(context, refused);
        }
    }

    private static int run(LvmContext context, Block block) {
        ParsedLine line = context.line();
        Groups groups = new Groups(context);
        Optional<Condition> condition = Condition.ofDevices(context);
        for (DeviceChoice.Chosen chosen : new DeviceChoice(groups, DeviceChoice.Others.LEFT_OUT).of(line.operands())) {
            if (condition.filter(given -> !given.holds(chosen)).isPresent()) {
                continue;
            }
            PvDisplay display = new PvDisplay(block, chosen);
            Optional<String> exported = chosen.group().filter(group -> group.vg().has(VgFlag.EXPORTED)).map(group -> group.vg().name());
            if (exported.isPresent() && !line.has("short")) {
                block.line("Physical volume \"" + chosen.pv().path() + "\" of volume group \"" + exported.get() + "\" is exported");
            }
            if (line.has("short")) {
                display.brief();
            } else if (line.has("colon")) {
                display.colons();
            } else {
                display.full();
                if (line.has("maps")) {
                    display.maps();
                }
            }
        }
        return groups.code();
    }

    private void full() {
        if (pv.isDuplicate()) {
            leftOut();
            return;
        }
        if (group.isEmpty()) {
            block.line("\"" + pv.path() + "\" is a new physical volume of \"" + block.size(pv.sectors()) + "\"");
            block.line("--- NEW Physical volume ---");
        } else {
            block.line("--- Physical volume ---");
        }
        block.value("PV Name", pv.path()).value("VG Name", group.map(view -> view.vg().name() + exported(view)).orElse(""));
        block.value("PV Size", block.size(sectors()) + unusable());
        block.value("Allocatable", allocatable()).value("PE Size", block.size(group.map(view -> view.vg().extentSectors()).orElse(0L)));
        block.value("Total PE", extents()).value("Free PE", extents() - used()).value("Allocated PE", used());
        block.value("PV UUID", id());
        block.end();
    }

    /** A device that another one is used for: it has nothing of its own. */
    private void leftOut() {
        block.line("--- Physical volume ---");
        block.value("PV Name", pv.path()).value("VG Name", "(null)");
        block.value("PV Size", block.size(0)).value("Allocatable", "NO").value("PE Size", block.size(1));
        block.value("Total PE", 0).value("Free PE", 0).value("Allocated PE", 0).value("PV UUID", "none");
        block.end();
    }

    private static String exported(GroupView view) {
        return view.vg().has(VgFlag.EXPORTED) ? " (exported)" : "";
    }

    private String unusable() {
        return group.map(view -> " / not usable " + block.size(unusable(view.sectors(extents())))).orElse("");
    }

    /** The size of a device as its group has it. */
    private long sectors() {
        return pv.pv().map(PhysicalVolume::sectors).orElse(pv.sectors());
    }

    /** What is left of a device behind its extents, with what lies before them; nothing if they end where it does. */
    private long unusable(long data) {
        long start = pv.pv().map(PhysicalVolume::peStart).orElse(0L);
        return sectors() > start + data ? sectors() - data : 0;
    }

    private String allocatable() {
        if (pv.pv().filter(PhysicalVolume::isAllocatable).isEmpty()) {
            return "NO";
        }
        return extents() == used() && extents() > 0 ? "yes (but full)" : "yes ";
    }

    private long extents() {
        return pv.pv().map(PhysicalVolume::peCount).orElse(0L);
    }

    private long used() {
        return group.flatMap(view -> pv.pv().map(view::used)).orElse(0L);
    }

    private String id() {
        return pv.pv().map(PhysicalVolume::id).or(() -> pv.label().map(label -> label.header().id())).map(LvmId::dashed).orElse("");
    }

    private void maps() {
        block.line("--- Physical Segments ---");
        List<PvSegment> segments = group.flatMap(view -> pv.pv().map(view::segments)).orElse(List.of());
        for (PvSegment segment : segments) {
            block.line("Physical extent " + range(segment.extents()) + ":");
            segment.owner().ifPresentOrElse(this::owner, () -> block.line("  FREE"));
        }
        block.end();
    }

    private void owner(PvSegment.Owner owner) {
        group.ifPresent(view -> block.line("  Logical volume\t" + VolumeFields.path(view.vg(), owner.lv())));
        block.line("  Logical extents\t" + range(owner.logical()));
    }

    private static String range(Extents extents) {
        return extents.start() + " to " + (extents.end() - 1);
    }

    private void brief() {
        block.line("Device \"" + pv.path() + "\" has a capacity of " + block.size(group.map(view -> view.sectors(extents() - used()))
                .orElse(pv.sectors())));
    }

    private void colons() {
        boolean isAllocatable = pv.pv().map(PhysicalVolume::isAllocatable).orElse(true);
        int allocatable = isAllocatable ? ALLOCATABLE : 0;
        int status = allocatable + (pv.pv().filter(there -> there.flags().contains(PvFlag.EXPORTED)).isPresent() ? 2 : 0);
        List<Object> parts = List.of(pv.path(), group.map(view -> view.vg().name()).orElse(ORPHANS), pv.sectors(), -1, status, allocatable,
                -1, group.map(view -> view.vg().extentSectors() / 2).orElse(0L), extents(), extents() - used(), used(), id());
        block.line(parts.stream().map(String::valueOf).collect(Collectors.joining(":")));
    }
}
