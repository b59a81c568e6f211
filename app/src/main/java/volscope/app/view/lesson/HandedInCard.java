package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.LogEntry;
import volscope.app.session.Frame;
import volscope.app.session.Replayed;
import volscope.app.session.Session;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;
import volscope.model.machine.RevisionId;

/** What was handed in, entry by entry; each leads to the moment after it. */
final class HandedInCard extends VBox {
    private static final PseudoClass LOOKED_AT = PseudoClass.getPseudoClass("looked-at");

    private final Session session;
    private final Map<Button, RevisionId> moments = new HashMap<>();
    private final Texts texts;
    private final Redrawn rows = new Redrawn("handed-in");

    HandedInCard(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
        getStyleClass().add("inspector-content");
        getChildren().setAll(rows);
        rows.clear();
    }

    void show(Frame frame) {
        boolean shown = frame.learning().handIn().isPresent();
        setVisible(shown);
        setManaged(shown);
        frame.learning().handIn().ifPresentOrElse(replayed -> frame.lesson().ifPresent(attempt -> rows.show(
                List.of(replayed, attempt.standing()), () -> List.of(card(replayed, attempt)))), rows::clear);
        moments.forEach((row, moment) -> row.pseudoClassStateChanged(LOOKED_AT, frame.revision().id().equals(moment)));
    }

    private Node card(Replayed replayed, Attempt attempt) {
        moments.clear();
        String who = replayed.handIn().name();
        VBox card = new VBox(Parts.label(who.isBlank() ? texts.get("handin.nameless") : texts.get("handin.of", who), "strong"));
        card.setId("handed-in-card");
        card.getStyleClass().add("card");
        notes(replayed, attempt).forEach(note -> card.getChildren().add(MarkedText.flow(note)));
        for (int i = 0; i < replayed.moments().size(); i++) {
            card.getChildren().add(row(i + 1, replayed.handIn().entries().get(i), replayed.moments().get(i)));
        }
        return card;
    }

    private List<String> notes(Replayed replayed, Attempt attempt) {
        List<String> notes = new ArrayList<>();
        notes.add(texts.get("handin.met", attempt.standing().met(), attempt.exercise().goals().size(), attempt.standing().commands(),
                attempt.exercise().par().commands()));
        replayed.handIn().edited().ifPresent(record -> notes.add(texts.get("grade.edited", Integer.toString(record))));
        replayed.differs().ifPresent(record -> notes.add(texts.get("grade.differs", Integer.toString(record))));
        return notes;
    }

    private Node row(int number, LogEntry entry, RevisionId moment) {
        String key = "handin.entry." + (entry.kind() == LogEntry.Kind.END && !entry.payload().isEmpty() ? "END_AFTER" : entry.kind());
        String words = texts.get(key, said(entry), exit(entry));
        Button row = new Button(texts.get("handin.row", number, Texts.plain(words)));
        row.setId("handed-in-" + number);
        row.getStyleClass().addAll("quiet", "small", "moment");
        moments.put(row, moment);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setOnAction(event -> session.look(moment));
        return row;
    }

    private static String said(LogEntry entry) {
        return entry.kind() == LogEntry.Kind.RUN ? entry.payload().replaceFirst("^\\S+ ", "") : entry.payload();
    }

    private static int exit(LogEntry entry) {
        String first = entry.payload().split(" ", 2)[0];
        return entry.kind() == LogEntry.Kind.RUN && first.matches("\\d{1,4}") ? Integer.parseInt(first) : 0;
    }
}
