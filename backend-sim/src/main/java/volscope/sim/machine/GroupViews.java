package volscope.sim.machine;

import java.util.List;

import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.VolumeGroupInfo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.kernel.Kernel;
import volscope.sim.lvm.activate.DmNames;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.ondisk.Scanner;

/** Volume groups as they are shown. */
final class GroupViews {

    private GroupViews() {
    }

    static List<VolumeGroupInfo> of(Kernel kernel) {
        return Scanner.scan(kernel).groups().stream().map(vg -> describe(kernel, vg)).toList();
    }

    private static VolumeGroupInfo describe(Kernel kernel, VolumeGroup vg) {
        return new VolumeGroupInfo(vg.name(), Sectors.toBytes(vg.extentSectors()), vg.extents(), vg.freeExtents(),
                vg.pvs().stream().map(PhysicalVolume::device).toList(),
                vg.visibleLvs().stream().map(lv -> describe(kernel, vg, lv)).toList());
    }

    private static LogicalVolumeInfo describe(Kernel kernel, VolumeGroup vg, LogicalVolume lv) {
        String device = DmNames.name(vg.name(), lv.name(), "");
        boolean active = kernel.get(Dm.LAYER).find(DmKey.name(device)).isPresent();
        return new LogicalVolumeInfo(vg.name(), lv.name(), WaysOut.bytes(vg, lv), vg.originOf(lv).map(LogicalVolume::name),
                "", device, active ? LogicalVolumeInfo.Activation.ACTIVE : LogicalVolumeInfo.Activation.INACTIVE);
    }
}
