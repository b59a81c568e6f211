package volscope.app.shell;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/** The sheets over the window, one at a time; when it closes, the keys go back to who had them. */
final class Sheets {
    private final StackPane root;
    private final Scene scene;

    /**
     * @param root
     *            what the sheets lie in, above its other children
     */
    Sheets(StackPane root, Scene scene) {
        this.root = root;
        this.scene = scene;
    }

    /** Whether one is open. */
    boolean isOpen() {
        return isOpen(Sheet.class);
    }

    /** Whether one of a kind is open. */
    boolean isOpen(Class<? extends Sheet> kind) {
        return root.getChildren().stream().anyMatch(kind::isInstance);
    }

    void close() {
        root.getChildren().removeIf(Sheet.class::isInstance);
    }

    /** Opens a sheet, or closes it if it is open. */
    void toggle(Class<? extends Sheet> kind, Function<Runnable, Sheet> make) {
        if (isOpen(kind)) {
            close();
        } else {
            open(make);
        }
    }

    /**
     * Opens a sheet in place of another.
     *
     * @param make
     *            makes it from what closes it
     */
    void open(Function<Runnable, Sheet> make) {
        Optional<Node> focused = Optional.ofNullable(scene.getFocusOwner());
        close();
        Sheet sheet = make.apply(() -> {
            close();
            focused.ifPresent(Node::requestFocus);
        });
        root.getChildren().add(sheet);
        sheet.requestFocus();
    }
}
