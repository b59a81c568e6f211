package volscope.sim.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import volscope.model.machine.Difference;
import volscope.model.machine.Difference.Change;
import volscope.model.machine.Difference.Extent;
import volscope.model.machine.Difference.Kind;
import volscope.model.machine.VolumeGroupInfo;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.dm.Dm;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.PageTree;
import volscope.sim.page.RunMap;
import volscope.sim.snapshot.SnapshotView;

/** Compares two values of a machine, skipping what they share. */
final class Differences {

    private final KernelState before;
    private final KernelState after;

    private Differences(KernelState before, KernelState after) {
        this.before = before;
        this.after = after;
    }

    static Difference between(KernelState before, KernelState after, KnownGroups groups) {
        Differences differences = new Differences(before, after);
        Kernel then = Kernel.open(before, StepSink.NONE);
        Kernel now = Kernel.open(after, StepSink.NONE);
        return new Difference(changes(volumes(groups.of(before)), volumes(groups.of(after))), changes(devices(then), devices(now)),
                exceptions(then, now),
                differences.written());
    }

    private static Map<String, Object> volumes(List<VolumeGroupInfo> groups) {
        Map<String, Object> volumes = new TreeMap<>();
        groups.forEach(vg -> vg.volumes().forEach(lv -> volumes.put(lv.path(), lv)));
        return volumes;
    }

    private static Map<String, Object> devices(Kernel kernel) {
        Map<String, Object> devices = new TreeMap<>();
        kernel.get(Dm.LAYER).byName()
                .forEach(md -> devices.put(md.name(), List.of(md.dev(), md.live(), md.inactive(), md.phase(), md.uuid())));
        return devices;
    }

    private static List<Change> changes(Map<String, Object> then, Map<String, Object> now) {
        List<Change> changes = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!then.containsKey(name)) {
                changes.add(new Change(name, Kind.ADDED));
            } else if (!now.containsKey(name)) {
                changes.add(new Change(name, Kind.REMOVED));
            } else if (!Objects.equals(then.get(name), now.get(name))) {
                changes.add(new Change(name, Kind.CHANGED));
            }
        }
        return changes;
    }

    private static List<Extent> exceptions(Kernel then, Kernel now) {
        Map<String, RunMap> old = SnapshotView.exceptionMaps(then);
        List<Extent> extents = new ArrayList<>();
        SnapshotView.exceptionMaps(now).forEach((device, map) -> RunMap.difference(old.getOrDefault(device, RunMap.EMPTY), map,
                (from, to) -> extents.add(new Extent(device, from, to))));
        return extents;
    }

    private List<Extent> written() {
        BlockState then = before.of(Block.LAYER);
        BlockState now = after.of(Block.LAYER);
        List<Extent> extents = new ArrayList<>();
        for (Map.Entry<DevNo, PageTree> entry : now.media().entrySet()) {
            PageTree old = then.media().getOrDefault(entry.getKey(), PageTree.EMPTY);
            var disk = now.disks().get(entry.getKey());
            if (old != entry.getValue() && disk != null) {
                PageTree.difference(old, entry.getValue(), (from, to) -> extents.add(new Extent(disk.name(), from, to)));
            }
        }
        return extents;
    }
}
