package volscope.sim.bench;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.Page;

/** First writes to random 4 KiB chunks of a fully written origin of 512 MiB, each with a copy to one persistent snapshot. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 8)
@Fork(value = 1, jvmArgs = "-Xmx4g")
@OperationsPerInvocation(FirstWrites.CHUNKS)
public class FirstWrites {

    static final int CHUNKS = 1 << 17;
    static final int BATCH = 32;

    private final Page[] pages = Worlds.pages(1 << 12);
    private final byte[][] sources = new byte[CHUNKS][Page.SIZE];
    private final byte[][] targets = new byte[CHUNKS][Page.SIZE];
    private int[] order = new int[0];
    private int[] targetOrder = new int[0];
    private KernelState start = Worlds.boot(1, StepSink.NONE).publish();
    private DevNo origin = Worlds.DISK;
    private long kept;

    /** A fresh machine for each iteration. */
    @Setup(Level.Iteration)
    public void prepare() {
        Kernel kernel = Worlds.boot(CHUNKS, StepSink.NONE);
        Worlds.fill(kernel, CHUNKS, pages);
        origin = Worlds.snapshot(kernel, CHUNKS);
        start = kernel.publish();
        order = Worlds.shuffled(CHUNKS, ++kept);
        targetOrder = Worlds.shuffled(CHUNKS, kept + 1000);
    }

    /** The anchor: 4 KiB between cold arrays. */
    @Benchmark
    public long coldCopy() {
        for (int i = 0; i < CHUNKS; i++) {
            System.arraycopy(sources[order[i]], 0, targets[targetOrder[i]], 0, Page.SIZE);
        }
        return targets[0][0];
    }

    /** Many at a time, nobody looks. */
    @Benchmark
    public String bulk() {
        Kernel kernel = Kernel.open(start, StepSink.NONE);
        Worlds.write(kernel, origin, order, BATCH, pages);
        return Worlds.status(kernel);
    }

    /** One after the other, nobody looks. */
    @Benchmark
    public String oneByOne() {
        Kernel kernel = Kernel.open(start, StepSink.NONE);
        Worlds.write(kernel, origin, order, 1, pages);
        return Worlds.status(kernel);
    }

    /** One after the other, every step published and the last one kept. */
    @Benchmark
    public String published() {
        KernelState[] last = {start};
        Kernel kernel = Kernel.open(start, (draft, label) -> last[0] = draft.publish());
        Worlds.write(kernel, origin, order, 1, pages);
        return Worlds.status(kernel) + last[0].serial();
    }
}
