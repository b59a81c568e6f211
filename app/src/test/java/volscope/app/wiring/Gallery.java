package volscope.app.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import volscope.app.session.Act;
import volscope.app.session.Marks;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.app.shell.MainWindow;
import volscope.app.shell.Theme;
import volscope.app.tour.Pictures;
import volscope.model.machine.Opening;
import volscope.model.machine.ScriptLine;

/**
 * Takes pictures of the window, for a look at it. Arguments: a folder for the pictures, then a file of lines, a picture each:
 * {@code NAME LAB WIDTHxHEIGHT THEME ACTION…}. A lab is a file, or a name under {@code /volscope/gallery}. An action is
 * {@code panel=NAME}, {@code chunk=DEVICE:CHUNK}, {@code volume=GROUP/NAME}, {@code key=KEYS}, {@code fire=ID}, {@code look=MOMENT},
 * {@code run=LINE} with underscores for spaces, {@code mark=VOLUME:STYLE:CHUNK,…}, {@code focus=ID}, {@code group=GROUP},
 * {@code disk=NAME}, {@code menu=ID} for an item of the window's menu, {@code tree=GROUP} for the menu of the row that is selected, or
 * {@code hover=ID} for an item of that.
 */
public final class Gallery {
    private static final double SETTLED = 400;

    private final Session session;
    private final MainWindow window;
    private final Stage stage;
    private final Path folder;
    private String open = "";

    private Gallery(Injector injector, Path folder) {
        this.folder = folder;
        session = injector.getInstance(Session.class);
        window = injector.getInstance(MainWindow.class);
        stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        window.show(stage);
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<Gallery> ready = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                ready.complete(new Gallery(Guice.createInjector(new AppModule(new PrintStream(PrintStream.nullOutputStream())),
                        new ViewsModule(), new SimulatorModule()), Path.of(args[0])));
            } catch (RuntimeException e) {
                ready.completeExceptionally(e);
            }
        });
        Gallery gallery = ready.get(2, TimeUnit.MINUTES);
        try {
            for (String line : Files.readAllLines(Path.of(args[1]))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    gallery.take(line.trim().split("\\s+"));
                }
            }
        } finally {
            Platform.exit();
        }
    }

    private void take(String[] words) throws Exception {
        on(() -> List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide));
        lab(words[1]);
        String[] size = words[2].split("x");
        on(() -> {
            stage.setWidth(Double.parseDouble(size[0]));
            stage.setHeight(Double.parseDouble(size[1]));
            window.setTheme(Theme.valueOf(words[3].toUpperCase(Locale.ROOT)));
        });
        settle();
        for (String action : List.of(words).subList(4, words.length)) {
            act(action.substring(0, action.indexOf('=')), action.substring(action.indexOf('=') + 1));
            settle();
        }
        CompletableFuture<WritableImage> picture = CompletableFuture.supplyAsync(this::picture, Platform::runLater);
        new Pictures(folder).write(words[0], picture.get(1, TimeUnit.MINUTES));
        System.out.println(words[0]);
    }

    /** The window with what floats above it. */
    private WritableImage picture() {
        WritableImage below = window.scene().snapshot(null);
        Canvas canvas = new Canvas(below.getWidth(), below.getHeight());
        canvas.getGraphicsContext2D().drawImage(below, 0, 0);
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        for (Window above : Window.getWindows()) {
            if (above instanceof PopupWindow && above.isShowing()) {
                Node root = above.getScene().getRoot();
                WritableImage part = root.snapshot(clear, null);
                canvas.getGraphicsContext2D().drawImage(part, above.getX() - stage.getX() + root.getBoundsInParent().getMinX(),
                        above.getY() - stage.getY() + root.getBoundsInParent().getMinY());
            }
        }
        return canvas.snapshot(null, null);
    }

    /** A node of the window or of what floats above it. */
    private static Node find(String id) {
        return Window.getWindows().stream().flatMap(shown -> java.util.stream.Stream.ofNullable(shown.getScene().lookup("#" + id)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id));
    }

    private static MenuItem item(List<MenuItem> items, String id) {
        return items.stream().flatMap(item -> item instanceof Menu menu ? menu.getItems().stream() : java.util.stream.Stream.of(item))
                .filter(item -> id.equals(item.getId())).findFirst().orElseThrow(() -> new IllegalArgumentException(id));
    }

    private ContextMenu treeMenu() {
        return ((TreeView<?>) window.scene().lookup("#storage")).getContextMenu();
    }

    private void showTreeMenu() {
        TreeView<?> tree = (TreeView<?>) window.scene().lookup("#storage");
        Node row = tree.lookupAll(".tree-cell").stream().filter(node -> ((TreeCell<?>) node).isSelected()).findFirst().orElse(tree);
        var at = row.localToScreen(60, 14);
        treeMenu().show(row, at.getX(), at.getY());
    }

    private void act(String kind, String value) throws Exception {
        switch (kind) {
            case "panel" -> on(() -> window.open(value));
            case "chunk" -> session.select(new Selection.Chunk(value.substring(0, value.indexOf(':')),
                    Long.parseLong(value.substring(value.indexOf(':') + 1))));
            case "volume" -> session.select(new Selection.Volume(value.substring(0, value.indexOf('/')),
                    value.substring(value.indexOf('/') + 1)));
            case "group" -> session.select(new Selection.Group(value));
            case "disk" -> session.select(new Selection.Disk(value));
            case "menu" -> on(() -> item(((MenuButton) window.scene().lookup("#menu")).getItems(), value).fire());
            case "tree" -> on(this::showTreeMenu);
            case "hover" -> on(() -> item(treeMenu().getItems(), value).getStyleableNode().requestFocus());
            case "mark" -> mark(value.split(":"));
            case "look" -> session.look(Track.of(session.frame().history()).at(Long.parseLong(value)));
            case "run" -> session.run(value.replace('_', ' '), Act.Source.POINTED).get(1, TimeUnit.MINUTES);
            case "focus" -> on(() -> window.scene().lookup("#" + value).requestFocus());
            case "fire" -> on(() -> ((ButtonBase) find(value)).fire());
            case "key" -> on(() -> press(value));
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private final List<Marks> marks = new java.util.ArrayList<>();

    private void mark(String[] words) {
        marks.add(new Marks(words[0], java.util.Arrays.stream(words[2].split(",")).map(Long::valueOf).toList(),
                Marks.Style.valueOf(words[1])));
        session.mark(marks);
    }

    private void press(String keys) {
        KeyCombination combination = KeyCombination.valueOf(keys);
        boolean alt = keys.contains("Alt+");
        boolean shift = keys.contains("Shift+");
        boolean control = keys.contains("Ctrl+");
        KeyCode code = KeyCode.getKeyCode(keys.substring(keys.lastIndexOf('+') + 1));
        if (code == null || combination == null) {
            code = KeyCode.valueOf(keys.substring(keys.lastIndexOf('+') + 1).toUpperCase(Locale.ROOT));
        }
        Node target = window.scene().getFocusOwner();
        Event.fireEvent(target == null ? window.scene().getRoot() : target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false));
    }

    private void lab(String name) throws Exception {
        if (name.equals(open)) {
            return;
        }
        open = name;
        String script = name.contains("/") ? Files.readString(Path.of(name)) : resource("/volscope/gallery/" + name + ".lab");
        if (!(session.open(name.replaceFirst(".*/", ""), script, Optional.empty()).join() instanceof Opening.Lab lab)) {
            throw new IllegalArgumentException(name);
        }
        for (ScriptLine line : lab.lines()) {
            if (line.runs()) {
                session.run(line.text(), line.text().startsWith("lvcreate -s") ? Act.Source.POINTED : Act.Source.TYPED).join();
            }
        }
    }

    private static String resource(String path) throws Exception {
        try (var in = java.util.Objects.requireNonNull(Gallery.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void on(Runnable task) throws Exception {
        CompletableFuture.runAsync(task, Platform::runLater).get(1, TimeUnit.MINUTES);
    }

    private static void settle() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            PauseTransition pause = new PauseTransition(Duration.millis(SETTLED));
            pause.setOnFinished(event -> done.complete(null));
            pause.play();
        });
        done.get(1, TimeUnit.MINUTES);
    }
}
