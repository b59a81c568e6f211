package volscope.app.view.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.fake.FakeLabs;
import volscope.app.fake.FakeRevision;
import volscope.app.session.ChunkRecord;
import volscope.app.session.Records;
import volscope.app.view.ChunkSearch;
import volscope.model.machine.ExceptionRun;
import volscope.model.machine.Revision;
import volscope.model.machine.SnapshotInfo;

/** What is drawn of chunks, against chunks counted one by one. */
class ChunksTest {
    private static final int SECTORS = 8;
    private static final String DEVICE = "vg0-snap0";

    /** A snapshot some of whose chunks are held, own, or in flight. */
    private record World(Chunks chunks, ChunkState[] expected, TreeSet<Long> held) {

        static World of(int seed) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(seed % 2 == 0 ? 300 : 20_000);
            ChunkState[] states = new ChunkState[count];
            Arrays.fill(states, ChunkState.SHARED);
            TreeSet<Long> held = new TreeSet<>();
            List<long[]> written = new ArrayList<>();
            List<long[]> flights = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                int first = random.nextInt(count);
                int end = Math.min(count, first + 1 + random.nextInt(40));
                boolean own = random.nextInt(3) == 0;
                for (int chunk = first; chunk < end; chunk++) {
                    held.add((long) chunk);
                    states[chunk] = own || states[chunk] == ChunkState.OWN ? ChunkState.OWN : ChunkState.COPIED;
                }
                if (own) {
                    written.add(new long[]{first * SECTORS + 3L, (end - first) * SECTORS - 3L});
                }
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                int chunk = random.nextInt(count);
                flights.add(new long[]{chunk, 900_000 + chunk});
                states[chunk] = ChunkState.FLIGHT;
            }
            ChunkRecord record = Records.of(written, flights);
            SnapshotInfo info = new SnapshotInfo("vg0-lv0-real", "vg0-snap0-cow", "P", SECTORS, count, held.size(), flights.size(), 16,
                    100_000, 16, SnapshotInfo.State.ACTIVE);
            return new World(new Chunks(revision(info, held), DEVICE, info, record), states, held);
        }

        private static Revision revision(SnapshotInfo info, TreeSet<Long> held) {
            List<ExceptionRun> runs = new ArrayList<>();
            long slot = 2;
            for (long chunk : held) {
                if (!runs.isEmpty() && runs.getLast().end() == chunk) {
                    ExceptionRun last = runs.removeLast();
                    runs.add(new ExceptionRun(last.chunk(), last.slot(), last.length() + 1));
                } else {
                    runs.add(new ExceptionRun(chunk, slot, 1));
                }
                slot++;
            }
            FakeRevision start = (FakeRevision) FakeLabs.machine("6.1").revision(FakeLabs.machine("6.1").start());
            return start.with(DEVICE, info, runs);
        }

        Map<ChunkState, Long> count(long from, long to) {
            Map<ChunkState, Long> counts = new EnumMap<>(ChunkState.class);
            for (long i = from; i < Math.min(to, expected.length); i++) {
                counts.merge(expected[(int) i], 1L, Long::sum);
            }
            return counts;
        }
    }

    static Stream<World> worlds() {
        return IntStream.range(0, 30).mapToObj(World::of);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void statesAreTold(World world) {
        assertThat(world.chunks().states(Side.SNAPSHOT, 0, world.expected().length)).isEqualTo(world.expected());
        ChunkState[] origin = world.chunks().states(Side.ORIGIN, 0, world.expected().length);
        for (int i = 0; i < origin.length; i++) {
            assertThat(origin[i]).isEqualTo(world.expected()[i] == ChunkState.OWN ? ChunkState.ALONE : world.expected()[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void countsEqualBruteForceAndNoRareStateIsLost(World world) {
        int count = world.expected().length;
        for (long length : new long[]{1, 3, 64, 1 + count / 5, count}) {
            int number = (int) Math.ceilDiv(count, length);
            Bins bins = world.chunks().bins(Side.SNAPSHOT, 0, length, number);
            for (int bin = 0; bin < number; bin++) {
                Map<ChunkState, Long> expected = world.count(bin * length, (bin + 1) * length);
                for (ChunkState state : ChunkState.values()) {
                    assertThat(bins.count(state, bin)).as("%s in bin %d of %d", state, bin, length)
                            .isEqualTo(expected.getOrDefault(state, 0L));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void searchFindsWhatASetFinds(World world) {
        ChunkSearch search = new ChunkSearch(world.chunks().revision(), DEVICE, world.expected().length);
        for (long chunk = 0; chunk <= world.expected().length; chunk += 1 + world.expected().length / 40) {
            assertThat(search.next(chunk)).isEqualTo(of(world.held().ceiling(chunk)));
            assertThat(search.previous(chunk)).isEqualTo(of(world.held().lower(chunk)));
            assertThat(search.rank(chunk)).isEqualTo(world.held().headSet(chunk).size());
        }
        List<Long> all = List.copyOf(world.held());
        for (int i = 0; i <= all.size(); i += 1 + all.size() / 20) {
            assertThat(search.nth(i)).isEqualTo(i < all.size() ? OptionalLong.of(all.get(i)) : OptionalLong.empty());
        }
    }

    private static OptionalLong of(Long chunk) {
        return chunk == null ? OptionalLong.empty() : OptionalLong.of(chunk);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void foldsHideSharedChunksAlone(World world) {
        long count = world.expected().length;
        ChunkSearch search = new ChunkSearch(world.chunks().revision(), DEVICE, count);
        Viewport view = Viewport.around(0, new Grid(Zoom.USUAL, 200, 100_000), count);
        Rows rows = Rows.of(view, Rows.Folding.IDENTICAL, search,
                world.chunks().record().inFlight(0, count).navigableKeySet());
        long at = 0;
        for (Rows.Row row : rows.list()) {
            assertThat(row.first()).isEqualTo(at);
            if (row.isFold()) {
                assertThat(Arrays.asList(world.expected()).subList((int) row.first(), (int) row.end())).containsOnly(ChunkState.SHARED);
            }
            at = row.end();
        }
        assertThat(at).isEqualTo(count);
        world.held().forEach(chunk -> assertThat(rows.shows(chunk)).isTrue());
    }
}
