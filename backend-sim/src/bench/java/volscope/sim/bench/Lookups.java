package volscope.sim.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import volscope.sim.page.RunMap;
import volscope.sim.page.RunSession;

/** Looking up exceptions: 10^7 random ones of 2^26 chunks, against a hash table of boxed numbers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 8)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@OperationsPerInvocation(Lookups.ASKED)
public class Lookups {

    static final int ASKED = 1 << 20;
    static final int ENTRIES = 10_000_000;
    private static final int CHUNKS = 1 << 26;

    private final Map<Long, Long> table = new HashMap<>();
    private final long[] present = new long[ASKED];
    private final long[] absent = new long[ASKED];
    private RunMap map = RunMap.EMPTY;

    /** Both hold the same. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(3);
        RunSession session = new RunSession(RunMap.EMPTY);
        for (int i = 0; i < ENTRIES; i++) {
            long chunk = random.nextInt(CHUNKS);
            session.put(chunk, i);
            table.put(chunk, (long) i);
            present[random.nextInt(ASKED)] = chunk;
        }
        map = session.publish();
        for (int i = 0; i < ASKED;) {
            long chunk = random.nextInt(CHUNKS);
            if (!table.containsKey(chunk)) {
                absent[i++] = chunk;
            }
        }
    }

    private long inTable(long[] chunks) {
        long sum = 0;
        for (long chunk : chunks) {
            Long found = table.get(chunk);
            sum += found == null ? -1 : found;
        }
        return sum;
    }

    private long inMap(long[] chunks) {
        long sum = 0;
        for (long chunk : chunks) {
            sum += map.get(chunk);
        }
        return sum;
    }

    /** The anchor for hits. */
    @Benchmark
    public long tableHit() {
        return inTable(present);
    }

    /** The anchor for misses. */
    @Benchmark
    public long tableMiss() {
        return inTable(absent);
    }

    /** Mapped chunks. */
    @Benchmark
    public long mapHit() {
        return inMap(present);
    }

    /** Chunks that are not mapped. */
    @Benchmark
    public long mapMiss() {
        return inMap(absent);
    }
}
