package volscope.app.view.history;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import volscope.app.session.Act;
import volscope.app.session.ActEvents;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;
import volscope.app.session.Track;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.Panel;
import volscope.app.view.Parts;
import volscope.app.view.Place;
import volscope.app.view.Seat;
import volscope.app.view.TableBox;
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
    private final TableBox<CommandRow> box;
    private final Map<Act, CommandRow> known = new IdentityHashMap<>();

    @Inject
    HistoryView(Frames frames, Session session, ActEvents events, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.events = events;
        this.texts = texts;
        table = new TsvTable<CommandRow>(texts.get("panel.history"))
                .column(texts.get("history.number"), 48, Align.RIGHT, "mono", row -> amounts.count(row.number()))
                .column(texts.get("history.moment"), 76, Align.RIGHT, "mono", row -> amounts.count(row.moment()))
                .column(texts.get("history.command"), 440, Align.LEFT, "mono", row -> row.act().line())
                .column(texts.get("history.copies"), 72, Align.RIGHT, "mono", row -> amounts.count(row.copies()))
                .column(texts.get("history.writes"), 72, Align.RIGHT, "mono", row -> amounts.count(row.writes()))
                .column(texts.get("history.took"), 92, Align.RIGHT, "mono", row -> amounts.duration(row.nanos()))
                .column(texts.get("history.exit"), 64, Align.RIGHT, "mono", row -> Integer.toString(row.act().run().exitCode()))
                .column(texts.get("history.by"), 110, Align.LEFT, "plain", row -> texts.get("history.by." + row.act().source()));
        box = new TableBox<>(name(), table, session, texts, row -> session.look(row.at()));
        bar = Parts.row("exceptions-bar", sums, box.copyButton());
    }

    private void show(Frame frame) {
        events.keep(frame.history());
        Track track = Track.of(frame.history());
        bar.setVisible(!track.legs().isEmpty());
        if (track.legs().isEmpty()) {
            known.clear();
            box.showEmpty(frame.facts());
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
        box.fill(() -> {
            if (!rows.equals(table.getItems())) {
                table.getItems().setAll(rows);
            }
            choose(rows, track.moment(frame.revision().id()).orElse(track.end()));
        });
        sums.setText(texts.get("history.sums", rows.size(), rows.stream().mapToLong(CommandRow::copies).sum()));
        box.showTable();
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
    public Seat seat() {
        return new Seat("history", Place.LOWER, 3);
    }

    @Override
    public Node node() {
        return box.node();
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
        return frames.follow(box.node(), this::show);
    }
}
