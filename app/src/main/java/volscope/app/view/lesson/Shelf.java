package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import volscope.app.lesson.Lessons;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** What stands where no lesson is open: the lessons to choose from. */
final class Shelf {
    private Shelf() {
    }

    static List<Node> nodes(Lessons lessons, Texts texts, Consumer<String> start) {
        Set<String> parts = new HashSet<>();
        List<Node> nodes = new ArrayList<>(List.of(MarkedText.flow(texts.get("lesson.none"))));
        lessons.catalogue().forEach(entry -> {
            String part = texts.get("lesson.level." + entry.level());
            if (parts.add(part)) {
                nodes.add(Parts.label(part, "strong", "lesson-part"));
            }
            Label title = Parts.label(entry.title());
            title.setWrapText(true);
            Button button = new Button(texts.get("lesson.start"));
            button.setId("start-" + entry.id());
            button.getStyleClass().add("small");
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setAccessibleText(texts.get("lesson.start.name", entry.number(), entry.title()));
            button.setOnAction(event -> start.accept(entry.id()));
            Label minutes = Parts.label(texts.get("lesson.minutes", entry.minutes()), "sub");
            minutes.setMinWidth(Label.USE_PREF_SIZE);
            nodes.add(Parts.row("shelf-row", Parts.label(entry.number(), "number-badge"), title, Parts.spring(), minutes, button));
        });
        return nodes;
    }
}
