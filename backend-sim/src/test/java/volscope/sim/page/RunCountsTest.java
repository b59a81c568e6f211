package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCountsTest {
    private final RunCounts counts = new RunCounts();

    private static long[] bruteForce(TreeSet<Long> chunks, long from, long length, int bins) {
        long[] expected = new long[bins];
        for (int i = 0; i < bins; i++) {
            expected[i] = chunks.subSet(from + i * length, from + (i + 1) * length).size();
        }
        return expected;
    }

    @ParameterizedTest
    @CsvSource({"1, 300, 1", "2, 5000, 1", "3, 100000, 1", "4, 100000, 9", "5, 100000000, 1", "6, 100000000, 40"})
    void countsEqualBruteForce(int seed, long chunks, int longest) {
        Random random = new Random(seed);
        RunSession session = new RunSession(RunMap.EMPTY);
        TreeSet<Long> mapped = new TreeSet<>();
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 60; i++) {
                long first = random.nextLong(chunks);
                int length = 1 + random.nextInt(longest);
                for (long chunk = first; chunk < Math.min(chunks, first + length); chunk++) {
                    session.put(chunk, random.nextInt(1 << 20));
                    mapped.add(chunk);
                }
            }
            for (int i = 0; i < 10 && !mapped.isEmpty(); i++) {
                long gone = mapped.ceiling(mapped.first() + random.nextLong(mapped.last() - mapped.first() + 1));
                session.remove(gone);
                mapped.remove(gone);
            }
            RunMap map = session.publish();
            long from = random.nextLong(chunks);
            for (long length : new long[]{1, 3, 256, 1000, 1 + chunks / 7, chunks}) {
                assertThat(counts.counts(map, from, length, 9)).isEqualTo(bruteForce(mapped, from, length, 9));
                assertThat(counts.counts(map, 0, length, 40)).isEqualTo(bruteForce(mapped, 0, length, 40));
            }
        }
    }

    @Test
    void theEmptyMapHasNothing() {
        assertThat(counts.counts(RunMap.EMPTY, 5, 7, 3)).containsExactly(0, 0, 0);
    }
}
