package volscope.app.view.check;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.Mistakes;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** The page of a mistake: what one would have thought, the script that breaks it, the rule that prevents it. */
record MistakePage(String word, Texts texts, Runnable play) {

    static String name(Texts texts, String word) {
        return texts.get("mistake." + word + ".name");
    }

    List<Node> nodes() {
        Button start = Parts.button(Feather.PLAY, texts.get("checker.play"), "main");
        start.setId("check-play");
        start.setTooltip(new Tooltip(texts.get("checker.play.tip")));
        start.setOnAction(event -> play.run());
        Label kernel = Parts.chip(Mistakes.kernel(word), "outlined");
        List<Node> nodes = new ArrayList<>();
        nodes.add(Parts.row("line", Parts.label(name(texts, word), "heading"), kernel, Parts.spring(), start));
        nodes.add(section("checker.thought", MarkedText.flow(texts.get("mistake." + word + ".thought"))));
        nodes.add(section("checker.breaks", script()));
        nodes.add(section("checker.rule", MarkedText.flow(texts.get("mistake." + word + ".rule"))));
        return nodes;
    }

    private VBox section(String title, Node body) {
        VBox section = new VBox(Parts.label(texts.get(title), "strong"), body);
        section.getStyleClass().add("check-section");
        return section;
    }

    /** The script; its last line says what it breaks. */
    private Node script() {
        Label lines = Parts.label(Mistakes.lab(word).script().strip(), "mono", "check-script");
        lines.setWrapText(true);
        lines.setId("check-script");
        return lines;
    }
}
