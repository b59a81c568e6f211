package volscope.sim.lvm.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.command.Archive;
import volscope.sim.lvm.command.LvmCommand;
import volscope.sim.lvm.command.LvmContext;
import volscope.sim.lvm.command.VgRewrite;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.status.SnapshotStatus;
import volscope.sim.lvm.text.SizeText;

/** The commands {@code lvscan}, {@code vgscan}, {@code pvscan} and {@code vgck}. */
final class Scans {

    /** The name that groups of volumes without a group have inside lvm; columns are wide enough for it. */
    private static final String ORPHANS = "#orphans_lvm2";

    private Scans() {
    }

    static int lvscan(LvmContext context) {
        Groups groups = new Groups(context);
        VolumeChoice.Hidden hidden = context.line().has("all") ? VolumeChoice.Hidden.SHOWN : VolumeChoice.Hidden.LEFT_OUT;
        for (VolumeChoice.Chosen chosen : new VolumeChoice(groups, hidden).of(List.of())) {
            chosen.lvs().forEach(lv -> context.log().print(volume(chosen.group(), lv)));
        }
        return groups.code();
    }

    private static String volume(GroupView group, LogicalVolume lv) {
        VolumeGroup vg = group.vg();
        boolean invalid = group.live().snapshot(vg, lv).filter(SnapshotStatus.Invalid.class::isInstance).isPresent();
        boolean active = group.live().of(vg, lv).isPresent() && !(vg.isCow(lv) && invalid);
        String kind = vg.isOrigin(lv) ? "Original" : vg.isCow(lv) ? "Snapshot" : "        ";
        return (active ? "ACTIVE   " : "inactive ") + kind + " '" + VolumeFields.path(vg, lv) + "' ["
                + SizeText.display(vg.sectors(lv)) + "] " + lv.allocation().word();
    }

    static int vgscan(LvmContext context) {
        Groups groups = new Groups(context);
        for (GroupView group : groups.all()) {
            String exported = group.vg().has(VgFlag.EXPORTED) ? "exported " : "";
            Archive.refresh(context, group.vg());
            context.log().print("Found " + exported + "volume group \"" + group.vg().name() + "\" using metadata type lvm2");
        }
        return groups.code();
    }

    static int vgck(LvmContext context) {
        if (context.line().has("updatemetadata")) {
            return VgRewrite.run(context);
        }
        Groups groups = new Groups(context);
        boolean partial = false;
        for (GroupView group : ReportRows.chosenGroups(groups, context.line().operands())) {
            if (group.vg().isPartial()) {
                long gone = group.vg().pvs().stream().filter(PhysicalVolume::isMissing).count();
                context.log().error("The volume group is missing " + gone + " physical volumes.");
                partial = true;
            }
        }
        return partial ? LvmCommand.FAILED : groups.code();
    }

    static int pvscan(LvmContext context) {
        if (context.line().form().id().equals("cache")) {
            return LvmCommand.DONE;
        }
        if (context.line().has("novolumegroup")) {
            context.log().warn("WARNING: only considering physical volumes in no volume group");
        }
        if (context.line().has("exported")) {
            context.log().warn("WARNING: only considering physical volumes of exported volume group(s)");
        }
        Groups groups = new Groups(context);
        List<DeviceChoice.Chosen> all = new DeviceChoice(groups, DeviceChoice.Others.LEFT_OUT).of(List.of()).stream()
                .filter(one -> !context.line().has("novolumegroup") || one.group().isEmpty())
                .filter(one -> !context.line().has("exported") || isExported(one))
                .sorted(Comparator.comparing((DeviceChoice.Chosen one) -> one.group().isEmpty())).toList();
        if (all.isEmpty()) {
            context.log().print("No matching physical volumes found");
            return groups.code();
        }
        int pvWidth = all.stream().mapToInt(one -> one.pv().path().length()).max().orElse(0) + 2;
        int vgWidth = Math.max(ORPHANS.length(), all.stream().mapToInt(one -> groupName(one).length()).max().orElse(0)) + 2;
        for (DeviceChoice.Chosen one : all) {
            context.log().print(context.line().has("short") ? one.pv().path() : device(context, one, pvWidth, vgWidth));
        }
        context.log().print(total(all));
        return groups.code();
    }

    private static boolean isExported(DeviceChoice.Chosen one) {
        return one.group().filter(group -> group.vg().has(VgFlag.EXPORTED)).isPresent();
    }

    private static String groupName(DeviceChoice.Chosen one) {
        return one.group().map(group -> group.vg().name()).orElse("");
    }

    private static String device(LvmContext context, DeviceChoice.Chosen one, int pvWidth, int vgWidth) {
        String name = context.line().has("uuid")
                ? padded(one.pv().path(), pvWidth - 2) + " with UUID " + id(one) + "   "
                : padded(one.pv().path(), pvWidth);
        String size = SizeText.display(DeviceFields.size(one.pv(), one.group()));
        if (one.group().isEmpty()) {
            return "PV " + name + "    " + padded("", vgWidth) + " lvm2 [" + size + "]";
        }
        String sizes = "[" + size + " / " + SizeText.display(free(one)) + " free]";
        return isExported(one)
                ? "PV " + name + "  is in exported VG " + groupName(one) + " " + sizes
                : "PV " + name + " VG " + padded(groupName(one), vgWidth) + " lvm2 " + sizes;
    }

    private static String id(DeviceChoice.Chosen one) {
        return one.pv().pv().map(pv -> pv.id()).or(() -> one.pv().label().map(label -> label.header().id())).map(id -> id.dashed())
                .orElse("");
    }

    private static long free(DeviceChoice.Chosen one) {
        Optional<Long> used = one.group().flatMap(group -> one.pv().pv().map(pv -> group.sectors(group.used(pv))));
        return DeviceFields.size(one.pv(), one.group()) - used.orElse(0L);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String total(List<DeviceChoice.Chosen> all) {
        List<DeviceChoice.Chosen> used = all.stream().filter(one -> one.group().isPresent()).toList();
        List<DeviceChoice.Chosen> rest = all.stream().filter(one -> one.group().isEmpty()).toList();
        return "Total: " + amount(all) + " / in use: " + amount(used) + " / in no VG: " + amount(rest);
    }

    private static String amount(List<DeviceChoice.Chosen> some) {
        return some.size() + " [" + SizeText.display(some.stream().mapToLong(one -> DeviceFields.size(one.pv(), one.group())).sum()) + "]";
    }
}
