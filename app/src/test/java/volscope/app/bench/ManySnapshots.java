package volscope.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import volscope.app.fake.FakeMachine;
import volscope.app.fake.FakeRevision;
import volscope.model.machine.DaxState;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappedDeviceInfo.Suspension;
import volscope.model.machine.Opening;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** A machine on which one origin was given many snapshots before anyone looked; {@code lvremove vg0/NAME} takes one away. */
final class ManySnapshots {
    private static final long GIB = 1L << 30;
    private static final long STORE = 4L << 20;
    private static final String REMOVE = "lvremove -f vg0/";

    private ManySnapshots() {
    }

    static MachineFactory machines(int count) {
        FakeRevision start = revision(count);
        return (script, kernel) -> new Opening.Lab(new FakeMachine(start, (at, line) -> line.startsWith(REMOVE)
                ? FakeMachine.Answer.says("  Logical volume \"" + line.substring(REMOVE.length()) + "\" successfully removed\n")
                        .doing(revision -> without(revision, line.substring(REMOVE.length())))
                : FakeMachine.Answer.says("")), List.of());
    }

    private static FakeRevision revision(int count) {
        FakeRevision bare = FakeRevision.of("6.1", new DiskInfo("vda", "254:0", 512 * GIB, "disk", DaxState.NO));
        List<LogicalVolumeInfo> volumes = new ArrayList<>();
        List<MappedDeviceInfo> devices = new ArrayList<>();
        Map<String, SnapshotInfo> infos = new LinkedHashMap<>();
        Map<String, List<ExceptionRun>> stores = new LinkedHashMap<>();
        volumes.add(new LogicalVolumeInfo("vg0", "lv0", "lv0", GIB, Optional.empty(), "owi-a-s---", "vg0-lv0", Activation.ACTIVE, 0));
        devices.add(device("vg0-lv0-real", "253:0", "0 2097152 linear 254:0 2048"));
        devices.add(device("vg0-lv0", "253:1", "0 2097152 snapshot-origin 253:0"));
        for (int i = 0; i < count; i++) {
            String name = "snap" + i;
            volumes.add(new LogicalVolumeInfo("vg0", name, name, STORE, Optional.of("lv0"), "swi-a-s---", "vg0-" + name,
                    Activation.ACTIVE, 30L * i));
            devices.add(device("vg0-" + name + "-cow", "253:" + (2 * i + 2), "0 8192 linear 254:0 " + (3_000_000L + 8192L * i)));
            devices.add(device("vg0-" + name, "253:" + (2 * i + 3), "0 2097152 snapshot 253:0 253:" + (2 * i + 2) + " P 8"));
            infos.put("vg0-" + name, new SnapshotInfo("vg0-lv0-real", "vg0-" + name + "-cow", "P", 8, GIB / 4096, i % 900, 0,
                    8L * (2 + i % 900), 8192, 16, SnapshotInfo.State.ACTIVE));
            stores.put("vg0-" + name, List.of(new ExceptionRun(100, 2, i % 900 + 1)));
        }
        return new FakeRevision(bare.id(), bare.kernel(), 0, Optional.empty(), List.of(), bare.disks(), List.of(group(volumes)), devices,
                infos, stores, List.of(), List.of());
    }

    private static FakeRevision without(FakeRevision all, String name) {
        Set<String> gone = Set.of("vg0-" + name, "vg0-" + name + "-cow");
        return new FakeRevision(all.id(), all.kernel(), all.step(), all.line(), List.of(), all.disks(),
                List.of(group(all.volumeGroups().getFirst().volumes().stream().filter(volume -> !volume.name().equals(name)).toList())),
                all.mappedDevices().stream().filter(device -> !gone.contains(device.name())).toList(),
                all.snapshots(), all.stores(), List.of(), List.of());
    }

    private static VolumeGroupInfo group(List<LogicalVolumeInfo> volumes) {
        return new VolumeGroupInfo("vg0", "vg0", STORE, 100_000, 80_000, List.of("/dev/vda"), volumes);
    }

    private static MappedDeviceInfo device(String name, String number, String table) {
        return new MappedDeviceInfo(name, number, "", 1, List.of(table), List.of(), Suspension.RUNNING, 0, DaxState.NO);
    }
}
