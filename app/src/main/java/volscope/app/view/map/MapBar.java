package volscope.app.view.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.controlsfx.control.BreadCrumbBar;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Selection;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Fitting;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** Above the map: where one is, how large chunks are drawn, and in which way. */
final class MapBar extends HBox {
    private final Texts texts;
    private final Amounts amounts;
    private final MapView view;
    private final BreadCrumbBar<Crumb> crumbs = new BreadCrumbBar<>();
    private final Label size = Parts.label("", "mono", "muted");
    private final ToggleButton fold;
    private final ToggleButton table;
    private final TextField place = new TextField();
    private final HBox tools;
    private final Fitting fitting = new Fitting(this::room, this::fit);
    private String path = "";

    MapBar(Texts texts, Amounts amounts, MapView view) {
        this.texts = texts;
        this.amounts = amounts;
        this.view = view;
        Button smaller = Parts.iconButton(Feather.MINUS, texts.get("map.smaller"));
        Button larger = Parts.iconButton(Feather.PLUS, texts.get("map.larger"));
        smaller.setId("map-smaller");
        larger.setId("map-larger");
        smaller.setOnAction(event -> view.zoomOut());
        larger.setOnAction(event -> view.zoomIn());
        fold = toggle("map-fold", Feather.MINIMIZE_2, "map.fold.verb", "map.fold.tip", view::toggleFolding);
        table = toggle("map-table-verb", Feather.LIST, "map.table.verb", "map.table.tip", view::swapTable);
        place.setId("map-place");
        place.setPromptText(texts.get("map.go.prompt"));
        place.setAccessibleText(texts.get("map.go"));
        place.getStyleClass().add("small-field");
        place.setPrefColumnCount(14);
        place.setOnAction(event -> {
            if (view.goTo(place.getText())) {
                hidePlace();
            }
        });
        place.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hidePlace();
                event.consume();
            }
        });
        place.focusedProperty().addListener((property, before, now) -> place.setVisible(now));
        place.visibleProperty().addListener((property, before, now) -> place.setManaged(now));
        place.setManaged(false);
        place.setVisible(false);
        tools = Parts.row("line", place, fold, table, smaller, size, larger);
        tools.setVisible(false);
        tools.setMinWidth(USE_PREF_SIZE);
        setMinWidth(0);
        getStyleClass().add("map-bar");
        crumbs.getStyleClass().add("crumbs");
        crumbs.setMaxHeight(USE_PREF_SIZE);
        crumbs.setFocusTraversable(false);
        crumbs.setAutoNavigationEnabled(false);
        crumbs.setCrumbFactory(MapBar::crumb);
        crumbs.setOnCrumbAction(event -> event.getSelectedCrumb().getValue().selection().ifPresent(view::choose));
        getChildren().setAll(crumbs, Parts.spring(), tools);
    }

    private ToggleButton toggle(String id, Feather icon, String verb, String tip, Runnable action) {
        ToggleButton toggle = new ToggleButton(texts.get(verb), Icons.small(icon));
        toggle.setId(id);
        toggle.getStyleClass().setAll("quiet-toggle");
        toggle.setTooltip(new Tooltip(texts.get(tip)));
        toggle.setOnAction(event -> action.run());
        return toggle;
    }

    /** Where there is no room for all, verbs show their pictures alone. */
    @Override
    protected void layoutChildren() {
        fitting.settle();
        super.layoutChildren();
    }

    private Fitting.Room room() {
        return new Fitting.Room(getWidth(), needed(), List.of(fold.getText(), table.getText()));
    }

    private void fit() {
        show(ContentDisplay.LEFT);
        // Words that have just come have no style yet, and another width.
        applyCss();
        if (needed() > getWidth() - getInsets().getLeft() - getInsets().getRight()) {
            show(ContentDisplay.GRAPHIC_ONLY);
        }
    }

    private double needed() {
        return crumbs.prefWidth(-1) + tools.prefWidth(-1);
    }

    private void show(ContentDisplay display) {
        fold.setContentDisplay(display);
        table.setContentDisplay(display);
    }

    /** Asks where to go. */
    void askForPlace() {
        place.setVisible(true);
        place.clear();
        place.requestFocus();
    }

    private void hidePlace() {
        place.setVisible(false);
        view.focus();
    }

    void clear() {
        crumbs.setSelectedCrumb(null);
        path = "";
        Parts.shown(this, false);
    }

    void show(MapContent content, boolean asTable) {
        Parts.shown(this, true);
        Subject subject = content.subject();
        String shownPath = subject.path() + " " + subject.origin() + " " + content.chosen();
        if (!shownPath.equals(path)) {
            path = shownPath;
            crumbs(content, subject);
        }
        Zoom shown = content.view().grid().zoom();
        size.setText(shown.isDensity()
                ? texts.get("map.chunks-a-pixel", amounts.count(shown.chunks()))
                : texts.get("map.pixels-a-chunk", shown.pixels()));
        fold.setSelected(content.isFolded());
        fold.setText(texts.get(content.isFolded() ? "map.folded" : "map.fold.verb"));
        table.setSelected(asTable);
        tools.setVisible(subject.chunks() > 1);
    }

    /** A place on the way to what is shown, and what a click on it selects; the last one is where one is. */
    private record Crumb(String name, Optional<Selection> selection) {
    }

    private void crumbs(MapContent content, Subject subject) {
        List<Crumb> way = new ArrayList<>();
        if (!subject.group().isEmpty()) {
            way.add(new Crumb(subject.group(), Optional.of(new Selection.Group(subject.group()))));
            way.add(new Crumb(subject.origin(), Optional.of(new Selection.Volume(subject.group(), subject.origin()))));
        }
        if (content.chosen().isPresent() && !subject.group().isEmpty()) {
            way.add(new Crumb(subject.snapshot(), Optional.of(new Selection.Volume(subject.group(), subject.snapshot()))));
        }
        way.add(new Crumb(content.chosen().map(chosen -> texts.get("map.chunk", chosen)).orElse(subject.snapshot()), Optional.empty()));
        crumbs.setSelectedCrumb(BreadCrumbBar.buildTreeModel(way.toArray(Crumb[]::new)));
    }

    private static Button crumb(TreeItem<Crumb> item) {
        Button crumb = new Button(item.getValue().name());
        crumb.getStyleClass().setAll(item.isLeaf() ? List.of("crumb", "strong") : List.of("crumb"));
        crumb.setGraphic(item.getParent() == null ? null : Icons.small(Feather.CHEVRON_RIGHT));
        return crumb;
    }
}
