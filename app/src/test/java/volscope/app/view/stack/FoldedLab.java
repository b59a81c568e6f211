package volscope.app.view.stack;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volscope.app.fake.FakeMachine;
import volscope.app.fake.FakeRevision;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.model.machine.DaxState;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappedDeviceInfo.Suspension;
import volscope.model.machine.Opening;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** A lab with many snapshots of one origin, each of which holds three chunks. */
final class FoldedLab {
    private static final long MIB = 1L << 20;

    private FoldedLab() {
    }

    static Frame frame(int count, String selected) {
        FakeRevision bare = FakeRevision.of("6.1", new DiskInfo("vda", "254:0", 1 << 30, "disk", DaxState.NO));
        List<LogicalVolumeInfo> volumes = new ArrayList<>();
        List<MappedDeviceInfo> devices = new ArrayList<>(List.of(device("lv0-real", 0, "linear 254:0 0"),
                device("lv0", 1, "snapshot-origin 253:0")));
        Map<String, SnapshotInfo> infos = new LinkedHashMap<>();
        Map<String, List<ExceptionRun>> stores = new LinkedHashMap<>();
        volumes.add(volume("lv0", Optional.empty()));
        for (int i = 0; i < count; i++) {
            volumes.add(volume("snap" + i, Optional.of("lv0")));
            devices.add(device("snap" + i + "-cow", 2 * i + 2, "linear 254:0 " + 8192 * i));
            devices.add(device("snap" + i, 2 * i + 3, "snapshot 253:0 253:" + (2 * i + 2) + " P 8"));
            infos.put("vg0-snap" + i, new SnapshotInfo("vg0-lv0-real", "vg0-snap" + i + "-cow", "P", 8, 256, 3, 0, 40, 8192, 16,
                    SnapshotInfo.State.ACTIVE));
            stores.put("vg0-snap" + i, List.of(new ExceptionRun(0, 2, 3)));
        }
        FakeRevision many = new FakeRevision(bare.id(), "6.1", 0, Optional.empty(), List.of(), bare.disks(),
                List.of(new VolumeGroupInfo("vg0", "vg0", 4 * MIB, 100, 50, List.of("/dev/vda"), volumes)), devices, infos, stores,
                List.of(),
                List.of());
        Session session = new Session((script, kernel) -> new Opening.Lab(new FakeMachine(many, (at, line) -> FakeMachine.Answer.says("")),
                List.of()), Runnable::run, InstantSource.fixed(Instant.EPOCH));
        session.select(new Selection.Volume("vg0", selected));
        return session.frame();
    }

    private static LogicalVolumeInfo volume(String name, Optional<String> origin) {
        return new LogicalVolumeInfo("vg0", name, name, 4 * MIB, origin, origin.isEmpty() ? "owi-a-s---" : "swi-a-s---", "vg0-" + name,
                Activation.ACTIVE, 0);
    }

    private static MappedDeviceInfo device(String name, int minor, String target) {
        return new MappedDeviceInfo("vg0-" + name, "253:" + minor, "", 1, List.of("0 8192 " + target), List.of(), Suspension.RUNNING, 0,
                DaxState.NO);
    }
}
