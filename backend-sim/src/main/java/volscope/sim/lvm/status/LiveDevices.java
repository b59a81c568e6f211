package volscope.sim.lvm.status;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmInfo;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Table;
import volscope.sim.dm.TableLine;
import volscope.sim.dm.Target;
import volscope.sim.kernel.Kernel;
import volscope.sim.lvm.activate.DmNames;
import volscope.sim.lvm.activate.DmNames.LvLayer;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;
import volscope.sim.lvm.monitor.Monitor;

/**
 * The devices of all volumes at one moment.
 *
 * @param byUuid
 *            the devices that lvm made, by uuid
 * @param monitored
 *            the uuids of those that the monitoring daemon watches
 */
public record LiveDevices(Map<String, LiveVolume> byUuid, Set<String> monitored) implements LiveInfo {

    private static final String PREFIX = "LVM-";

    public LiveDevices {
        byUuid = Map.copyOf(byUuid);
        monitored = Set.copyOf(monitored);
    }

    /** Looks at all devices. */
    public static LiveDevices read(Kernel kernel) {
        Dm dm = kernel.get(Dm.LAYER);
        Optional<Monitor> monitor = kernel.hook(Monitor.class);
        Map<String, LiveVolume> found = new HashMap<>();
        Set<String> monitored = new HashSet<>();
        for (MappedDevice device : dm.byName()) {
            if (device.uuid().startsWith(PREFIX)) {
                dm.control().info(DmKey.number(device.dev())).ifPresent(info -> found.put(device.uuid(), volume(kernel, device, info)));
                monitor.filter(daemon -> daemon.isWatching(device.uuid())).ifPresent(daemon -> monitored.add(device.uuid()));
            }
        }
        return new LiveDevices(found, monitored);
    }

    private static LiveVolume volume(Kernel kernel, MappedDevice device, DmInfo info) {
        Optional<Target> first = device.live().map(Table::targets).filter(targets -> !targets.isEmpty()).map(targets -> targets.get(0));
        Optional<String> type = first.map(target -> target.type().name());
        Optional<SnapshotStatus> status = first.filter(target -> isSnapshot(target.type().name()))
                .flatMap(target -> SnapshotStatus.parse(target.info(kernel)));
        Optional<ThinStatus> thin = first.filter(target -> target.type().name().startsWith("thin"))
                .flatMap(target -> ThinStatus
                        .parse(new TableLine(target.start(), target.length(), target.type().name(), target.info(kernel))));
        int ahead = kernel.get(Block.LAYER).find(info.dev()).map(Disk::readAhead).orElse(0);
        return new LiveVolume(info.dev(), ahead, info.openCount(), info.flags(), type, status, thin);
    }

    private static boolean isSnapshot(String type) {
        return type.equals("snapshot") || type.equals("snapshot-merge");
    }

    @Override
    public Optional<LiveVolume> of(VolumeGroup vg, LogicalVolume lv) {
        return Optional.ofNullable(byUuid.get(DmNames.uuid(vg, lv, LvLayer.TOP)));
    }

    @Override
    public Optional<LiveVolume> below(VolumeGroup vg, LogicalVolume lv) {
        LvLayer layer = lv.pool().isPresent() ? LvLayer.THIN_POOL : vg.isOrigin(lv) ? LvLayer.REAL : LvLayer.TOP;
        return Optional.ofNullable(byUuid.get(DmNames.uuid(vg, lv, layer)));
    }

    @Override
    public boolean isMonitored(VolumeGroup vg, LogicalVolume lv) {
        return monitored.contains(DmNames.uuid(vg, lv, LvLayer.TOP));
    }
}
