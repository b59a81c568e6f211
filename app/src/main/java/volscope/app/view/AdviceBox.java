package volscope.app.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.ActEvents;
import volscope.app.session.Advice;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.model.machine.LogicalVolumeInfo;

/** How large tonight's snapshot should be, with which chunks and where, in sentences, with the line that makes it so. */
public final class AdviceBox extends VBox {
    private final Session session;
    private final ActEvents events;
    private final Texts texts;
    private final Amounts amounts;
    private final Consumer<String> take;
    private Object shown = "";

    /**
     * @param take
     *            does with the line what is done with it
     */
    public AdviceBox(Session session, ActEvents events, Texts texts, Amounts amounts, Consumer<String> take) {
        this.session = session;
        this.events = events;
        this.texts = texts;
        this.amounts = amounts;
        this.take = take;
        getStyleClass().addAll("advice", "advice-box");
        Parts.shown(this, false);
    }

    /** Advises for a volume at the moment of a frame. */
    public void show(Frame frame, LogicalVolumeInfo origin) {
        Object next = List.of(frame.lab(), frame.revision().id(), origin);
        if (!next.equals(shown)) {
            shown = next;
            var _ = Advice.of(session, frame, origin, events)
                    .thenAccept(found -> Platform.runLater(() -> found.filter(advice -> next.equals(shown)).ifPresent(this::say)));
        }
    }

    private void say(Advice advice) {
        String name = advice.origin().name();
        getChildren().setAll(Parts.label(texts.get("advice.title", name), "strong"),
                MarkedText.flow(seen(advice, name) + " " + size(advice, name) + " " + where(advice, name), "lane-sentence"));
        advice.line().ifPresent(line -> {
            Button run = Parts.button(Feather.CORNER_DOWN_LEFT, line, "small", "run-line");
            run.setId("advice-line");
            run.setMnemonicParsing(false);
            run.setWrapText(true);
            run.setMaxWidth(Double.MAX_VALUE);
            run.setAccessibleText(texts.get("advice.take", line));
            run.setOnAction(event -> take.accept(line));
            getChildren().add(run);
        });
        Parts.shown(this, true);
    }

    private String seen(Advice advice, String name) {
        return advice.known().isEmpty()
                ? texts.get("advice.unseen", name)
                : texts.get("advice.seen", amounts.duration(advice.known().getAsLong()), advice.first(),
                        amounts.bytes(advice.chunkBytes()));
    }

    private String size(Advice advice, String name) {
        String lasts = advice.lasts().isPresent() ? amounts.duration(advice.lasts().getAsLong()) : "";
        return texts.get("advice.end." + advice.end(), amounts.bytes(advice.bytes()), name, lasts, advice.lasts().isPresent() ? 1 : 0);
    }

    private String where(Advice advice, String name) {
        return advice.disk().map(disk -> texts.get("advice.disk", disk, name)).orElseGet(() -> texts.get("advice.no-room"));
    }
}
