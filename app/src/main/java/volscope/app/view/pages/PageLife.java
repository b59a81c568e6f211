package volscope.app.view.pages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Texts;
import volscope.app.view.BrokenRule;
import volscope.app.view.Icons;
import volscope.app.view.Parts;
import volscope.app.view.pages.PageRow.Life;

/** The life of the chosen page: the states that it goes through, the one that it is in lit, and what that means. */
final class PageLife extends VBox {
    /** The usual way; a sync leads from its end back to where it was read only. */
    private static final List<Life> WAY = List.of(Life.UNMAPPED, Life.READ_ONLY, Life.WRITABLE, Life.CLEANING);

    private final Texts texts;
    private final PageWords words;
    private final Function<BrokenRule, Node> tag;
    private final HBox way = Parts.row("life-way");
    private final Label said = Parts.wrapping("", "sub");

    /**
     * Nothing yet.
     *
     * @param tag
     *            what leads to a rule that was broken with the page
     * @param roomy
     *            whether there is room for a sentence; else it stands in the tooltip
     */
    PageLife(Texts texts, PageWords words, Function<BrokenRule, Node> tag, ObservableBooleanValue roomy) {
        this.texts = texts;
        this.words = words;
        this.tag = tag;
        setId("pages-life");
        getStyleClass().add("life");
        way.setAccessibleRole(AccessibleRole.TEXT);
        said.visibleProperty().bind(roomy);
        said.managedProperty().bind(said.visibleProperty());
        Tooltip meaning = new Tooltip();
        meaning.textProperty().bind(said.textProperty());
        Tooltip.install(way, meaning);
        getChildren().setAll(way, said);
    }

    void show(PageRow row) {
        Life now = row.life();
        List<Node> nodes = new ArrayList<>();
        Label title = Parts.label(words.pages(row), "small", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        nodes.add(title);
        for (Life state : WAY) {
            if (nodes.size() > 1) {
                nodes.add(Icons.small(state == Life.CLEANING ? Feather.REPEAT : Feather.ARROW_RIGHT));
            }
            nodes.add(chip(state, now));
        }
        if (!WAY.contains(now)) {
            nodes.add(Parts.spring());
            nodes.add(chip(now, now));
        }
        row.broken().stream().filter(distinct()).forEach(rule -> nodes.add(tag.apply(rule)));
        way.getChildren().setAll(nodes);
        String meaning = words.life(row);
        way.setAccessibleText(texts.get("pages.life.read", words.pages(row), texts.get("pages.life." + now)));
        said.setText(meaning);
    }

    /** Each rule once. */
    private static Predicate<BrokenRule> distinct() {
        Set<String> met = new HashSet<>();
        return rule -> met.add(rule.word());
    }

    private Label chip(Life state, Life now) {
        Label chip = Parts.chip(texts.get("pages.life." + state), "life-state", state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (state == now) {
            chip.getStyleClass().add("lit");
        }
        return chip;
    }
}
