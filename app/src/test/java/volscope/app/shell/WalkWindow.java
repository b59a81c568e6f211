package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.tour.Pictures;
import volscope.app.tour.Screenshot;

/** A newcomer's way through the window, a picture of each step under {@code target/walks}. */
abstract class WalkWindow extends CheckedWindow {
    private static final Pictures PICTURES = new Pictures(Path.of("target", "walks"));
    private static final int PATIENCE = 20;

    private String walk = "";
    private int steps;

    /** Names the pictures that follow. */
    void walk(String name) {
        walk = name;
        interact(() -> window().home());
        see("start");
    }

    /** Leaves a picture of the window, and asserts that words stand in it. */
    void see(String step, String... words) {
        settle();
        try {
            for (String expected : words) {
                await(() -> seen().contains(expected), walk + " " + step + ": " + expected);
            }
            settle();
        } finally {
            take(step);
        }
    }

    private void take(String step) {
        Scene scene = window().scene();
        WritableImage picture = CompletableFuture
                .supplyAsync(() -> Screenshot.of(scene, scene.getWidth(), scene.getHeight()), Platform::runLater).join();
        try {
            PICTURES.write("%s-%02d-%s".formatted(walk, ++steps, step), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes where something stands and presses there; what is drawn anew under the pointer is the same to a person. */
    void click(Callable<Node> what) {
        settle();
        Point2D at = place(what);
        moveTo(at);
        settle();
        Point2D again = place(what);
        clickOn(again);
        settle();
    }

    private Point2D place(Callable<Node> what) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Node node = what.call();
                Bounds bounds = node.localToScreen(node.getBoundsInLocal());
                return new Point2D(bounds.getCenterX(), bounds.getCenterY());
            } catch (Exception e) {
                throw new AssertionError(walk, e);
            }
        }, Platform::runLater).join();
    }

    /** All words that can be seen, in the window and what floats above it. */
    String seen() {
        return CompletableFuture.supplyAsync(() -> Window.getWindows().stream().map(window -> window.getScene().getRoot())
                .flatMap(root -> below(root).stream()).flatMap(WalkWindow::words).collect(Collectors.joining("\n")), Platform::runLater)
                .join();
    }

    private static Stream<String> words(Node node) {
        return switch (node) {
            case Labeled labeled when labeled.getText() != null -> Stream.of(labeled.getText());
            case TextFlow flow -> Stream.of(flow.getChildren().stream().filter(Text.class::isInstance)
                    .map(text -> ((Text) text).getText()).collect(Collectors.joining()));
            default -> Stream.empty();
        };
    }

    /** Asserts that words can not be seen. */
    void seesNo(String words) {
        assertThat(seen()).doesNotContain(words);
    }

    static void await(Callable<Boolean> condition, String what) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError(what, e);
        }
    }
}
