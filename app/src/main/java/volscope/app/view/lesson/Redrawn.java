package volscope.app.view.lesson;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A part of a panel that is drawn anew only if what it shows is another; so a field that is being typed into stays. */
final class Redrawn extends VBox {
    private @Nullable Object drawn;

    Redrawn(String id, String... styles) {
        setId(id);
        getStyleClass().addAll(styles);
    }

    /** Draws what a key stands for; nothing to draw takes no room. */
    void show(Object key, Supplier<List<? extends Node>> nodes) {
        if (!key.equals(drawn)) {
            drawn = key;
            getChildren().setAll(nodes.get());
            setVisible(!getChildren().isEmpty());
            setManaged(isVisible());
        }
    }

    /** Draws nothing. */
    void clear() {
        show(List.of(), List::of);
    }
}
