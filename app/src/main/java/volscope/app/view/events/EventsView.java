package volscope.app.view.events;

import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
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

/** What happened on this branch. */
public final class EventsView implements Panel {
    private static final double NANOS = 1e9;

    private final Frames frames;
    private final Session session;
    private final ActEvents events;
    private final Texts texts;
    private final EventWords words;
    private final TsvTable<EventRow> table;
    private final Map<EventKind, ToggleButton> kinds = new EnumMap<>(EventKind.class);
    private final TextField filter = new TextField();
    private final HBox bar;
    private final TableBox<EventRow> box;
    private Object drawn = "";
    private long moment;

    @Inject
    EventsView(Frames frames, Session session, ActEvents events, Texts texts, Amounts amounts) {
        this.frames = frames;
        this.session = session;
        this.events = events;
        this.texts = texts;
        words = new EventWords(texts);
        table = new TsvTable<EventRow>(texts.get("panel.events"))
                .column(texts.get("events.moment"), 76, Align.RIGHT, "mono", row -> amounts.count(row.moment()))
                .column(texts.get("events.time"), 92, Align.RIGHT, "mono",
                        row -> String.format(texts.locale(), "%.6f", row.nanos() / NANOS))
                .column(texts.get("events.kind"), 84, Align.LEFT, "plain", row -> texts.get("events.kind." + row.kind()))
                .column(texts.get("events.what"), 900, Align.LEFT, "mono", EventRow::words);
        box = new TableBox<>(name(), table, session, texts, row -> row.about().ifPresent(session::select));
        table.setRowFactory(unused -> new Row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                look();
                event.consume();
            }
        });
        bar = bar();
    }

    private HBox bar() {
        filter.setId("events-filter");
        filter.setPromptText(texts.get("events.filter"));
        filter.setAccessibleText(texts.get("events.filter"));
        filter.getStyleClass().add("small-field");
        filter.textProperty().addListener((property, before, now) -> show(frames.shown()));
        HBox row = Parts.row("exceptions-bar");
        for (EventKind kind : EventKind.values()) {
            ToggleButton toggle = new ToggleButton(texts.get("events.kind." + kind));
            toggle.setId("events-" + kind);
            toggle.getStyleClass().setAll("compare-toggle");
            toggle.setSelected(kind != EventKind.WRITES);
            toggle.setOnAction(event -> show(frames.shown()));
            kinds.put(kind, toggle);
            row.getChildren().add(toggle);
        }
        row.getChildren().addAll(filter, box.lookButton(this::look));
        return row;
    }

    /** Shows what happened later than the moment that is looked at as not there yet; a double click looks. */
    private final class Row extends TableRow<EventRow> {
        Row() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    look();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable EventRow item, boolean none) {
            super.updateItem(item, none);
            getStyleClass().removeAll("later", "log-row");
            if (item != null && !none) {
                if (item.moment() > moment) {
                    getStyleClass().add("later");
                }
                if (item.kind() == EventKind.LOG) {
                    getStyleClass().add("log-row");
                }
            }
        }
    }

    /** Looks at the moment of the chosen event. */
    private void look() {
        EventRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            session.look(row.at());
        }
    }

    private Set<EventKind> wanted() {
        Set<EventKind> wanted = EnumSet.noneOf(EventKind.class);
        kinds.forEach((kind, toggle) -> {
            if (toggle.isSelected()) {
                wanted.add(kind);
            }
        });
        return wanted;
    }

    private void show(Frame frame) {
        events.keep(frame.history());
        Track track = Track.of(frame.history());
        if (track.legs().isEmpty()) {
            box.showEmpty(frame.facts());
            bar.setVisible(false);
            drawn = "";
            return;
        }
        bar.setVisible(true);
        moment = track.moment(frame.revision().id()).orElse(track.end());
        Object key = List.of(frame.history().head(), frame.history().acts().size(), wanted(), filter.getText());
        if (!key.equals(drawn)) {
            drawn = key;
            box.fill(() -> fill(new EventRows(track, events, words, wanted(), filter.getText().strip())));
        }
        box.showTable();
        table.refresh();
        Platform.runLater(() -> {
            if (table.getItems() instanceof EventRows rows && !table.isFocused()) {
                table.scrollTo(Math.max(0, rows.lastUntil(moment) - 3));
            }
        });
    }

    /** Shows other rows; the chosen one stays chosen. */
    private void fill(EventRows rows) {
        EventRow before = table.getSelectionModel().getSelectedItem();
        table.setItems(rows);
        if (before != null) {
            int same = rows.lastUntil(before.moment());
            if (same >= 0 && rows.get(same).at().equals(before.at())) {
                table.getSelectionModel().select(same);
            }
        }
    }

    @Override
    public Seat seat() {
        return new Seat("events", Place.LOWER, 4);
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
