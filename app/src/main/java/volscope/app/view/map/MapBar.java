package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** Above the map: where one is, and how large chunks are drawn. */
final class MapBar extends HBox {
    private final Texts texts;
    private final Amounts amounts;
    private final HBox crumbs = Parts.row("crumbs");
    private final Label size = Parts.label("", "mono", "muted");
    private final HBox zoom;

    MapBar(Texts texts, Amounts amounts, Runnable in, Runnable out) {
        this.texts = texts;
        this.amounts = amounts;
        Button smaller = Parts.iconButton(Feather.MINUS, texts.get("map.smaller"));
        Button larger = Parts.iconButton(Feather.PLUS, texts.get("map.larger"));
        smaller.setId("map-smaller");
        larger.setId("map-larger");
        smaller.setOnAction(event -> out.run());
        larger.setOnAction(event -> in.run());
        zoom = Parts.row("line", smaller, size, larger);
        zoom.setVisible(false);
        getStyleClass().add("map-bar");
        getChildren().setAll(crumbs, Parts.spring(), zoom);
    }

    void clear() {
        crumbs.getChildren().clear();
        zoom.setVisible(false);
    }

    void show(MapContent content) {
        List<String> names = new ArrayList<>(List.of(content.subject().group(), content.subject().origin(), content.subject().snapshot()));
        names.removeIf(String::isEmpty);
        content.chosen().ifPresent(chunk -> names.add(texts.get("map.chunk", chunk)));
        List<Node> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            parts.add(Parts.label(names.get(i), last ? "strong" : "muted"));
            if (!last) {
                parts.add(Icons.small(Feather.CHEVRON_RIGHT));
            }
        }
        crumbs.getChildren().setAll(parts);
        Zoom shown = content.view().grid().zoom();
        size.setText(shown.isDensity()
                ? texts.get("map.chunks-a-pixel", amounts.count(shown.chunks()))
                : texts.get("map.pixels-a-chunk", shown.pixels()));
        zoom.setVisible(true);
    }
}
