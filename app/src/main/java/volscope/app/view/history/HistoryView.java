package volscope.app.view.history;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Act;
import volscope.app.session.ActEvents;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.TsvTable;
import volscope.app.view.TsvTable.Align;

/** The commands of this branch; choosing one looks at the moment at its end. */
public final class HistoryView implements Panel {
    private final Frames frames;
    private final Session session;
    private final ActEvents events;
    private final Texts texts;
    private final TsvTable<CommandRow> table;
    private final Label sums = Parts.label("", "sub");
    private final HBox bar;
    private final Node empty;
    private final VBox box = new VBox();
    private final Map<Act, CommandRow> known = new IdentityHashMap<>();
    private boolean filling;

    @Inject
    HistoryView(Frames frames, Session session, ActEvents events, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.events = events;
        this.texts = texts;
        empty = MarkedText.flow(texts.get("history.empty"), "muted", "panel-empty");
        table = new TsvTable<CommandRow>(texts.get("panel.history"))
                .column(texts.get("history.number"), 48, Align.RIGHT, "mono", row -> amounts.count(row.number()))
                .column(texts.get("history.moment"), 76, Align.RIGHT, "mono", row -> amounts.count(row.moment()))
                .column(texts.get("history.command"), 440, Align.LEFT, "mono", row -> row.act().line())
                .column(texts.get("history.copies"), 72, Align.RIGHT, "mono", row -> amounts.count(row.copies()))
                .column(texts.get("history.writes"), 72, Align.RIGHT, "mono", row -> amounts.count(row.writes()))
                .column(texts.get("history.took"), 92, Align.RIGHT, "mono", row -> amounts.duration(row.nanos()))
                .column(texts.get("history.exit"), 64, Align.RIGHT, "mono", row -> Integer.toString(row.act().run().exitCode()))
                .column(texts.get("history.by"), 110, Align.LEFT, "plain", row -> texts.get("history.by." + row.act().source()));
        table.setId("history-table");
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> {
            if (row != null && !filling) {
                session.look(row.at());
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        Button copy = Parts.button(Feather.COPY, texts.get("exceptions.copy"), "quiet", "compact-text");
        copy.setId("history-copy");
        copy.setOnAction(event -> table.copy());
        bar = Parts.row("exceptions-bar", sums, copy);
        box.setId(name());
        box.getStyleClass().add("exceptions");
        box.setMinHeight(0);
        box.setPrefHeight(0);
    }

    private void show(Frame frame) {
        events.keep(frame.history());
        Track track = Track.of(frame.history());
        bar.setVisible(!track.legs().isEmpty());
        if (track.legs().isEmpty()) {
            known.clear();
            box.getChildren().setAll(empty);
            return;
        }
        List<CommandRow> rows = new ArrayList<>();
        for (Track.Leg leg : track.legs()) {
            int number = rows.size() + 1;
            CommandRow row = known.get(leg.act());
            if (row == null || row.number() != number || row.moment() != leg.end()) {
                row = CommandRow.of(number, leg, events);
                known.put(leg.act(), row);
            }
            rows.add(row);
        }
        filling = true;
        if (!rows.equals(table.getItems())) {
            table.getItems().setAll(rows);
        }
        choose(rows, track.moment(frame.revision().id()).orElse(track.end()));
        filling = false;
        sums.setText(texts.get("history.sums", rows.size(), rows.stream().mapToLong(CommandRow::copies).sum()));
        if (!box.getChildren().contains(table)) {
            box.getChildren().setAll(table);
        }
    }

    /** The command in or at the end of which one looks. */
    private void choose(List<CommandRow> rows, long moment) {
        int index = 0;
        while (index < rows.size() - 1 && rows.get(index).moment() < moment) {
            index++;
        }
        if (!table.getSelectionModel().isSelected(index)) {
            int chosen = index;
            table.getSelectionModel().clearAndSelect(index);
            Platform.runLater(() -> table.scrollTo(Math.max(0, chosen - 3)));
        }
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Place place() {
        return Place.LOWER;
    }

    @Override
    public int rank() {
        return 3;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public List<Node> tail() {
        return List.of(bar);
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public Subscription attach() {
        return frames.follow(box, this::show);
    }
}
