package volscope.app.view.storage;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A bar whose parts show shares of a whole. */
final class FillBar extends Pane {
    private long whole;
    private final List<Long> shares = new ArrayList<>();

    FillBar(long whole) {
        this.whole = whole;
        getStyleClass().add("fill-bar");
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    /** Adds a part to the right of those there are. */
    FillBar add(long share, String style) {
        Region part = new Region();
        part.getStyleClass().addAll("part", style);
        shares.add(share);
        getChildren().add(part);
        return this;
    }

    /** Shows the same parts of another whole. */
    void show(long all, long first) {
        whole = all;
        shares.set(0, first);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (int i = 0; i < shares.size(); i++) {
            double width = whole == 0 ? 0 : getWidth() * shares.get(i) / whole;
            getChildren().get(i).resizeRelocate(x, 0, visible(width), getHeight());
            x += width;
        }
    }

    /** What is there at all is seen. */
    private static double visible(double width) {
        return width > 0 ? Math.max(1, width) : 0;
    }
}
