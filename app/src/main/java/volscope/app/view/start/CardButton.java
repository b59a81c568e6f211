package volscope.app.view.start;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** A button as large as its place, whose height goes by how its words wrap at that width. */
final class CardButton extends Button {
    private final VBox content;

    CardButton(VBox content) {
        this.content = content;
        getStyleClass().setAll("start-card");
        setGraphic(content);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        content.prefWidthProperty().bind(widthProperty().subtract(insetsWidth()));
    }

    private DoubleBinding insetsWidth() {
        return Bindings.createDoubleBinding(() -> snappedLeftInset() + snappedRightInset() + 2, insetsProperty());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width < 0) {
            return super.computePrefHeight(width);
        }
        double inside = width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + content.prefHeight(inside) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
