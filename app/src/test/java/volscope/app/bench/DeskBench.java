package volscope.app.bench;

import com.google.inject.Injector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import volscope.app.session.Act;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.shell.MainWindow;
import volscope.app.tour.Pulses;
import volscope.app.wiring.Bench;
import volscope.model.machine.Opening;
import volscope.model.machine.Run;

/** Pans and zooms maps, scrolls ten thousand snapshots, clicks, and prints what frames take. */
public final class DeskBench {
    private static final int WRITES = 150;
    private static final int SNAPSHOTS = 10_000;
    private static final String REMOVE = "lvremove -f vg0/snap";
    private static final double EFFECT = 100;
    private static final double FIRST_PICTURE = 1000;
    private static final long GIB = 1L << 30;

    private final Session session;
    private final MainWindow window;
    private final FrameMeter meter;

    private DeskBench(Injector injector) {
        session = injector.getInstance(Session.class);
        window = injector.getInstance(MainWindow.class);
        meter = new FrameMeter(window.scene());
        Stage stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        window.show(stage);
    }

    /** Without words all of it; {@code quick} leaves the small map out, {@code tree} all maps. */
    public static void main(String[] args) throws Exception {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        started.get(1, TimeUnit.MINUTES);
        FrameMeter.head();
        if (!List.of(args).contains("tree")) {
            mapsOf(List.of(args));
        }
        DeskBench tree = on(() -> new DeskBench(Bench.injector(ManySnapshots.machines(SNAPSHOTS))));
        tree.tree();
        System.exit(0);
    }

    private static void mapsOf(List<String> words) throws Exception {
        DeskBench maps = on(() -> new DeskBench(Bench.injector()));
        if (!words.contains("quick")) {
            maps.map(4096);
        }
        maps.map(390_628);
    }

    private static <T> T on(java.util.function.Supplier<T> task) throws Exception {
        return CompletableFuture.supplyAsync(task, Platform::runLater).get(2, TimeUnit.MINUTES);
    }

    private void map(long mebibytes) throws Exception {
        long chunks = mebibytes * 256;
        String many = String.format(Locale.ROOT, "%.0e", (double) chunks);
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
        double[] first = meter.frame(turn -> session.select(new Selection.Volume("vg0", "snap1")), 0);
        FrameMeter.print("first picture", many, new double[]{first[0]}, FIRST_PICTURE, new double[]{first[1]});
        press(KeyCode.DIGIT0);
        List<KeyCode> zooms = zooms(chunks);
        DoubleAccumulator longest = new DoubleAccumulator(Math::max, 0);
        AtomicBoolean end = watch(longest);
        meter.frames("map, zooming", many, FrameMeter.FRAME, turn -> fire(zooms.get(Math.floorMod(turn, zooms.size()))));
        press(KeyCode.DIGIT1);
        List<KeyCode> pans = List.of(KeyCode.D, KeyCode.D, KeyCode.PAGE_DOWN, KeyCode.A);
        meter.frames("map, panning near", many, FrameMeter.FRAME, turn -> fire(pans.get(Math.floorMod(turn, pans.size()))));
        press(KeyCode.DIGIT0);
        press(KeyCode.W);
        press(KeyCode.W);
        meter.frames("map, panning far", many, FrameMeter.FRAME, turn -> fire(pans.get(Math.floorMod(turn, pans.size()))));
        meter.frames("click on a chunk, its effect", many, EFFECT,
                turn -> session.select(new Selection.Chunk("vg0-snap1", random.nextLong(chunks))));
        end.set(true);
        FrameMeter.print("longest piece of work in a row", many, new double[]{longest.get()}, EFFECT, new double[0]);
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(Locale.ROOT, "%-34s %-10s %,d MiB of 1,024: %s%n", "heap", many, heap >> 20, heap <= GIB ? "met" : "MISSED");
    }

    /** Asks the thread again and again what it worked since it was asked before. */
    private static AtomicBoolean watch(DoubleAccumulator longest) {
        AtomicBoolean end = new AtomicBoolean();
        double[] before = {-1};
        Runnable ask = new Runnable() {
            @Override
            public void run() {
                double now = FrameMeter.worked();
                if (before[0] >= 0) {
                    longest.accumulate(now - before[0]);
                }
                before[0] = now;
                if (!end.get()) {
                    Platform.runLater(this);
                }
            }
        };
        Platform.runLater(ask);
        return end;
    }

    private void tree() throws Exception {
        double[] first = meter.frame(turn -> session.select(new Selection.Volume("vg0", "snap5000")), 0);
        FrameMeter.print("tree of 10,000, first picture", "", new double[]{first[0]}, FIRST_PICTURE, new double[]{first[1]});
        Node tree = window.scene().lookup("#storage");
        meter.frames("tree of 10,000, scrolling", "", FrameMeter.FRAME, turn -> {
            double delta = turn / 20 % 2 == 0 ? -120 : 120;
            Node flow = tree.lookup(".virtual-flow");
            Event.fireEvent(flow, new ScrollEvent(ScrollEvent.SCROLL, 20, 60, 20, 60, false, false, false, false, false, false, 0, delta, 0,
                    delta, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        });
        meter.frames("tree of 10,000, click on a row", "", EFFECT, turn -> session.select(snapshot(turn)));
        meter.frames("the same, in the stack", "", EFFECT, turn -> {
            window.open("stack");
            session.select(snapshot(turn));
        });
        meter.frames("the same, comparing", "", EFFECT, turn -> {
            window.open("compare");
            session.select(snapshot(turn));
        });
        meter.frames("opening the stack", "", EFFECT, turn -> window.open(turn % 2 == 0 ? "stack" : "map"));
        meter.frames("click on the origin", "", EFFECT,
                turn -> session.select(new Selection.Volume("vg0", turn % 2 == 0 ? "lv0" : "snap7")));
        meter.frames("menu of a row", "", EFFECT, turn -> {
            ContextMenu menu = ((TreeView<?>) tree).getContextMenu();
            if (menu.isShowing()) {
                menu.hide();
            } else {
                menu.show(tree, 40, 80);
            }
        });
        TextField field = (TextField) window.scene().lookup("#command-line");
        String line = "lvremove -f vg0/snap77";
        meter.frames("typing a line, a letter", "", EFFECT, turn -> field.setText(line.substring(0, Math.floorMod(turn, line.length()))));
        meter.frames("what a line would do", "", EFFECT, turn -> await(() -> session.foresee(REMOVE + (100 + Math.floorMod(turn, 50)))));
        session.forget();
        meter.frames("a line, its effect", "", EFFECT, turn -> await(() -> session.run(REMOVE + (turn + WRITES), Act.Source.TYPED)));
        meter.frames("undo and redo", "", EFFECT, turn -> await(turn % 2 == 0 ? session::undo : session::redo));
    }

    private static Selection snapshot(int turn) {
        return new Selection.Volume("vg0", "snap" + Math.floorMod(turn * 97, SNAPSHOTS));
    }

    /** The session's own thread does it, and this one has the frame of it next. */
    private static void await(Supplier<CompletableFuture<?>> task) {
        try {
            task.get().get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
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

    private void press(KeyCode key) throws Exception {
        CompletableFuture.runAsync(() -> fire(key), Platform::runLater).get(1, TimeUnit.MINUTES);
        Pulses.after(2).get(1, TimeUnit.MINUTES);
    }

    private void fire(KeyCode key) {
        Node surface = window.scene().lookup("#map-surface");
        Event.fireEvent(surface, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
