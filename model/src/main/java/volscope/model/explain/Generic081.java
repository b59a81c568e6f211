package volscope.model.explain;

import java.util.List;
import java.util.Optional;

import volscope.model.explain.Explanation.Key;
import volscope.model.explain.Outcome.Kind;
import volscope.model.machine.DaxState;
import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory;
import volscope.model.machine.MappedDeviceInfo;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;

/** The sequence of the test generic/081 of xfstests, by which the problem was found: a small snapshot is filled up through a mounted file system. */
public final class Generic081 {

    private static final List<String> BEFORE = List.of("vgcreate -f vg0 /dev/pmem0", "lvcreate --yes -L 256M -n base vg0",
            "mkfs.ext4 -q -F -b 4096 /dev/mapper/vg0-base");
    private static final String SNAPSHOT = "lvcreate -s -L 4M -n snap vg0/base";
    private static final List<String> FILL = List.of("mount /dev/mapper/vg0-snap /mnt",
            "xfs_io -f -c \"pwrite 0 5m\" -c fsync /mnt/testfile",
            "sync");
    private static final String STATUS = "dmsetup status vg0-snap";
    private static final List<String> AFTER = List.of("umount /mnt", "e2fsck -fn /dev/mapper/vg0-snap", "e2fsck -fn /dev/mapper/vg0-base",
            "vgremove -f vg0", "pvremove -f /dev/pmem0");
    private static final String TRIAL = "mount -o dax /dev/mapper/vg0-base /mnt";

    private final Machine machine;
    private final String kernel;
    private RevisionId at;

    private Generic081(Machine machine, String kernel) {
        this.machine = machine;
        this.kernel = kernel;
        this.at = machine.start();
    }

    /** All its lines, in order. */
    public static List<String> lines() {
        return java.util.stream.Stream.of(BEFORE, List.of(SNAPSHOT), FILL, List.of(STATUS), AFTER).flatMap(List::stream).toList();
    }

    /** Plays it from start to end on a machine of its own. */
    public static Outcome play(MachineFactory machines, String kernel) {
        return switch (machines.open("", Optional.of(kernel))) {
            case Opening.Lab lab -> new Generic081(lab.machine(), kernel).play();
            case Opening.Refused refused -> throw new IllegalArgumentException(kernel + ": " + refused.reason());
        };
    }

    private Run run(String line) {
        Run run = machine.run(at, line);
        at = run.end();
        return run;
    }

    private Outcome play() {
        BEFORE.forEach(this::run);
        Run made = run(SNAPSHOT);
        Kind kind = made.exitCode() == 0 ? kind() : refusal(made);
        long old = device("vg0-base").map(MappedDeviceInfo::type).orElse(0);
        FILL.forEach(this::run);
        String status = run(STATUS).text().strip();
        AFTER.forEach(this::run);
        String end = made.exitCode() == 0 ? status.substring(status.lastIndexOf(' ') + 1) : "";
        return new Outcome(kernel, kind, old, type(made), end);
    }

    private Optional<MappedDeviceInfo> device(String name) {
        return machine.revision(at).mappedDevices().stream().filter(device -> device.name().equals(name)).findFirst();
    }

    private Kind kind() {
        if (device("vg0-base").filter(base -> base.dax() == DaxState.YES).isEmpty()) {
            return Kind.NO_DAX_AT_ALL;
        }
        if (machine.preview(at, TRIAL).exitCode() != 0) {
            return Kind.STUB;
        }
        return device("vg0-snap").filter(snap -> snap.dax() == DaxState.YES).isPresent() ? Kind.BOTH_HAVE_DAX : Kind.ORIGIN_KEEPS_DAX;
    }

    private static Kind refusal(Run made) {
        List<Key> keys = made.explanation().map(Explanation::facts).orElse(List.of()).stream().map(Explanation.Fact::key).toList();
        return keys.contains(Key.TARGET_LACKS_DIRECT_ACCESS)
                ? Kind.REFUSED_BY_TARGET
                : keys.contains(Key.LOWER_LACKS_DAX) ? Kind.REFUSED_BY_TRIAL : Kind.OTHER;
    }

    private static long type(Run made) {
        return made.explanation().map(Explanation::facts).orElse(List.of()).stream().filter(fact -> fact.key() == Key.TABLE_WOULD_HAVE_TYPE)
                .map(fact -> Long.parseLong(fact.arguments().get(1))).findFirst().orElse(0L);
    }
}
