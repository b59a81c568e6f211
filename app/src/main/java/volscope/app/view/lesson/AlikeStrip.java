package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import volscope.app.lesson.Attempt;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.Learning;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** How the last line ended under each profile of the lesson, side by side. */
final class AlikeStrip {
    private final Texts texts;
    private final Redrawn strip = new Redrawn("lesson-alike", "section");

    AlikeStrip(Texts texts) {
        this.texts = texts;
        strip.clear();
    }

    Node node() {
        return strip;
    }

    void show(Frame frame, Attempt attempt) {
        List<Learning.Alike> others = frame.learning().alike();
        Optional<Act> last = frame.history().lastAct().filter(act -> act.number() >= attempt.setupLines() && !attempt.isPlaying());
        if (others.isEmpty() || last.isEmpty()) {
            strip.clear();
            return;
        }
        Act act = last.get();
        List<Learning.Alike> all = new ArrayList<>();
        all.add(new Learning.Alike(attempt.exercise().head().kernels().getFirst(), act.run().exitCode(), act.run().text()));
        all.addAll(others);
        strip.show(List.of(act.line(), all), () -> rows(act.line(), all));
    }

    private List<Node> rows(String line, List<Learning.Alike> all) {
        List<Node> rows = new ArrayList<>();
        rows.add(Parts.label(texts.get("alike.title"), "strong"));
        Label ran = Parts.label(line, "mono", "small");
        ran.setTooltip(new Tooltip(line));
        rows.add(ran);
        all.forEach(one -> rows.add(row(one)));
        return rows;
    }

    private Node row(Learning.Alike one) {
        String said = one.output().strip();
        VBox words = new VBox(Parts.row("line", Parts.label(one.kernel(), "strong"), Parts.spring(),
                Parts.chip(texts.get(one.exitCode() == 0 ? "alike.exit.0" : "alike.exit", one.exitCode()),
                        one.exitCode() == 0 ? "ok-text" : "wrong-text")));
        if (!said.isEmpty()) {
            Label output = Parts.label(said, "mono", "small");
            output.setWrapText(true);
            output.setTooltip(new Tooltip(said));
            words.getChildren().add(output);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = Parts.row("alike-row", words);
        row.setFocusTraversable(true);
        row.setAccessibleRole(javafx.scene.AccessibleRole.LIST_ITEM);
        row.setAccessibleText(texts.get("alike.read", one.kernel(), one.exitCode(), said));
        return row;
    }
}
