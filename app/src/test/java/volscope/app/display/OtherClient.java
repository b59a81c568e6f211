package volscope.app.display;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Another program on the display, with a window to drag something out of and a clipboard. It is told what to do line by line, and answers
 * each with a line: {@code file PATH} and {@code text WORDS} are what the next drag carries, {@code copy WORDS} fills the clipboard,
 * {@code paste} says what that holds, {@code under} whether the pointer is over it, {@code dragged} whether that carries something; a drag
 * that ends says {@code dropped} and how.
 */
final class OtherClient {
    private static final double SIZE = 120;

    private final ClipboardContent content = new ClipboardContent();
    private final StackPane all = new StackPane(new Label("drag"));
    private final Point2D place;
    private final Stage stage;
    private boolean dragged;

    private OtherClient(Point2D place, Stage stage) {
        this.place = place;
        this.stage = stage;
    }

    /** Arguments: where its window stands. */
    public static void main(String[] place) {
        Point2D at = new Point2D(Double.parseDouble(place[0]), Double.parseDouble(place[1]));
        Platform.startup(() -> new OtherClient(at, new Stage()).show());
    }

    private void stand(Point2D at) {
        stage.setX(at.getX());
        stage.setY(at.getY());
    }

    private void show() {
        all.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            Dragboard board = all.startDragAndDrop(TransferMode.COPY);
            board.setContent(content);
            dragged = true;
            event.consume();
        });
        all.addEventHandler(DragEvent.DRAG_DONE, event -> {
            dragged = false;
            say("dropped " + Optional.ofNullable(event.getTransferMode()).map(TransferMode::name).orElse("nowhere"));
        });
        stage.setTitle("other");
        stage.setScene(new Scene(all, SIZE, SIZE));
        stand(place);
        stage.setOnShown(event -> {
            Thread reader = new Thread(OtherClient.this::read, "reader");
            reader.setDaemon(true);
            reader.start();
        });
        stage.show();
        Platform.runLater(() -> say("ready"));
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 2);
                Platform.runLater(() -> obey(words[0], words.length > 1 ? words[1] : ""));
            }
        } catch (IOException e) {
            // Then nobody tells it anything any more.
        }
        Platform.exit();
    }

    private void obey(String word, String rest) {
        say(switch (word) {
            case "file" -> carry(DataFormat.FILES, List.of(Path.of(rest).toFile()));
            case "text" -> carry(DataFormat.PLAIN_TEXT, rest.replace('|', '\n'));
            case "copy" -> {
                String ok = carry(DataFormat.PLAIN_TEXT, rest.replace('|', '\n'));
                Clipboard.getSystemClipboard().setContent(content);
                yield ok;
            }
            case "under" -> {
                // A place that was asked for while the window manager framed the window may be lost.
                if (!all.isHover()) {
                    stand(place.subtract(1, 1));
                    stand(place);
                }
                yield yes(all.isHover());
            }
            case "dragged" -> yes(dragged);
            default -> "holds " + Clipboard.getSystemClipboard().getString();
        });
    }

    private String carry(DataFormat kind, Object what) {
        content.clear();
        content.put(kind, what);
        return "ok";
    }

    private static String yes(boolean holds) {
        return holds ? "yes" : "no";
    }

    private static void say(String words) {
        System.out.println(words.replace('\n', '|'));
        System.out.flush();
    }
}
