package volscope.sim.machine;

import java.util.List;

import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Kernel;
import volscope.sim.lvm.activate.DmNames;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scanner;
import volscope.sim.lvm.status.LiveDevices;
import volscope.sim.lvm.status.LiveInfo;
import volscope.sim.lvm.status.LvAttributes;

/** Volume groups as they are shown. */
final class GroupViews {

    private GroupViews() {
    }

    static List<VolumeGroupInfo> of(Kernel kernel) {
        LiveInfo live = LiveDevices.read(kernel);
        return Scanner.scan(kernel).groups().stream().map(vg -> describe(vg, live)).toList();
    }

    /** The volumes that are hidden. */
    static List<LogicalVolumeInfo> hidden(Kernel kernel) {
        LiveInfo live = LiveDevices.read(kernel);
        return Scanner.scan(kernel).groups().stream()
                .flatMap(vg -> vg.lvs().list().stream().filter(lv -> !vg.isVisible(lv)).map(lv -> describe(vg, lv, live))).toList();
    }

    /** How many physical volumes of a group are not there. */
    static long missing(Kernel kernel, String group) {
        return Scanner.scan(kernel).groups().stream().filter(vg -> vg.name().equals(group)).flatMap(vg -> vg.pvs().stream())
                .filter(PhysicalVolume::isMissing).count();
    }

    private static VolumeGroupInfo describe(VolumeGroup vg, LiveInfo live) {
        return new VolumeGroupInfo(vg.name(), vg.id().dashed(), Sectors.toBytes(vg.extentSectors()), vg.extents(), vg.freeExtents(),
                vg.pvs().stream().map(PhysicalVolume::device).toList(),
                vg.visibleLvs().stream().map(lv -> describe(vg, lv, live)).toList());
    }

    private static LogicalVolumeInfo describe(VolumeGroup vg, LogicalVolume lv, LiveInfo live) {
        boolean active = live.of(vg, lv).isPresent();
        return new LogicalVolumeInfo(vg.name(), lv.name(), lv.id().dashed(), WaysOut.bytes(vg, lv),
                vg.originOf(lv).map(LogicalVolume::name), LvAttributes.of(vg, lv, live), DmNames.name(vg.name(), lv.name(), ""),
                active ? LogicalVolumeInfo.Activation.ACTIVE : LogicalVolumeInfo.Activation.INACTIVE,
                lv.created().time());
    }
}
