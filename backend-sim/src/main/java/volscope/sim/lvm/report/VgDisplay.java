package volscope.sim.lvm.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import volscope.model.command.ParsedLine;
import volscope.sim.lvm.command.Archive;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The command {@code vgdisplay}. */
final class VgDisplay {

    static final int WIDTH = 22;

    private final Block block;
    private final GroupView group;
    private final VolumeGroup vg;

    private VgDisplay(Block block, GroupView group) {
        this.block = block;
        this.group = group;
        this.vg = group.vg();
    }

    static int run(LvmContext context) {
        ParsedLine line = context.line();
        if (line.has("columns")) {
            return line.has("colon") || line.has("short") ? context.misuse("Incompatible options selected.").code() : Report.vgs(context);
        }
        if (line.has("colon") && line.has("short")) {
            return context.misuse("Option -c is not allowed with option -s").code();
        }
        try {
            return run(context, LvDisplay.block(context, WIDTH));
        } catch (ReportRefused refused) {
            return Report.refuse(context, refused);
        }
    }

    private static int run(LvmContext context, Block block) throws ReportRefused {
        ParsedLine line = context.line();
        Groups groups = new Groups(context);
        Optional<Condition> condition = Condition.ofGroups(context);
        for (GroupView group : ReportRows.chosenGroups(groups, line.operands())) {
            boolean meant = condition.filter(given -> !given.holds(group.vg(), groups.scan())).isEmpty();
            if (!meant || line.has("activevolumegroups") && group.active() == 0) {
                continue;
            }
            Archive.refresh(context, group.vg());
            VgDisplay display = new VgDisplay(block, group);
            if (line.has("colon")) {
                display.colons();
            } else if (line.has("short")) {
                display.brief();
            } else {
                display.full();
                if (line.has("verbose")) {
                    display.members(LvDisplay.inside(context));
                }
            }
        }
        return groups.code();
    }

    private void full() {
        block.line("--- Volume group ---").value("VG Name", vg.name()).value("System ID", "").value("Format", "lvm2");
        block.value("Metadata Areas", group.areas().size()).value("Metadata Sequence No", vg.seqno());
        block.value("VG Access", vg.has(VgFlag.WRITE) ? "read/write" : "read").value("VG Status", status());
        block.value("MAX LV", vg.limits().maxLv()).value("Cur LV", group.visible()).value("Open LV", group.open());
        block.value("Max PV", vg.limits().maxPv()).value("Cur PV", vg.pvs().size()).value("Act PV", present());
        block.value("VG Size", block.size(group.sectors(vg.extents()))).value("PE Size", block.size(vg.extentSectors()));
        block.value("Total PE", vg.extents()).value("Alloc PE / Size", amount(group.used()));
        block.value("Free  PE / Size", amount(group.free())).value("VG UUID", vg.id().dashed());
        block.end();
    }

    private String status() {
        return (vg.has(VgFlag.EXPORTED) ? "exported/" : "") + (vg.has(VgFlag.RESIZEABLE) ? "" : "NOT ") + "resizable";
    }

    private long present() {
        return vg.pvs().stream().filter(pv -> !pv.isMissing()).count();
    }

    private String amount(long extents) {
        return extents + " / " + block.size(group.sectors(extents));
    }

    private void members(Block volumes) {
        LvDisplay display = new LvDisplay(volumes, group);
        vg.visibleLvs().forEach(display::full);
        block.line("--- Physical volumes ---");
        for (PhysicalVolume pv : vg.pvs()) {
            block.value("PV Name", pv.device() + "     ").value("PV UUID", pv.id().dashed());
            block.value("PV Status", pv.isAllocatable() ? "allocatable" : "NOT allocatable");
            block.value("Total PE / Free PE", pv.peCount() + " / " + (pv.peCount() - group.used(pv)));
            block.end();
        }
    }

    private void brief() {
        block.line(String.format("\"%s\" %-9s [%-9s used / %s free]", vg.name(), block.size(group.sectors(vg.extents())),
                block.size(group.sectors(group.used())), block.size(group.sectors(group.free()))));
    }

    private void colons() {
        int status = (vg.has(VgFlag.EXPORTED) ? 0x2 : 0) + (vg.has(VgFlag.RESIZEABLE) ? 0x4 : 0) + (vg.has(VgFlag.READ) ? 0x100 : 0)
                + (vg.has(VgFlag.WRITE) ? 0x200 : 0);
        List<Object> parts = List.of(vg.name(), vg.has(VgFlag.WRITE) ? "r/w" : "r", status, -1, vg.limits().maxLv(), group.visible(),
                group.open(), -1, vg.limits().maxPv(), vg.pvs().size(), present(), group.sectors(vg.extents()) / 2,
                vg.extentSectors() / 2, vg.extents(), group.used(), group.free(), vg.id().dashed());
        block.line(parts.stream().map(String::valueOf).collect(Collectors.joining(":")));
    }
}
