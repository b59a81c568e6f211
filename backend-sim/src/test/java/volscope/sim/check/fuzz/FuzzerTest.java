package volscope.sim.check.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static volscope.sim.check.fuzz.CarelessDisks.without;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Hardware;
import volscope.sim.dm.Target;
import volscope.sim.dm.TargetType;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profiles;
import volscope.sim.snapshot.OriginTarget;
import volscope.sim.snapshot.SnapshotTarget;
import volscope.sim.snapshot.SnapshotType;

/** The kernel is as the naive machine says, and kernels with one rule broken are found out. */
class FuzzerTest {

    private static final int LONGEST_SCRIPT = 12;

    @ParameterizedTest
    @CsvSource({"6.1,1", "6.12,2", "5.4,3", "dax-full,4"})
    void theKernelIsAsTheReferenceSays(String kernel, long seed) {
        List<Long> progress = new ArrayList<>();
        Optional<Script> script = new Fuzzer(Engine.of(Profiles.named(kernel).orElseThrow()), progress::add).run(4000, seed);
        assertThat(script).isEmpty();
        assertThat(progress).isSorted().endsWith(4000L);
    }

    /** The store's last chunk breaks it while the rest of the write is on its way: nobody says how much of the rest gets there. */
    @Test
    void whatAStoreGetsWhileItBreaksIsOpen() {
        World world = new World(World.Level.DEVICES, 128, 67);
        List<Command> commands = List.of(new Command.Create("org", new Table.Origin(128)), new Command.Create("c0", new Table.Cow(0, 67)),
                new Command.Create("s0", snapshot(0, Table.Store.P, 1)), new Command.Write("org", 76, 1, 'C'),
                new Command.Write("org", 70, 1, 'T'), new Command.Write("s0", 55, 6, 'C'),
                new Command.Write("org", 103, 1, 'B'), new Command.Create("c1", new Table.Cow(1, 67)),
                new Command.Create("s1", snapshot(1, Table.Store.PO, 1)), new Command.Write("s0", 0, 128, 'O'),
                new Command.Write("s1", 0, 1, 'P'),
                new Command.Crash(new PowerLoss(PowerLoss.How.NONE, 0)));
        assertThat(Trial.of(world, Engine.of(Profiles.V6_1), commands)).isEmpty();
    }

    /** Entries out of which the next chunk taken stands for 65: whether the chunks behind get one of their own is a matter of time. */
    @Test
    void severalNewRangesAtOnceAreOpen() {
        ByteBuffer area = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        area.putLong(14).putLong(0x4000000000000002L).putLong(15).putLong(3).putLong(2).putLong(4);
        List<Command> commands = new ArrayList<>(List.of(new Command.Create("org", new Table.Origin(128)),
                new Command.Create("c2", new Table.Cow(2, 136)), new Command.Create("c1", new Table.Cow(1, 136)),
                new Command.Suspend("org"), new Command.Create("s1", snapshot(1, Table.Store.P, 2)),
                new Command.Create("s2", snapshot(2, Table.Store.PO, 8)), new Command.Resume("org"),
                new Command.Load("s2", new Table.Broken(128)), new Command.Resume("s2"),
                new Command.Put("c2", 8, new String(area.array(), ISO_8859_1)),
                new Command.Load("s2", snapshot(2, Table.Store.PO, 1)), new Command.Resume("s2")));
        Engine engine = Engine.of(Profiles.V6_1);
        World world = new World(World.Level.DEVICES, 128, 136);
        commands.add(new Command.Write("org", 0, 8, 'S'));
        assertThat(Trial.of(world, engine, commands)).isEmpty();
        NaiveMachine reference = new NaiveMachine(world, Profiles.V6_1.snapshot());
        commands.forEach(reference::run);
        assertThat(reference.knows(new Command.Write("org", 0, 26, 'S'))).isFalse();
        assertThat(reference.knows(new Command.Write("org", 24, 8, 'S'))).isTrue();
    }

    private static Table.Snapshot snapshot(int cow, Table.Store store, int chunk) {
        return new Table.Snapshot(128, Table.Role.SNAPSHOT, cow, store, chunk, Table.Discards.NONE);
    }

    private static Engine with(TargetType broken) {
        List<TargetType> types = Engine.TYPES.stream().map(type -> type.name().equals(broken.name()) ? broken : type).toList();
        return Engine.of(Profiles.V6_1, List.of(Hardware.LAYER), types);
    }

    private static Engine losing(Predicate<Bio> lost) {
        return Engine.of(Profiles.V6_1, List.of(LossyDisks.layer(lost)), Engine.TYPES);
    }

    private static Engine careless(UnaryOperator<Bio> heard) {
        return Engine.of(Profiles.V6_1, List.of(CarelessDisks.layer(heard), Hardware.LAYER), Engine.TYPES);
    }

    private static Engine origin(UnaryOperator<Target> breaking) {
        return with(BrokenTarget.type(OriginTarget.TYPE, breaking));
    }

    private static Engine snapshot(UnaryOperator<Target> breaking) {
        return with(BrokenTarget.type(SnapshotType.SNAPSHOT, breaking));
    }

    static Stream<Arguments> broken() {
        return Stream.of(Arguments.of("odd chunks of the origin are written without a copy", origin(right -> new BrokenTarget(right) {
            @Override
            public MapResult map(Kernel kernel, Bio bio) {
                boolean skips = bio.op() == BioOp.WRITE && bio.sector() / 8 % 2 == 1;
                return skips ? new Remapped(bio.at(((OriginTarget) right).dev(), bio.sector())) : super.map(kernel, bio);
            }
        })), Arguments.of("writes to the origin are not cut at chunks", origin(right -> new BrokenTarget(right) {
            @Override
            public long writeBoundary(Kernel kernel) {
                return 0;
            }
        })), Arguments.of("the snapshot reads the origin even where it has a copy", snapshot(right -> new BrokenTarget(right) {
            @Override
            public MapResult map(Kernel kernel, Bio bio) {
                return bio.op() == BioOp.READ
                        ? new Remapped(bio.at(((SnapshotTarget) right).origin(), bio.sector()))
                        : super.map(kernel, bio);
            }
        })), Arguments.of("an overflow is not shown", snapshot(right -> new BrokenTarget(right) {
            @Override
            public String info(Kernel kernel) {
                String text = super.info(kernel);
                return text.equals("Overflow") ? "Invalid" : text;
            }
        })), Arguments.of("userspace is taken not to know of overflows",
                with(BrokenTarget.type(SnapshotType.SNAPSHOT, right -> right,
                        words -> words.stream().map(word -> word.equals("PO") ? "P" : word)
                                .toList()))),
                Arguments.of("a snapshot may go on before its source is suspended", snapshot(right -> new BrokenTarget(right) {
                    @Override
                    public void preresume(Kernel kernel) {
                        // always may
                    }
                })), Arguments.of("discards pass without the feature", snapshot(right -> new BrokenTarget(right) {
                    @Override
                    public Discards discards(Kernel kernel) {
                        return Discards.ALWAYS;
                    }
                })), Arguments.of("a snapshot is not stopped when its table goes", snapshot(right -> new BrokenTarget(right) {
                    @Override
                    public void destroy(Kernel kernel) {
                        // forgets to leave the origin's list
                    }
                })), Arguments.of("metadata are lost", losing(bio -> bio.has(BioFlag.FUA))),
                Arguments.of("copies are not flushed before their entries are written", careless(FuzzerTest::unflushed)),
                Arguments.of("entries may wait in the disk's cache", careless(bio -> without(bio, BioFlag.FUA))),
                Arguments.of("flushes of the origin are lost", origin(right -> new BrokenTarget(right) {
                    @Override
                    public MapResult map(Kernel kernel, Bio bio) {
                        return bio.op() == BioOp.FLUSH ? new Zeroed() : super.map(kernel, bio);
                    }
                })), Arguments.of("the origin is written while its chunks are still being copied", origin(right -> new BrokenTarget(right) {
                    @Override
                    public MapResult map(Kernel kernel, Bio bio) {
                        MapResult held = super.map(kernel, bio.endingIn(EndIo.NONE));
                        return held instanceof Submitted
                                ? new Remapped(bio.at(((OriginTarget) right).dev(), bio.sector()))
                                : super.map(kernel, bio);
                    }
                })), Arguments.of("headers of invalid snapshots are lost",
                        losing(bio -> bio.op() == BioOp.WRITE && bio.flags().isEmpty() && !(bio.data() instanceof Data.Fill)
                                && bio.sectors() > 0 && startsLikeAnInvalidHeader(bio.data()))),
                Arguments.of("the second half of a chunk is not copied",
                        losing(bio -> bio.dev().equals(Engine.STORES) && bio.sectors() == 8 && !bio.has(BioFlag.FUA)
                                && bio.data() instanceof Data.Paged)));
    }

    /** A flush of the stores' disk does nothing: the device mapper flushes before it sends data that ask for it. */
    private static Bio unflushed(Bio bio) {
        boolean lost = bio.op() == BioOp.FLUSH && bio.dev().equals(Engine.STORES);
        return lost ? new Bio(bio.id(), BioOp.READ, bio.dev(), 0, 1, Set.of(), Data.EMPTY, bio.end()) : bio;
    }

    private static boolean startsLikeAnInvalidHeader(Data data) {
        byte[] bytes = new byte[8];
        data.copyTo(0, bytes, 0, bytes.length);
        return bytes[0] == 'S' && bytes[1] == 'n' && bytes[2] == 'A' && bytes[3] == 'p' && bytes[4] == 0;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenRuleIsFoundOut(String rule, Engine engine) {
        Optional<Script> script = new Fuzzer(engine, done -> {
        }).run(60_000, 1);
        assertThat(script).as(rule).hasValueSatisfying(found -> {
            assertThat(found.lines()).hasSizeLessThanOrEqualTo(LONGEST_SCRIPT);
            assertThat(found.expected()).isNotEqualTo(found.found());
        });
    }

    @Test
    void theSameSeedFindsTheSameScript() {
        Engine engine = losing(bio -> bio.has(BioFlag.FUA));
        Stream<Optional<Script>> scripts = Stream.of(1, 2).map(run -> new Fuzzer(engine, done -> {
        }).run(20_000, 9));
        assertThat(scripts.distinct().toList()).hasSize(1);
    }
}
