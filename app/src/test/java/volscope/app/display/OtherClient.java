package volscope.app.display;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Another program on the display, with a window to drag something out of and a clipboard. It is told what to do line by line, and answers
 * each with a line: {@code file PATH} and {@code text WORDS} are what the next drag carries, {@code copy WORDS} fills the clipboard,
 * {@code paste} says what that holds; a drag that ends says {@code dropped} and how.
 */
final class OtherClient {
    private static final double SIZE = 120;

    private final ClipboardContent content = new ClipboardContent();

    private OtherClient() {
    }

    /** Arguments: where its window stands. */
    public static void main(String[] place) {
        Platform.startup(() -> new OtherClient().show(Double.parseDouble(place[0]), Double.parseDouble(place[1])));
    }

    private void show(double x, double y) {
        StackPane all = new StackPane(new Label("drag"));
        all.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            Dragboard board = all.startDragAndDrop(TransferMode.COPY);
            board.setContent(content);
            event.consume();
        });
        all.addEventHandler(DragEvent.DRAG_DONE,
                event -> say("dropped " + Optional.ofNullable(event.getTransferMode()).map(TransferMode::name).orElse("nowhere")));
        Stage stage = new Stage();
        stage.setTitle("other");
        stage.setScene(new Scene(all, SIZE, SIZE));
        stage.setX(x);
        stage.setY(y);
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
        content.clear();
        switch (word) {
            case "file" -> content.putFiles(List.of(Path.of(rest).toFile()));
            case "text" -> content.putString(rest.replace('|', '\n'));
            case "copy" -> {
                content.putString(rest.replace('|', '\n'));
                Clipboard.getSystemClipboard().setContent(content);
            }
            default -> {
                say("holds " + Clipboard.getSystemClipboard().getString());
                return;
            }
        }
        say("ok");
    }

    private static void say(String words) {
        System.out.println(words.replace('\n', '|'));
        System.out.flush();
    }
}
