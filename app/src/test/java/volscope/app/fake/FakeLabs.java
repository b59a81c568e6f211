package volscope.app.fake;

import java.util.List;
import java.util.Optional;
import volscope.app.fake.FakeMachine.Answer;
import volscope.model.event.Event;
import volscope.model.explain.Explanation;
import volscope.model.explain.Explanation.Fact;
import volscope.model.explain.Explanation.Key;
import volscope.model.explain.Explanation.Way;
import volscope.model.explain.Explanation.WayOut;
import volscope.model.machine.DaxState;
import volscope.model.machine.DiskInfo;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.LogicalVolumeInfo;
import volscope.model.machine.LogicalVolumeInfo.Activation;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.MappedDeviceInfo.Suspension;
import volscope.model.machine.MappingInfo;
import volscope.model.machine.Opening;
import volscope.model.machine.ScriptLine;
import volscope.model.machine.SnapshotInfo;
import volscope.model.machine.VolumeGroupInfo;

/** Labs on fake machines, on which the three commands of the report do as little as the views need. */
public final class FakeLabs implements MachineFactory {
    private static final long MIB = 1 << 20;
    private FakeMachine last = machine("6.1");

    /** The machine that was opened last. */
    public FakeMachine last() {
        return last;
    }

    @Override
    public Opening open(String script, Optional<String> kernel) {
        if (kernel.filter(name -> !last.profiles().contains(name)).isPresent()) {
            return Opening.Refused.of(Opening.Reason.UNKNOWN_KERNEL, 0, kernel.orElseThrow(), String.join(" ", last.profiles()));
        }
        if (script.startsWith("#: colour=")) {
            return Opening.Refused.of(Opening.Reason.UNKNOWN_KEY, 1, "colour");
        }
        last = machine(kernel.orElse(script.contains("kernel=dax-origin") ? "dax-origin" : "6.1"));
        return new Opening.Lab(last, script.lines().filter(line -> !line.startsWith("#:")).map(FakeLabs::line).toList());
    }

    private static ScriptLine line(String text) {
        if (text.isEmpty()) {
            return new ScriptLine(ScriptLine.Kind.BLANK, text);
        }
        return new ScriptLine(text.startsWith("#")
                ? ScriptLine.Kind.COMMENT
                : text.startsWith("@ ") ? ScriptLine.Kind.PLUMBING : ScriptLine.Kind.COMMAND, text);
    }

    public static FakeMachine machine(String kernel) {
        return new FakeMachine(FakeRevision.of(kernel, new DiskInfo("pmem0", "259:0", 510 * MIB, "fsdax", DaxState.YES),
                new DiskInfo("pmem1", "259:1", 510 * MIB, "fsdax", DaxState.YES),
                new DiskInfo("vda", "254:0", 512 * MIB, "disk", DaxState.NO),
                new DiskInfo("vdb", "254:16", 512 * MIB, "disk", DaxState.NO)), FakeLabs::answer);
    }

    private static Answer answer(FakeRevision at, String line) {
        if (line.startsWith("vgcreate")) {
            String disk = line.substring(line.lastIndexOf(' ') + 1);
            return Answer.says("  Volume group \"vg0\" successfully created\n").doing(old -> old.with(group(disk, 127)));
        }
        if (line.startsWith("lvcreate -L")) {
            return Answer.says("  Logical volume \"lv0\" created.\n").asking("create vg0-lv0 LVM-x [ noopencount flush ]  ")
                    .doing(FakeLabs::withVolume);
        }
        if (line.startsWith("lvcreate -s")) {
            return onPmem(at) && at.kernel().equals("6.1")
                    ? refused(line)
                    : Answer.says("  Logical volume \"snap0\" created.\n").doing(old -> withSnapshot(old, 0));
        }
        if (line.startsWith("poke")) {
            return Answer.says("").doing(old -> pages(old.snapshots().isEmpty() ? old : withSnapshot(old, 1)));
        }
        if (line.startsWith("sec w")) {
            return Answer.says("").doing(old -> old.snapshots().isEmpty() ? old : withSnapshot(old, 1));
        }
        return line.startsWith("wait")
                ? Answer.says("half").waiting("vg0-lv0 is suspended")
                : line.startsWith("printf") ? Answer.says("no newline") : line.startsWith("false") ? Answer.fails("", 1) : Answer.says("");
    }

    /** The file begins with the origin; its first page was stored to. */
    private static FakeRevision pages(FakeRevision at) {
        return at.with(new MappingInfo("poke", "/mnt/f", 0, MappingInfo.PageState.WRITABLE, "pmem0", 256, 1),
                new MappingInfo("poke", "/mnt/f", 1, MappingInfo.PageState.READ_ONLY, "pmem0", 257, 1),
                new MappingInfo("poke", "/mnt/f", 2, MappingInfo.PageState.UNMAPPED, "pmem0", 258, 1));
    }

    private static boolean onPmem(FakeRevision at) {
        return at.volumeGroups().getFirst().physicalVolumes().getFirst().contains("pmem");
    }

    private static VolumeGroupInfo group(String disk, long free, LogicalVolumeInfo... volumes) {
        return new VolumeGroupInfo("vg0", "id-vg0", 4 * MIB, 127, free, List.of(disk), List.of(volumes));
    }

    private static FakeRevision withVolume(FakeRevision at) {
        String disk = at.volumeGroups().getFirst().physicalVolumes().getFirst();
        boolean pmem = disk.contains("pmem");
        var lv0 = new LogicalVolumeInfo("vg0", "lv0", "id-lv0", 128 * MIB, Optional.empty(), "-wi-a-----", "vg0-lv0", Activation.ACTIVE, 0);
        String table = "0 262144 linear " + (pmem ? "259:0" : "254:0") + " 2048";
        return at.with(group(disk, 95, lv0)).with(new MappedDeviceInfo("vg0-lv0", "253:0", "LVM-x", pmem ? 3 : 1, List.of(table), List.of(),
                Suspension.RUNNING, 0, DaxState.of(pmem)));
    }

    private static FakeRevision withSnapshot(FakeRevision at, long copies) {
        String disk = at.volumeGroups().getFirst().physicalVolumes().getFirst();
        boolean pmem = disk.contains("pmem");
        var lv0 = new LogicalVolumeInfo("vg0", "lv0", "id-lv0", 128 * MIB, Optional.empty(), "owi-a-s---", "vg0-lv0", Activation.ACTIVE, 0);
        var snap0 = new LogicalVolumeInfo("vg0", "snap0", "id-snap0", 4 * MIB, Optional.of("lv0"), "swi-a-s---", "vg0-snap0",
                Activation.ACTIVE, 0);
        String under = pmem ? "259:0" : "254:0";
        return at.with(group(disk, 94, lv0, snap0)).with(device("vg0-lv0", 0, "0 262144 snapshot-origin 253:1", pmem),
                device("vg0-lv0-real", 1, "0 262144 linear " + under + " 2048", pmem),
                device("vg0-snap0-cow", 2, "0 8192 linear " + under + " 264192", pmem),
                device("vg0-snap0", 3, "0 262144 snapshot 253:1 253:2 P 8", false))
                .with("vg0-snap0", new SnapshotInfo("vg0-lv0-real", "vg0-snap0-cow", "P", 8, 32768, copies, 0, 16 + 8 * copies, 8192, 16,
                        SnapshotInfo.State.ACTIVE), copies == 0 ? List.of() : List.of(new ExceptionRun(0, 2, copies)))
                .with(copies == 0 ? new Event[0] : new Event[]{new Event.ExceptionCompleted("vg0-snap0", 0, 2)});
    }

    private static MappedDeviceInfo device(String name, int minor, String table, boolean dax) {
        return new MappedDeviceInfo(name, "253:" + minor, "LVM-" + minor, dax ? 3 : 1, List.of(table), List.of(), Suspension.RUNNING, 0,
                DaxState.of(dax));
    }

    /** The report's refusal. */
    public static Explanation explanation(String line) {
        return new Explanation(new Explanation.Asked(line, "vg0-lv0"), Explanation.Rule.TYPE_IS_FIXED,
                List.of(Fact.of(Key.DEVICE_HAS_TYPE, "vg0-lv0", 3, "DAX"),
                        Fact.of(Key.TABLE_WOULD_HAVE_TYPE, "vg0-lv0", 1, "bio-based", "0 262144 snapshot-origin 253:1"),
                        Fact.of(Key.TARGET_LACKS_DIRECT_ACCESS, "snapshot-origin"),
                        Fact.of(Key.LEFT_BEHIND, "vg0/snap0", "4 MiB")),
                List.of(Fact.of(Key.NEEDS_DIRECT_ACCESS, "snapshot-origin"), Fact.of(Key.NEEDS_BIO_FIRST_TABLE, "vg0-lv0")),
                List.of(new WayOut(Way.WHILE_INACTIVE, List.of("lvchange -an vg0/lv0", line, "lvchange -ay vg0/lv0")),
                        new WayOut(Way.DISK_ORIGIN, List.of("vgextend vg0 /dev/vda", "lvcreate -L 128M -n lv1 vg0 /dev/vda")),
                        new WayOut(Way.DESIGNED_KERNEL, List.of("profile dax-origin", line)),
                        new WayOut(Way.CLEAN_UP, List.of("lvremove -f vg0/snap0"))));
    }

    private static Answer refused(String line) {
        return Answer.fails("  device-mapper: reload ioctl on  (253:0) failed: Invalid argument\n"
                + "  Failed to suspend logical volume vg0/lv0.\n  Aborting. Manual intervention required.\n", 5)
                .logging("device-mapper: ioctl: can't change device type (old=3 vs new=1) after initial table load.",
                        "device-mapper: ioctl: error adding target to table")
                .because(explanation(line)).doing(FakeLabs::loadsReal, FakeLabs::isRefused, FakeLabs::loadsStore, FakeLabs::cleansUp);
    }

    private static FakeRevision loadsReal(FakeRevision at) {
        return at.with(lv0(), device("vg0-lv0-real", 1, "0 262144 linear 259:0 2048", true))
                .with(new Event.TableLoaded("vg0-lv0-real", List.of("0 262144 linear 259:0 2048")));
    }

    private static FakeRevision isRefused(FakeRevision at) {
        return at.with(new Event.TableRefused("vg0-lv0", 3, 1, List.of("0 262144 snapshot-origin 253:1"), List.of()));
    }

    private static FakeRevision loadsStore(FakeRevision at) {
        return at.with(lv0(), device("vg0-snap0-cow", 1, "0 8192 linear 259:0 264192", true))
                .with(new Event.TableLoaded("vg0-snap0-cow", List.of("0 8192 linear 259:0 264192")));
    }

    private static FakeRevision cleansUp(FakeRevision at) {
        var lv0 = at.volumeGroups().getFirst().volumes().getFirst();
        var left = new LogicalVolumeInfo("vg0", "snap0", "id-snap0", 4 * MIB, Optional.empty(), "-wi-------", "vg0-snap0",
                Activation.INACTIVE, 0);
        return at.with(group("/dev/pmem0", 94, lv0, left)).with(lv0());
    }

    private static MappedDeviceInfo lv0() {
        return device("vg0-lv0", 0, "0 262144 linear 259:0 2048", true);
    }
}
