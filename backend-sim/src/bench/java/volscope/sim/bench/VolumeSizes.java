package volscope.sim.bench;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.Page;

/** Opening, a snapshot, one write at the end and the status of a volume, small and large. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class VolumeSizes {

    private static final int GIB = 1 << 18;
    private static final int TIB = 1 << 28;
    private final Page[] pages = Worlds.pages(1);

    private String work(int chunks) {
        Kernel kernel = Worlds.boot(chunks, StepSink.NONE);
        DevNo origin = Worlds.snapshot(kernel, chunks);
        Kernel opened = Worlds.reopen(kernel, StepSink.NONE);
        Worlds.write(opened, origin, new int[]{chunks - 1}, 1, pages);
        return Worlds.status(opened) + opened.publish().serial();
    }

    /** The anchor: 1 GiB. */
    @Benchmark
    public String gibibyte() {
        return work(GIB);
    }

    /** 1 TiB. */
    @Benchmark
    public String tebibyte() {
        return work(TIB);
    }
}
