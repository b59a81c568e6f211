package volscope.sim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import volscope.model.machine.ScriptLine;
import volscope.sim.check.Revival;
import volscope.sim.check.WorstSurvival;
import volscope.sim.device.Bio;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Survival;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Target;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.SplitMix;
import volscope.sim.kernel.StepSink;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.SnapshotTarget;
import volscope.sim.snapshot.Snapshots;

/**
 * Power cut after every single step of every line of a case: what the next activation shows of each snapshot is what a whole copy of it
 * shows, made before the line or after it. Before each line all is made durable.
 */
class CasePowerCutTest {

    private static final int SECTORS = 256;
    /** Memory tears between these. */
    private static final int LINE = 64;
    private static final int DM_MAJOR = 253;
    private static final String DISK = "/dev/vdb";
    private static final Pattern LOOP = Pattern
            .compile("i=0; while \\[ \\$i -lt (?<rounds>\\d+) ]; do (?<body>.*); i=\\$\\(\\(i\\+1\\)\\); done.*");

    /** A whole copy of each device, by name. */
    private record Copies(Map<String, byte[]> all) {

        static Copies of(KernelState state) {
            Map<String, byte[]> all = new TreeMap<>();
            for (MappedDevice device : state.of(Dm.LAYER).devices().values()) {
                if (isShown(device)) {
                    content(state, device.dev()).ifPresent(bytes -> all.put(device.name(), bytes));
                }
            }
            return new Copies(all);
        }
    }

    private static Optional<Target> target(MappedDevice device) {
        return device.live().map(table -> table.targets().getFirst());
    }

    private static boolean isShown(MappedDevice device) {
        return target(device).filter(one -> one instanceof SnapshotTarget || one.type().name().equals("snapshot-origin")).isPresent();
    }

    private static Optional<byte[]> content(KernelState state, DevNo dev) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        Block block = kernel.get(Block.LAYER);
        try {
            return Optional.of(block.await(block.request(BioOp.READ, dev, 0, SECTORS, Data.EMPTY, Set.of())).toArray());
        } catch (ErrnoException | Sleeping unreadable) {
            return Optional.empty();
        }
    }

    private static boolean lasts(KernelState state, MappedDevice device) {
        if (!(target(device).orElseThrow() instanceof SnapshotTarget shown)) {
            return true;
        }
        Snap snap = state.of(Snapshots.LAYER).snapshots().get(shown.id());
        return snap != null && snap.type().isPersistent() && snap.flags().containsAll(Set.of(Flag.VALID, Flag.ACTIVE));
    }

    private int cuts;

    @ParameterizedTest
    @CsvSource({"snap-basic,/dev/vdb", "snap-basic,/dev/pmem1", "two-snapshots,/dev/vdb", "two-snapshots,/dev/pmem1",
        "store-overflow,/dev/vdb", "store-overflow,/dev/pmem1"})
    void nextActivationShowsTheCopies(String lab, String store) {
        String text = KernelCasesTest.resource(lab + ".lab").replace(DISK, store);
        String script = lab.equals("snap-basic") ? onTwo(text, store) : text;
        var opened = Transcript.open("#: pmem0=raw pmem1=raw\n" + script, "6.1", MachineRecording.LINES);
        var machine = (SimulatedMachine) opened.machine();
        KernelState state = machine.stateOf(machine.start());
        for (ScriptLine line : opened.lines()) {
            if (line.runs()) {
                for (String part : unrolled(line.text().replaceFirst("^@ ", ""))) {
                    state = play(settled(state), part);
                }
            }
        }
        assertThat(cuts).isGreaterThan(500);
    }

    /** The rounds of a loop that fills a store, one by one: what is promised in the middle of a round is what was or what will be. */
    private static List<String> unrolled(String line) {
        Matcher loop = LOOP.matcher(line);
        if (!loop.matches()) {
            return List.of(line);
        }
        return IntStream.range(0, Integer.parseInt(loop.group("rounds"))).mapToObj(i -> "i=" + i + "; " + loop.group("body"))
                .toList();
    }

    /** The case with its store on another device than its origin. */
    private static String onTwo(String script, String store) {
        return script.replace("vgcreate vg0 /dev/vda", "vgcreate vg0 /dev/vda " + store)
                .replace("-n lv0 vg0", "-n lv0 vg0 /dev/vda").replace("-n snap0 vg0/lv0", "-n snap0 vg0/lv0 " + store);
    }

    private static KernelState settled(KernelState state) {
        Kernel kernel = Kernel.open(state, StepSink.NONE);
        Block block = kernel.get(Block.LAYER);
        for (Disk disk : block.disks().stream().filter(one -> one.dev().major() != DM_MAJOR).toList()) {
            block.await(block.request(BioOp.FLUSH, disk.dev(), 0, 0, Data.EMPTY, Set.of()));
        }
        return kernel.publish();
    }

    /** Plays a line, cuts it off after each step, and gives the machine after it. */
    private KernelState play(KernelState before, String line) {
        List<KernelState> moments = new ArrayList<>();
        Kernel kernel = Kernel.open(before, (at, label) -> {
            KernelState moment = at.publish();
            if (moments.isEmpty() || !holdsTheSame(moments.getLast(), moment)) {
                moments.add(moment);
            }
        });
        new Scheduler(kernel).run(line);
        KernelState after = kernel.publish();
        if (!moments.isEmpty()) {
            Copies old = Copies.of(before);
            Copies now = Copies.of(after);
            moments.forEach(moment -> cut(moment, line, old, now, killed(after)));
        }
        return after;
    }

    /** Whether hardware holds the same and was sent the same, so that the same can be left of it. */
    private static boolean holdsTheSame(KernelState one, KernelState other) {
        BlockState before = one.of(Block.LAYER);
        BlockState after = other.of(Block.LAYER);
        return before.media() == after.media() && before.unsettled() == after.unsettled() && sent(one).equals(sent(other));
    }

    private static List<Bio> sent(KernelState at) {
        return Block.onTheirWay(at.queue()).stream().filter(bio -> bio.dev().major() != DM_MAJOR && bio.isWrite()).toList();
    }

    /** The snapshots that are there and give nothing any more. */
    private static Set<String> killed(KernelState state) {
        return state.of(Dm.LAYER).devices().values().stream()
                .filter(device -> target(device).filter(SnapshotTarget.class::isInstance).isPresent() && !lasts(state, device))
                .map(MappedDevice::name).collect(Collectors.toSet());
    }

    private void cut(KernelState moment, String line, Copies old, Copies now, Set<String> killed) {
        Map<String, MappedDevice> asked = new HashMap<>();
        for (MappedDevice device : moment.of(Dm.LAYER).devices().values()) {
            boolean stays = now.all().containsKey(device.name()) || killed.contains(device.name());
            if (old.all().containsKey(device.name()) && stays && isShown(device) && lasts(moment, device)) {
                asked.put(device.name(), device);
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        for (Survival survival : survivals(moment)) {
            KernelState up = again(moment, survival);
            asked.keySet().forEach(name -> compare(up, name, line, old, now));
            cuts++;
        }
    }

    private static List<Survival> survivals(KernelState moment) {
        List<Survival> some = new ArrayList<>(List.of(Survival.NONE, Survival.drawn(new SplitMix(1)), Survival.drawn(new SplitMix(2))));
        some.addAll(WorstSurvival.candidates(moment));
        return some;
    }

    /** Volumes are activated as a boot does it, other devices made again by hand. */
    private static KernelState again(KernelState moment, Survival survival) {
        boolean hasVolumes = moment.of(Dm.LAYER).devices().values().stream().anyMatch(device -> device.uuid().startsWith("LVM-"));
        if (!hasVolumes) {
            return Revival.of(moment, survival);
        }
        Kernel boot = Kernel.open(Power.off(moment, survival), StepSink.NONE);
        Power.boot(boot);
        return boot.publish();
    }

    /** A snapshot that a line kills may be gone. */
    private static void compare(KernelState up, String name, String line, Copies old, Copies now) {
        Optional<byte[]> shown = up.of(Dm.LAYER).devices().values().stream().filter(device -> device.name().equals(name)).findFirst()
                .flatMap(device -> content(up, device.dev()));
        if (shown.isEmpty() && !now.all().containsKey(name)) {
            return;
        }
        assertThat(shown).as("%s after a cut in %s", name, line).isPresent();
        byte[] bytes = shown.orElseThrow();
        for (int at = 0; at < bytes.length; at += LINE) {
            assertThat(same(bytes, old.all().get(name), at) || same(bytes, now.all().get(name), at))
                    .as("byte %d of %s after a cut in %s: %s", at, name, line, Arrays.toString(Arrays.copyOfRange(bytes, at, at + 16)))
                    .isTrue();
        }
    }

    private static boolean same(byte[] one, byte @Nullable [] other, int at) {
        return other != null && Arrays.equals(one, at, at + LINE, other, at, at + LINE);
    }
}
