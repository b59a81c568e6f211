package volscope.sim.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.model.machine.MachineFactory.Terminal;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.profile.Profiles;

/** Power cut after every single step: what the next activation shows is what a copy of the whole origin would show. */
class PowerCutTest {

    private static final int SECTORS = 224;
    private static final int DM_MAJOR = 253;
    private static final char TORN = '?';
    private static final char OLD = 'o';
    private static final Pattern WRITE = Pattern.compile("sec w (\\S+) (\\d+) (\\d+) (.)");
    private static final Pattern RUN = Pattern.compile("(\\d+)\\+(\\d+) '?([^']+)'?");

    /**
     * A stack and writes to it.
     *
     * @param setup
     *            makes the stack; the origin is full of {@link #OLD}, durably, before the snapshots are taken
     * @param again
     *            makes it again after a boot
     * @param origin
     *            the origin's device
     * @param snapshots
     *            the snapshots' devices
     * @param writes
     *            what is written
     */
    record Scenario(String name, String setup, String again, String origin, List<String> snapshots, List<String> writes) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Scenario overflow(String cow, String kind) {
        String stack = "dmsetup create org --table '0 8192 linear /dev/vda 0'\ndmsetup create cow --table '0 80 linear " + cow + " 0'\n";
        String above = "dmsetup create base --table '0 8192 snapshot-origin /dev/mapper/org'\n"
                + "dmsetup create snap --table '0 8192 snapshot /dev/mapper/org /dev/mapper/cow " + kind + " 8'\n";
        List<String> writes = new ArrayList<>();
        for (int i = 6; i < 10; i++) {
            writes.add("sec w /dev/mapper/base " + i * 8 + " 8 A");
        }
        return new Scenario("filled " + kind + " on " + cow, stack + fill("/dev/mapper/org") + above + "sec w /dev/mapper/snap 80 40 o\n",
                stack + above, "/dev/mapper/base",
                List.of("/dev/mapper/snap"), writes);
    }

    private static Scenario two(String cow) {
        String stack = "dmsetup create org --table '0 16384 linear /dev/vda 0'\ndmsetup create c1 --table '0 4096 linear " + cow + " 0'\n"
                + "dmsetup create c2 --table '0 4096 linear " + cow + " 8192'\n";
        String above = "dmsetup create base --table '0 16384 snapshot-origin /dev/mapper/org'\n"
                + "dmsetup create s1 --table '0 16384 snapshot /dev/mapper/org /dev/mapper/c1 P 8'\n"
                + "dmsetup create s2 --table '0 16384 snapshot /dev/mapper/org /dev/mapper/c2 P 32'\n"
                + "dmsetup suspend base; dmsetup resume base\n";
        return new Scenario("two on " + cow, stack + fill("/dev/mapper/org") + above, stack + above, "/dev/mapper/base",
                List.of("/dev/mapper/s1", "/dev/mapper/s2"),
                List.of("sec w /dev/mapper/base 0 8 A", "sec w /dev/mapper/base 8 8 B", "sec w /dev/mapper/s1 64 8 C",
                        "sec w /dev/mapper/base 0 8 D", "sec w /dev/mapper/base 128 64 E", "sec w /dev/mapper/s2 70 3 F",
                        "sec w /dev/mapper/base 64 8 G"));
    }

    private static Scenario basic(String cow) {
        String setup = "vgcreate vg0 /dev/vda " + cow + "\nlvcreate -L 8M -n lv0 vg0 /dev/vda\n" + fill("/dev/vg0/lv0")
                + "lvcreate -s -L 4M -n snap0 vg0/lv0 " + cow + "\n";
        return new Scenario("lvm on " + cow, setup, "", "/dev/vg0/lv0", List.of("/dev/vg0/snap0"),
                List.of("sec w /dev/vg0/lv0 0 8 B", "sec w /dev/vg0/lv0 0 8 C", "sec w /dev/vg0/lv0 9 1 D", "sec w /dev/vg0/snap0 16 8 E",
                        "sec w /dev/vg0/snap0 25 1 F", "sec w /dev/vg0/lv0 16 8 G", "sec w /dev/vg0/lv0 100 100 H"));
    }

    private static String fill(String device) {
        return "sec w " + device + " 0 1024 " + OLD + "\nblockdev --flushbufs " + device + "\n";
    }

    static Stream<Arguments> scenarios() {
        return Stream.of(overflow("/dev/vdb", "P"), overflow("/dev/pmem1", "P"), overflow("/dev/vdb", "PO"), two("/dev/vdb"),
                two("/dev/pmem1"), basic("/dev/vdb"), basic("/dev/pmem1")).flatMap(
                        scenario -> Stream.of(PowerLine.How.values()).filter(how -> how != PowerLine.How.ORDERLY)
                                .map(cut -> Arguments.of(scenario, cut)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nextActivationShowsWhatTheModelShows(Scenario scenario, PowerLine.How cut) {
        Bench bench = new Bench(scenario, cut);
        int cuts = 0;
        for (String write : scenario.writes()) {
            List<KernelState> steps = bench.write(write);
            cuts += steps.size();
            for (int i = 0; i < steps.size(); i++) {
                if (i == 0 || !bench.holdsTheSame(steps.get(i - 1), steps.get(i))) {
                    bench.check(steps.get(i), write);
                }
            }
        }
        assertThat(cuts).isGreaterThan(scenario.writes().size() * 4);
    }

    /** A machine, and the model of what it may show. */
    private static final class Bench {
        private final Scenario scenario;
        private final PowerLine.How cut;
        private final Map<String, Set<Character>> written = new HashMap<>();
        private final Set<String> invalid = new HashSet<>();
        private KernelState state;

        Bench(Scenario scenario, PowerLine.How cut) {
            this.scenario = scenario;
            this.cut = cut;
            Settings settings = ((Settings.Read) Settings.read("#: pmem0=raw pmem1=raw\n")).settings();
            KernelState start = PowerOn.boot(Profiles.V6_1,
                    SimulatedMachines.layers(settings.modules(), SimulatedMachines.shell(Terminal.INTERACTIVE)), settings, 1);
            this.state = lines(start, scenario.setup());
        }

        private static KernelState lines(KernelState from, String script) {
            Kernel kernel = Kernel.open(from, StepSink.NONE);
            for (String line : script.lines().toList()) {
                assertThat(new Scheduler(kernel).run(line).code()).as(line + ": " + said(kernel)).isZero();
            }
            return kernel.publish();
        }

        private static String said(Kernel kernel) {
            return new String(kernel.hook(Tasks.class).orElseThrow().console(), UTF_8);
        }

        private static String output(KernelState at, String line) {
            Kernel kernel = Kernel.open(at, StepSink.NONE);
            new Scheduler(kernel).run(line);
            return said(kernel);
        }

        /** Writes, and gives the machine after each step. */
        List<KernelState> write(String line) {
            Matcher write = WRITE.matcher(line);
            assertThat(write.matches()).isTrue();
            long first = Long.parseLong(write.group(2));
            for (long sector = first; sector < first + Long.parseLong(write.group(3)); sector++) {
                allowed(write.group(1), sector).add(write.group(4).charAt(0));
            }
            List<KernelState> steps = new ArrayList<>();
            Kernel kernel = Kernel.open(state, (at, label) -> {
                if (!label.isEmpty()) {
                    steps.add(at.publish());
                }
            });
            new Scheduler(kernel).run(line);
            state = kernel.publish();
            steps.add(state);
            scenario.snapshots().stream().filter(this::isInvalid).forEach(invalid::add);
            return steps;
        }

        /** Whether hardware holds the same, and has been sent the same. */
        boolean holdsTheSame(KernelState one, KernelState other) {
            BlockState before = one.of(Block.LAYER);
            BlockState after = other.of(Block.LAYER);
            return before.media() == after.media() && before.unsettled() == after.unsettled() && sent(one).equals(sent(other));
        }

        private static List<Bio> sent(KernelState at) {
            return Block.onTheirWay(at.queue()).stream().filter(bio -> bio.dev().major() != DM_MAJOR && bio.isWrite()).toList();
        }

        private Set<Character> allowed(String device, long sector) {
            return written.computeIfAbsent(device + " " + sector, key -> new HashSet<>(Set.of(OLD)));
        }

        private boolean isInvalid(String snapshot) {
            return output(state, "dmsetup status $(readlink -f " + snapshot + ")").contains("Invalid");
        }

        void check(KernelState step, String write) {
            Kernel boot = Kernel.open(Power.off(step, cut), StepSink.NONE);
            Power.boot(boot);
            KernelState up = lines(boot.publish(), scenario.again());
            for (String device : Stream.concat(Stream.of(scenario.origin()), scenario.snapshots().stream()).toList()) {
                // once a snapshot is invalid, its header's write may be lost: then it shows a mixture
                if (!invalid.contains(device)) {
                    show(up, device).forEach((sector, content) -> assertThat(mayBeTorn(device, sector, content)
                            || allowed(device, sector).contains(content))
                            .as("%c in sector %d of %s after a cut in %s", content, sector, device, write).isTrue());
                }
            }
        }

        /** Memory tears inside of a sector, too, but only where somebody wrote. */
        private boolean mayBeTorn(String device, long sector, char content) {
            return content == TORN && scenario.name().contains("pmem") && allowed(device, sector).size() > 1;
        }

        private static Map<Long, Character> show(KernelState at, String device) {
            Map<Long, Character> shown = new HashMap<>();
            output(at, "sec r " + device + " 0 " + SECTORS).lines().forEach(line -> {
                Matcher part = RUN.matcher(line);
                assertThat(part.matches()).as(line).isTrue();
                long first = Long.parseLong(part.group(1));
                for (long sector = first; sector < first + Long.parseLong(part.group(2)); sector++) {
                    shown.put(sector, part.group(3).length() == 1 ? part.group(3).charAt(0) : TORN);
                }
            });
            assertThat(shown).hasSize(SECTORS);
            return shown;
        }
    }
}
