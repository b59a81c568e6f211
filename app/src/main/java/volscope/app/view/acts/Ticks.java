package volscope.app.view.acts;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Slider;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Marks below a slider, at values that are good for something. */
final class Ticks extends Pane {
    private static final double THUMB = 8;
    private static final double HIGH = 6;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Slider slider;
    private final List<Double> values = new ArrayList<>();

    Ticks(Slider slider) {
        this.slider = slider;
        getStyleClass().add("ticks");
        setMinHeight(HIGH);
        setPrefHeight(HIGH);
        setMaxHeight(HIGH);
        setMouseTransparent(true);
    }

    /** Shows marks at these values, the chosen one lit. */
    void show(List<Double> next, double chosen) {
        values.clear();
        values.addAll(next);
        getChildren().setAll(next.stream().map(value -> tick(value == chosen)).toList());
        requestLayout();
    }

    private static Region tick(boolean chosen) {
        Region tick = new Region();
        tick.getStyleClass().add("slider-tick");
        tick.pseudoClassStateChanged(CHOSEN, chosen);
        return tick;
    }

    @Override
    protected void layoutChildren() {
        double span = Math.max(1, slider.getMax() - slider.getMin());
        for (int i = 0; i < values.size(); i++) {
            double share = Math.clamp((values.get(i) - slider.getMin()) / span, 0, 1);
            getChildren().get(i).resizeRelocate(Math.round(THUMB + share * (getWidth() - 2 * THUMB)), 0, 1, HIGH);
        }
    }
}
