package volscope.app.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Measures what the thread of the window works for a frame, and prints it beside what it may be. */
final class FrameMeter {
    private static final int FRAMES = 120;
    private static final int WARM = 40;
    private static final int CLICKS = 40;
    private static final int WARM_CLICKS = 15;
    private static final double MILLIS = 1e6;
    /** A frame of sixty a second. */
    static final double FRAME = 16.7;

    private final Scene scene;

    FrameMeter(Scene scene) {
        this.scene = scene;
    }

    static void head() {
        System.out.printf(Locale.ROOT, "%-34s %-10s %7s  %10s  %10s  %8s  %s%n", "what", "chunks", "frames", "work p50", "work p95", "goal",
                "to picture p95 (ms)");
    }

    /** What this thread worked, in milliseconds, on a machine that may do other things besides. */
    static double worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / MILLIS;
    }

    /** Does something between two pulses, many times, and prints what that took. */
    void frames(String what, String chunks, double goal, IntConsumer act) throws Exception {
        int count = goal > FRAME ? CLICKS : FRAMES;
        double[] work = new double[count];
        double[] picture = new double[count];
        for (int i = goal > FRAME ? -WARM_CLICKS : -WARM; i < count; i++) {
            double[] times = frame(act, i);
            if (i >= 0) {
                work[i] = times[0];
                picture[i] = times[1];
            }
        }
        print(what, chunks, work, goal, picture);
    }

    /**
     * What the thread works until all that came of an act is laid out, and how long it takes until the pulse after the picture. The act's
     * frame may come after a pulse that was on its way, so the second one counts.
     */
    double[] frame(IntConsumer act, int turn) throws Exception {
        CompletableFuture<double[]> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            long began = System.nanoTime();
            double before = worked();
            act.accept(turn);
            new AnimationTimer() {
                private int pulse;

                @Override
                public void handle(long now) {
                    pulse++;
                    if (pulse == 2) {
                        stop();
                        double picture = (System.nanoTime() - began) / MILLIS;
                        scene.addPostLayoutPulseListener(new Runnable() {
                            @Override
                            public void run() {
                                scene.removePostLayoutPulseListener(this);
                                done.complete(new double[]{worked() - before, picture});
                            }
                        });
                    }
                }
            }.start();
        });
        return done.get(1, TimeUnit.MINUTES);
    }

    static void print(String what, String chunks, double[] work, double goal, double[] picture) {
        System.out.printf(Locale.ROOT, "%-34s %-10s %7d  %10.1f  %10.1f  %8s  %s%n", what, chunks, work.length, at(work, 0.5),
                at(work, 0.95), String.format(Locale.ROOT, "%.1f %s", goal, at(work, 0.95) <= goal ? "met" : "MISSED"),
                picture.length == 0 ? "" : String.format(Locale.ROOT, "%.1f", at(picture, 0.95)));
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }
}
