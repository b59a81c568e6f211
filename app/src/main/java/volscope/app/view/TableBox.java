package volscope.app.view;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Facts;
import volscope.app.session.Session;
import volscope.app.text.Texts;

/**
 * A panel that is a table of which one row can be chosen, or a note while there is nothing to show.
 *
 * @param <T>
 *            what a row shows
 */
public final class TableBox<T> {
    private final String name;
    private final TsvTable<T> table;
    private final NextStep empty;
    private final Texts texts;
    private final VBox box = new VBox();
    private boolean filling;

    /**
     * A box without rows.
     *
     * @param name
     *            the panel's name: the id of the box, and before those of its parts; its note is under {@code NAME.empty}
     * @param chosen
     *            is told which row a person has chosen
     */
    public TableBox(String name, TsvTable<T> table, Session session, Texts texts, Consumer<T> chosen) {
        this.name = name;
        this.table = table;
        this.texts = texts;
        empty = new NextStep(session, texts, name + ".empty", "outlined");
        table.setId(name + "-table");
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> {
            if (row != null && !filling) {
                chosen.accept(row);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        box.setId(name);
        box.getStyleClass().add("exceptions");
        box.setMinHeight(0);
        box.setPrefHeight(0);
    }

    /** What is shown. */
    public VBox node() {
        return box;
    }

    /** Shows the note, and the line that leads on from here. */
    public void showEmpty(Facts facts) {
        box.getChildren().setAll(empty.from(facts));
    }

    /** Shows the table. */
    public void showTable() {
        if (!box.getChildren().contains(table)) {
            box.getChildren().setAll(table);
        }
    }

    /** Changes rows or the chosen one; nobody is told of a choice that comes of it. */
    public void fill(Runnable change) {
        filling = true;
        change.run();
        filling = false;
    }

    /** A button that copies the rows. */
    public Button copyButton() {
        return button("copy", Feather.COPY, table::copy);
    }

    /** A button that looks at the moment of the chosen row. */
    public Button lookButton(Runnable look) {
        return button("look", Feather.CLOCK, look);
    }

    private Button button(String what, Feather icon, Runnable act) {
        Button button = Parts.button(icon, texts.get("exceptions." + what), "quiet", "compact-text");
        button.setId(name + "-" + what);
        button.setOnAction(event -> act.run());
        return button;
    }
}
