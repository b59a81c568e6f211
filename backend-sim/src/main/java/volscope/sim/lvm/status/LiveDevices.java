package volscope.sim.lvm.status;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Table;
import volscope.sim.dm.Target;
import volscope.sim.kernel.Kernel;
import volscope.sim.lvm.activate.DmNames;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/**
 * The devices of all volumes at one moment.
 *
 * @param byUuid
 *            the devices that lvm made, by uuid
 */
public record LiveDevices(Map<String, LiveVolume> byUuid) implements LiveInfo {

    private static final String PREFIX = "LVM-";

    public LiveDevices {
        byUuid = Map.copyOf(byUuid);
    }

    /** Looks at all devices. */
    public static LiveDevices read(Kernel kernel) {
        Dm dm = kernel.get(Dm.LAYER);
        Map<String, LiveVolume> found = new HashMap<>();
        for (MappedDevice device : dm.byName()) {
            if (device.uuid().startsWith(PREFIX)) {
                dm.control().info(DmKey.number(device.dev())).ifPresent(info -> found.put(device.uuid(), volume(kernel, device, info)));
            }
        }
        return new LiveDevices(found);
    }

    private static LiveVolume volume(Kernel kernel, MappedDevice device, DmInfo info) {
        Optional<Target> first = device.live().map(Table::targets).filter(targets -> !targets.isEmpty()).map(targets -> targets.get(0));
        Optional<String> type = first.map(target -> target.type().name());
        Optional<SnapshotStatus> status = first.filter(target -> isSnapshot(target.type().name()))
                .flatMap(target -> SnapshotStatus.parse(target.info(kernel)));
        return new LiveVolume(info.dev(), info.openCount(), info.flags(), type, status);
    }

    private static boolean isSnapshot(String type) {
        return type.equals("snapshot") || type.equals("snapshot-merge");
    }

    @Override
    public Optional<LiveVolume> of(VolumeGroup vg, LogicalVolume lv) {
        return Optional.ofNullable(byUuid.get(DmNames.uuid(vg, lv, LvLayer.TOP)));
    }
}
