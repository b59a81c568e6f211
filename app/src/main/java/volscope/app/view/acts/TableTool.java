package volscope.app.view.acts;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Frame;
import volscope.app.session.Selection;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Tool;

/** An act whose form is made from the table of commands. */
final class TableTool implements Tool {
    private final Deed deed;
    private final Session session;
    private final Texts texts;
    private final Amounts amounts;

    TableTool(Deed deed, Session session, Texts texts, Amounts amounts) {
        this.deed = deed;
        this.session = session;
        this.texts = texts;
        this.amounts = amounts;
    }

    @Override
    public String name() {
        return deed.tool().name();
    }

    @Override
    public int rank() {
        return deed.tool().rank();
    }

    @Override
    public Menu menu() {
        return deed.tool().menu();
    }

    @Override
    public Feather icon() {
        return deed.tool().icon();
    }

    @Override
    public String keys() {
        return deed.tool().keys();
    }

    @Override
    public boolean hasButton() {
        return deed.tool().place() == Deed.Where.MENUS_AND_BAR;
    }

    @Override
    public boolean isOfferedOn(Selection selection) {
        return deed.on().contains(selection.getClass());
    }

    @Override
    public Optional<String> line(Frame frame) {
        return deed.aim().apply(frame).map(Aim::line);
    }

    @Override
    public Node form(Frame frame, Runnable close) {
        Aim aim = deed.aim().apply(frame).orElseThrow();
        ActForm form = new ActForm(session, texts, texts.get(name() + ".title", aim.words().toArray()), texts.get(name() + ".verb"),
                aim.line(), close);
        if (texts.has(name() + ".words")) {
            form.add(MarkedText.flow(texts.get(name() + ".words", aim.words().toArray())), line -> {
            });
        }
        TableFields fields = new TableFields(form, texts, amounts, new TableFields.Subject(name(), frame, aim));
        deed.rows().forEach(fields::row);
        tell(form, frame, aim);
        fields.rest();
        return form;
    }

    private void tell(ActForm form, Frame frame, Aim aim) {
        VBox told = new VBox();
        told.getStyleClass().add("field");
        told.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(told.getChildren()));
        form.add(told, line -> {
        });
        form.onGhost(ghost -> {
            List<String> sentences = ghost.run().exitCode() == 0
                    ? deed.foretelling().sentences(texts, aim, new Foreseen(frame.facts(), ghost))
                    : List.of();
            told.getChildren().setAll(sentences.stream().map(MarkedText::flow).toList());
        });
    }
}
