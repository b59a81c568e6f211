package volscope.app.view.lesson;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.lab.Classroom;
import volscope.app.lesson.handin.HandIn;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.Desk;
import volscope.app.view.Icons;
import volscope.app.view.Parts;

/** Hands in what was done: asks for a name and a note to the teacher, and then for a file. */
final class HandInBar extends VBox {
    private final Session session;
    private final Classroom classroom;
    private final TextField name = new TextField();
    private final TextField note = new TextField();
    private Optional<Desk> desk = Optional.empty();

    HandInBar(Session session, Texts texts, Classroom classroom) {
        this.session = session;
        this.classroom = classroom;
        getStyleClass().addAll("inspector-content", "hand-in");
        Button begin = LessonCard.button("lesson-hand-in", texts.get("handin.button"), "small");
        begin.setGraphic(Icons.of(Feather.SEND));
        begin.setTooltip(new Tooltip(texts.get("handin.tip")));
        name.setId("hand-in-name");
        name.setPromptText(texts.get("handin.name"));
        name.setAccessibleText(texts.get("handin.name"));
        name.setOnAction(event -> save());
        note.setId("hand-in-note");
        note.setPromptText(texts.get("handin.note"));
        note.setAccessibleText(texts.get("handin.note"));
        note.setOnAction(event -> save());
        Button save = LessonCard.button("hand-in-save", texts.get("handin.save"), "main");
        save.setOnAction(event -> save());
        HBox.setHgrow(name, Priority.ALWAYS);
        VBox form = new VBox(Parts.row("turns", name, save), note);
        form.getStyleClass().add("hand-in-form");
        form.setVisible(false);
        form.managedProperty().bind(form.visibleProperty());
        begin.setOnAction(event -> {
            form.setVisible(!form.isVisible());
            name.setText(classroom.name());
            name.requestFocus();
        });
        getChildren().setAll(Parts.row("turns", begin), form);
    }

    /** Is told which window asks for files. */
    void sitAt(Desk window) {
        desk = Optional.of(window);
    }

    void show(boolean open) {
        setVisible(open);
        setManaged(open);
    }

    private void save() {
        session.frame().lesson().map(attempt -> attempt.exercise().head().id() + HandIn.EXTENSION)
                .ifPresent(file -> desk.ifPresent(window -> classroom.handIn(name.getText(), note.getText())
                        .ifPresent(text -> window.save(file, text))));
    }
}
