package volscope.app.view.map;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the map. */
final class MapKeys {
    private final Map<KeyCode, Runnable> keys = new EnumMap<>(KeyCode.class);
    private final MapView view;

    MapKeys(MapView view) {
        this.view = view;
        keys.put(KeyCode.LEFT, () -> view.step(-1));
        keys.put(KeyCode.RIGHT, () -> view.step(1));
        keys.put(KeyCode.UP, () -> view.stepRows(-1));
        keys.put(KeyCode.DOWN, () -> view.stepRows(1));
        keys.put(KeyCode.PAGE_UP, () -> view.pan(-view.pageRows()));
        keys.put(KeyCode.PAGE_DOWN, () -> view.pan(view.pageRows()));
        keys.put(KeyCode.A, () -> view.pan(-1));
        keys.put(KeyCode.D, () -> view.pan(1));
        keys.put(KeyCode.W, view::zoomIn);
        keys.put(KeyCode.S, view::zoomOut);
        keys.put(KeyCode.PLUS, view::zoomIn);
        keys.put(KeyCode.EQUALS, view::zoomIn);
        keys.put(KeyCode.MINUS, view::zoomOut);
        keys.put(KeyCode.DIGIT0, view::zoomToAll);
        keys.put(KeyCode.DIGIT1, view::zoomToOne);
        keys.put(KeyCode.F, view::fitSelection);
        keys.put(KeyCode.PERIOD, view::nextHeld);
        keys.put(KeyCode.COMMA, view::previousHeld);
        keys.put(KeyCode.N, () -> view.otherState(1));
        keys.put(KeyCode.P, () -> view.otherState(-1));
        keys.put(KeyCode.G, view::askForPlace);
        keys.put(KeyCode.B, view::bookmark);
        keys.put(KeyCode.OPEN_BRACKET, view::backToPlace);
        keys.put(KeyCode.CLOSE_BRACKET, view::forwardToPlace);
        keys.put(KeyCode.L, view::toggleFollowing);
        keys.put(KeyCode.I, view::toggleFolding);
        keys.put(KeyCode.CONTEXT_MENU, view::askAboutSelection);
        keys.put(KeyCode.ENTER, view::askAboutSelection);
    }

    void press(KeyEvent event) {
        Runnable action = keys.get(event.getCode());
        if (action == null || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        if (event.isShiftDown() && event.getCode().isArrowKey()) {
            view.extendRange(action);
        } else {
            action.run();
        }
        event.consume();
    }
}
