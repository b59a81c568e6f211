package volscope.app.view.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.app.view.pages.PageRow.State;

/** What the boxes' borders and samples mean. */
final class PagesLegend extends FlowPane {
    private static final List<String> BOXES = List.of("unmapped", "zero", "read-only", "writable", "revoke", "dirty", "locked", "pinned",
            "huge");
    /** What tells boxes of the same border apart. */
    private static final Map<String, Feather> ICONS = Map.of("locked", Feather.LOCK, "pinned", Feather.ANCHOR);

    PagesLegend(Texts texts) {
        setId("pages-legend");
        getStyleClass().add("pages-legend");
        BOXES.forEach(style -> {
            Region box = new Region();
            box.getStyleClass().addAll("page-box", "legend-box", style);
            Label label = Parts.label(texts.get("pages.legend." + style), "sub");
            label.setGraphic(Optional.ofNullable(ICONS.get(style)).<Node>map(icon -> beside(box, icon, style)).orElse(box));
            getChildren().add(label);
        });
        for (State state : State.values()) {
            Label label = PageCell.sampled(texts.get("pages.legend." + state), state.name().toLowerCase(Locale.ROOT));
            label.getStyleClass().add("sub");
            getChildren().add(label);
        }
    }

    private static Node beside(Node box, Feather icon, String style) {
        HBox row = Parts.row("legend-pair", box, Icons.small(icon));
        row.getStyleClass().add(style);
        return row;
    }
}
