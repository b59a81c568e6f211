package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunMapTest {

    private static List<String> runs(RunMap map, long from, long to) {
        List<String> runs = new ArrayList<>();
        map.visit(from, to, (chunk, target, length) -> runs.add(chunk + ">" + target + "x" + length));
        return runs;
    }

    private static List<String> runs(RunMap map) {
        return runs(map, 0, RunMap.CHUNKS);
    }

    private static List<String> differences(RunMap a, RunMap b) {
        List<String> ranges = new ArrayList<>();
        RunMap.difference(a, b, (from, to) -> ranges.add(from + "-" + to));
        return ranges;
    }

    private static RunMap mapped(long chunk, int target, int length) {
        RunSession session = new RunSession(RunMap.EMPTY);
        for (int i = 0; i < length; i++) {
            session.put(chunk + i, target + i);
        }
        return session.publish();
    }

    @Test
    void nothingIsMappedAtFirst() {
        RunSession session = new RunSession(RunMap.EMPTY);
        session.remove(7);
        assertThat(session.get(RunMap.CHUNKS - 1)).isEqualTo(RunMap.ABSENT);
        assertThat(session.publish()).isSameAs(RunMap.EMPTY);
        assertThat(runs(RunMap.EMPTY)).isEmpty();
        assertThat(RunMap.EMPTY.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 255, 256, 8191, 8192, 1L << 18, 1L << 23, 1L << 28, 1L << 40, RunMap.CHUNKS - 1})
    void oneChunkIsMappedAnywhere(long chunk) {
        RunMap map = mapped(chunk, 5, 1);
        assertThat(map.get(chunk)).isEqualTo(5);
        assertThat(map.get(chunk ^ 1)).isEqualTo(RunMap.ABSENT);
        assertThat(map.get(chunk ^ 1L << 40)).isEqualTo(RunMap.ABSENT);
        assertThat(runs(map)).containsExactly(chunk + ">5x1");
        RunSession session = new RunSession(map);
        session.put(3, 4);
        assertThat(session.get(chunk)).isEqualTo(5);
        session.remove(3);
        session.remove(chunk);
        assertThat(session.publish().root).isNull();
        assertThat(session.size()).isZero();
    }

    @Test
    void runsAreVisitedWholeAndCutToTheRange() {
        RunMap map = mapped(1000, 2, 100_000);
        assertThat(runs(map)).containsExactly("1000>2x100000");
        assertThat(runs(map, 0, 1001)).containsExactly("1000>2x1");
        assertThat(runs(map, 50_000, 50_600)).containsExactly("50000>49002x600");
        assertThat(runs(map, 0, 1000)).isEmpty();
        assertThat(runs(map, 101_000, RunMap.CHUNKS)).isEmpty();
        assertThat(map.size()).isEqualTo(100_000);
    }

    @Test
    void aChunkBetweenTwoRunsJoinsThemOnlyIfItFits() {
        RunSession session = new RunSession(mapped(10, 100, 5));
        for (int i = 0; i < 5; i++) {
            session.put(16 + i, 106 + i);
        }
        session.put(15, 105);
        assertThat(runs(session.publish())).containsExactly("10>100x11");
        session.put(15, 99);
        assertThat(runs(session.publish())).containsExactly("10>100x5", "15>99x1", "16>106x5");
        session.remove(18);
        assertThat(runs(session.publish(), 16, 30)).containsExactly("16>106x2", "19>109x2");
        assertThat(session.size()).isEqualTo(10);
    }

    @Test
    void aFullFirstGroupStaysWhenTheMapGrows() {
        RunSession session = new RunSession(RunMap.EMPTY);
        for (int i = 0; i < 30; i++) {
            session.put(8 * i, 1000 - i);
        }
        session.put(300, 1);
        session.put(1L << 30, 2);
        for (int i = 0; i < 30; i++) {
            assertThat(session.get(8 * i)).isEqualTo(1000 - i);
        }
        assertThat(session.get(300)).isEqualTo(1);
    }

    @Test
    void targetsAreUnsigned() {
        RunMap map = mapped(9, -6, 5);
        assertThat(runs(map)).containsExactly("9>-6x5");
        assertThat(Integer.toUnsignedLong(map.get(13))).isEqualTo(0xfffffffeL);
        RunSession session = new RunSession(map);
        session.put(14, 0);
        assertThat(session.get(14)).isZero();
        assertThatThrownBy(() -> session.put(15, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.put(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> session.get(RunMap.CHUNKS)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void publishingTwiceGivesOneMap() {
        RunSession session = new RunSession(RunMap.EMPTY);
        session.put(1L << 30, 7);
        RunMap map = session.publish();
        session.put(1L << 30, 7);
        session.remove(5);
        assertThat(session.publish()).isSameAs(map);
        session.put(1L << 30, 8);
        assertThat(session.publish()).isNotSameAs(map);
        assertThat(map.get(1L << 30)).isEqualTo(7);
    }

    @Test
    void differencesAreJoinedAndSymmetric() {
        RunMap before = mapped(0, 1, 3000);
        RunSession session = new RunSession(before);
        session.remove(0);
        session.put(255, 9000);
        session.put(256, 9001);
        session.put(3000, 3001);
        session.put(1L << 33, 1);
        RunMap after = session.publish();
        assertThat(differences(before, after)).containsExactly("0-1", "255-257", "3000-3001",
                (1L << 33) + "-" + ((1L << 33) + 1));
        assertThat(differences(after, before)).isEqualTo(differences(before, after));
        assertThat(differences(after, after)).isEmpty();
        assertThat(differences(RunMap.EMPTY, before)).containsExactly("0-3000");
    }

    @Test
    void memoryFollowsTheRunsAndNotTheChunks() {
        RunMap map = mapped(0, 1, 1 << 20);
        assertThat(Shape.of(map).ints()).isLessThan((1 << 20) / 100);
    }

    /** Every burst and leaf form is crossed on the way up and on the way down. */
    @ParameterizedTest
    @CsvSource({"1, 200, 1", "2, 256, 1", "3, 256, 30", "4, 8192, 1", "5, 8192, 40", "6, 40000, 3", "7, 300000, 300",
        "8, 10000000, 1", "9, 10000000, 300", "10, 1000000000, 7", "11, 1099511627776, 1", "12, 1099511627776, 300",
        "13, 600, 300", "14, 30000, 200"})
    void behavesAsATreeMap(long seed, long chunks, int longestRun) {
        RunWorld world = new RunWorld(seed, chunks, longestRun);
        world.steps(5000 / (1 + longestRun / 10));
        world.checkAllRevisions();
        world.checkDifferences(60);
        world.empty();
    }

    @Test
    void allFormsOccurInTheRandomWorlds() {
        List<Shape> shapes = new ArrayList<>();
        for (long chunks : new long[]{256, 8192, 300_000, 1L << 40}) {
            RunWorld world = new RunWorld(chunks, chunks, 20);
            for (int i = 0; i < 40; i++) {
                world.steps(50);
                shapes.add(Shape.of(world.map()));
            }
        }
        assertThat(shapes).anyMatch(shape -> shape.bitmaps() > 0);
        assertThat(shapes).anyMatch(shape -> shape.runs(8) > 0);
        assertThat(shapes).anyMatch(shape -> shape.runs(13) > 0);
        assertThat(shapes).anyMatch(shape -> shape.runs(18) > 0);
        assertThat(shapes).anyMatch(shape -> shape.runs(23) > 0);
    }
}
