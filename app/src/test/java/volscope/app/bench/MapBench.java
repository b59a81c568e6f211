package volscope.app.bench;

import com.google.inject.Injector;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import volscope.app.tour.Pulses;
import volscope.app.session.Act;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.shell.MainWindow;
import volscope.app.wiring.Bench;
import volscope.model.machine.Opening;
import volscope.model.machine.Run;

/** Pans and zooms maps, and prints how long frames take. */
public final class MapBench {
    private static final int FRAMES = 120;
    private static final int WARM = 40;
    private static final int WRITES = 150;
    private static final double MILLIS = 1e6;

    private final Session session;
    private final MainWindow window;

    private MapBench(Injector injector) {
        session = injector.getInstance(Session.class);
        window = injector.getInstance(MainWindow.class);
        Stage stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        window.show(stage);
    }

    public static void main(String[] args) throws Exception {
        CompletableFuture<MapBench> ready = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                ready.complete(new MapBench(Bench.injector()));
            } catch (RuntimeException e) {
                ready.completeExceptionally(e);
            }
        });
        MapBench bench = ready.get(2, TimeUnit.MINUTES);
        System.out.println("chunks      exceptions  what    frames  work p50   work p95   to picture p50  p95   (ms)");
        for (long mebibytes : new long[]{4096, 390_628}) {
            bench.measure(mebibytes);
        }
        System.exit(0);
    }

    private void measure(long mebibytes) throws Exception {
        long chunks = mebibytes * 256;
        if (!(session.open("bench", "#: vda=512G", Optional.empty()).get() instanceof Opening.Lab)) {
            throw new IllegalStateException("the lab does not open");
        }
        run("vgcreate vg0 /dev/vda");
        run("lvcreate -L " + mebibytes + "M -n lv0 vg0");
        run("lvcreate -s -L " + Math.max(512, mebibytes / 8) + "M -c 4k -n snap1 vg0/lv0");
        Random random = new Random(5);
        for (int i = 0; i < WRITES; i++) {
            run("sec w /dev/vg0/lv0 " + random.nextLong(chunks - 2000) * 8 + " " + (1 + random.nextInt(1000)) * 8 + " B");
        }
        run("sec w /dev/vg0/snap1 " + chunks / 2 * 8 + " 8 C");
        print(chunks, "open", new double[]{opened()}, new double[0]);
        press(KeyCode.DIGIT0);
        pulses(2);
        frames(chunks, "zoom", zooms(chunks));
        press(KeyCode.DIGIT1);
        frames(chunks, "pan", List.of(KeyCode.D, KeyCode.D, KeyCode.PAGE_DOWN, KeyCode.A));
        press(KeyCode.DIGIT0);
        press(KeyCode.W);
        press(KeyCode.W);
        frames(chunks, "pan far", List.of(KeyCode.D, KeyCode.D, KeyCode.PAGE_DOWN, KeyCode.A));
    }

    /** What the thread works from a selection to the second pulse after it. */
    private double opened() throws Exception {
        CompletableFuture<Long> began = CompletableFuture.supplyAsync(() -> {
            long before = worked();
            session.select(new Selection.Volume("vg0", "snap1"));
            return before;
        }, Platform::runLater);
        pulses(2);
        return (CompletableFuture.supplyAsync(MapBench::worked, Platform::runLater).get() - began.get()) / MILLIS;
    }

    /** All the way in, and out again. */
    private static List<KeyCode> zooms(long chunks) {
        List<KeyCode> keys = new ArrayList<>();
        int steps = 8 + (int) (Math.log(Math.max(1, chunks / 30_000.0)) / Math.log(4));
        for (int i = 0; i < 2 * steps; i++) {
            keys.add(i < steps ? KeyCode.W : KeyCode.S);
        }
        return keys;
    }

    private void run(String line) throws Exception {
        Run run = session.run(line, Act.Source.SCRIPT).get(5, TimeUnit.MINUTES);
        if (run.exitCode() != 0) {
            throw new IllegalStateException(line + ": " + run.text());
        }
    }

    private void frames(long chunks, String what, List<KeyCode> keys) throws Exception {
        double[] work = new double[FRAMES];
        double[] picture = new double[FRAMES];
        for (int i = -WARM; i < FRAMES; i++) {
            KeyCode key = keys.get(Math.floorMod(i, keys.size()));
            double[] times = frame(key);
            if (i >= 0) {
                work[i] = times[0];
                picture[i] = times[1];
            }
        }
        print(chunks, what, work, picture);
    }

    /** Presses a key between two pulses: how long the thread worked, and how long it took until the pulse after the picture. */
    private double[] frame(KeyCode key) throws Exception {
        CompletableFuture<double[]> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            Scene scene = window.scene();
            long began = System.nanoTime();
            long worked = worked();
            fire(key);
            double handled = (worked() - worked) / MILLIS;
            new AnimationTimer() {
                private int pulse;
                private double laid;

                @Override
                public void handle(long now) {
                    pulse++;
                    if (pulse == 1) {
                        long before = worked();
                        scene.addPostLayoutPulseListener(new Runnable() {
                            @Override
                            public void run() {
                                laid = (worked() - before) / MILLIS;
                                scene.removePostLayoutPulseListener(this);
                            }
                        });
                    } else {
                        stop();
                        done.complete(new double[]{handled + laid, (System.nanoTime() - began) / MILLIS});
                    }
                }
            }.start();
        });
        return done.get(1, TimeUnit.MINUTES);
    }

    /** What this thread worked, on a machine that may do other things besides. */
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void press(KeyCode key) throws Exception {
        CompletableFuture.runAsync(() -> fire(key), Platform::runLater).get(1, TimeUnit.MINUTES);
        pulses(2);
    }

    private void fire(KeyCode key) {
        Node surface = window.scene().lookup("#map-surface");
        Event.fireEvent(surface, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static void pulses(int count) throws Exception {
        Pulses.after(count).get(1, TimeUnit.MINUTES);
    }

    private void print(long chunks, String what, double[] work, double[] picture) {
        long held = session.frame().facts().snapshots().values().iterator().next().exceptions();
        System.out.printf(Locale.ROOT, "%,11d %,10d  %-8s %5d  %8.1f  %8.1f  %12s  %6s%n", chunks, held, what, work.length,
                at(work, 0.5), at(work, 0.95), picture.length == 0 ? "" : String.format(Locale.ROOT, "%.1f", at(picture, 0.5)),
                picture.length == 0 ? "" : String.format(Locale.ROOT, "%.1f", at(picture, 0.95)));
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }
}
