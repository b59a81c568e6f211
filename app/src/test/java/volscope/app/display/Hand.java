package volscope.app.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.stage.Screen;
import org.testfx.util.WaitForAsyncUtils;

/** The hand at the mouse and the keyboard of the display. Places are those of the toolkit; the display has more pixels where it is scaled. */
final class Hand {
    private static final int STEPS = 12;
    private static final int PATIENCE = 30;

    private Hand() {
    }

    /** Runs {@code xdotool}. */
    static String tool(Object... words) {
        List<String> line = new ArrayList<>(List.of("xdotool"));
        List.of(words).forEach(word -> line.add(word.toString()));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor()).as("%s: %s", line, said).isZero();
            return said;
        } catch (IOException e) {
            throw new AssertionError("xdotool is to be installed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static void key(String keys) {
        tool("key", keys);
    }

    static void type(String words) {
        tool("type", "--delay", 1, words);
    }

    static void moveTo(Point2D at) {
        tool("mousemove", pixels(at.getX()), pixels(at.getY()));
    }

    static void click(Node node) {
        click(middle(node), 1);
    }

    static void click(Point2D at, int times) {
        moveTo(at);
        tool("click", "--repeat", times, "--delay", 40, 1);
    }

    /** Presses a button of the mouse at a place and moves it to another; it stays down. */
    static void drag(Point2D from, Point2D to, int button) {
        moveTo(from);
        tool("mousedown", button);
        glide(from, to);
    }

    /** Moves from one place to another as a hand does, by way of those between. */
    static void glide(Point2D from, Point2D to) {
        for (int i = 1; i <= STEPS; i++) {
            moveTo(from.interpolate(to, (double) i / STEPS));
        }
    }

    /** Moves the pointer about a place until something holds: what is dragged is told of where it is when it moves. */
    static void hover(Point2D at, String what, Callable<Boolean> holds) {
        awaitAside(what, () -> {
            moveTo(at.add(1, 0));
            moveTo(at);
            return holds.call();
        });
    }

    static void release(int button) {
        tool("mouseup", button);
    }

    private static long pixels(double at) {
        return Math.round(at * Screen.getPrimary().getOutputScaleX());
    }

    /** The middle of a node on the screen. */
    static Point2D middle(Node node) {
        return on(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    /** Asks on the thread of the window. */
    static <T> T on(Callable<T> question) {
        return Platform.isFxApplicationThread()
                ? answer(question)
                : CompletableFuture.supplyAsync(() -> answer(question), Platform::runLater).orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    private static <T> T answer(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something holds, asking on the thread of the window. */
    static void await(String what, Callable<Boolean> holds) {
        awaitAside(what, () -> on(holds));
    }

    /** Waits until something holds that the window has to answer for, asking on another thread. */
    static void awaitAside(String what, Callable<Boolean> holds) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, holds);
        } catch (TimeoutException e) {
            throw new AssertionError(what, e);
        }
    }
}
