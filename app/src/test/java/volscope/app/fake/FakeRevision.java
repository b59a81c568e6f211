package volscope.app.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.model.event.Event;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.MountInfo;
import volscope.model.machine.Revision;
import volscope.model.machine.RevisionId;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** A moment that says what it was told to say. */
public record FakeRevision(RevisionId id, String kernel, long step, Optional<String> line, List<Event> events, List<DiskInfo> disks,
        List<VolumeGroupInfo> volumeGroups, List<MappedDeviceInfo> mappedDevices, Map<String, SnapshotInfo> snapshots,
        Map<String, List<ExceptionRun>> stores, List<MountInfo> mounts, List<MappingInfo> mappings) implements Revision {

    /** A machine with these disks and nothing on them. */
    public static FakeRevision of(String kernel, DiskInfo... disks) {
        return new FakeRevision(new RevisionId(0), kernel, 0, Optional.empty(), List.of(), List.of(disks), List.of(), List.of(), Map.of(),
                Map.of(), List.of(), List.of());
    }

    FakeRevision after(RevisionId next, String made) {
        return new FakeRevision(next, kernel, step + 1, Optional.of(made), events, disks, volumeGroups, mappedDevices, snapshots, stores,
                mounts, mappings);
    }

    FakeRevision quiet() {
        return with(new Event[0]);
    }

    FakeRevision with(Event... happened) {
        return new FakeRevision(id, kernel, step, line, List.of(happened), disks, volumeGroups, mappedDevices, snapshots, stores, mounts,
                mappings);
    }

    FakeRevision with(VolumeGroupInfo... groups) {
        return new FakeRevision(id, kernel, step, line, events, disks, List.of(groups), mappedDevices, snapshots, stores, mounts,
                mappings);
    }

    FakeRevision with(MappedDeviceInfo... devices) {
        return new FakeRevision(id, kernel, step, line, events, disks, volumeGroups, List.of(devices), snapshots, stores, mounts,
                mappings);
    }

    FakeRevision with(MappingInfo... pages) {
        return new FakeRevision(id, kernel, step, line, events, disks, volumeGroups, mappedDevices, snapshots, stores, mounts,
                List.of(pages));
    }

    public FakeRevision with(String device, SnapshotInfo snapshot, List<ExceptionRun> runs) {
        Map<String, SnapshotInfo> infos = new LinkedHashMap<>(snapshots);
        infos.put(device, snapshot);
        Map<String, List<ExceptionRun>> all = new LinkedHashMap<>(stores);
        all.put(device, runs);
        return new FakeRevision(id, kernel, step, line, events, disks, volumeGroups, mappedDevices, infos, all, mounts, mappings);
    }

    @Override
    public long nanos() {
        return step * 1_000_000;
    }

    @Override
    public String label() {
        return line.orElse("power on");
    }

    @Override
    public Optional<SnapshotInfo> snapshot(String device) {
        return Optional.ofNullable(snapshots.get(device));
    }

    @Override
    public List<ExceptionRun> exceptions(String device, long from, long to) {
        List<ExceptionRun> found = new ArrayList<>();
        for (ExceptionRun run : stores.getOrDefault(device, List.of())) {
            long first = Math.max(from, run.chunk());
            long last = Math.min(to, run.chunk() + run.length());
            if (first < last) {
                found.add(new ExceptionRun(first, run.slot() + first - run.chunk(), last - first));
            }
        }
        return found;
    }

    @Override
    public Optional<byte[]> bytes(String device, long offset, int length) {
        return Optional.of(new byte[length]);
    }

    @Override
    public List<String> log(int from) {
        return List.of();
    }

    @Override
    public List<LogicalVolumeInfo> hiddenVolumes() {
        return List.of();
    }

    @Override
    public long missingPhysicalVolumes(String group) {
        return 0;
    }

    @Override
    public long eventNumber(String device) {
        return 0;
    }

    @Override
    public List<String> monitored() {
        return List.of();
    }

    @Override
    public List<String> waiting() {
        return List.of();
    }

    @Override
    public Optional<byte[]> file(String path, long offset, int length) {
        return Optional.empty();
    }
}
