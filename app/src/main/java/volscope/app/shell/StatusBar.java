package volscope.app.shell;

import jakarta.inject.Inject;
import javafx.scene.layout.HBox;
import javafx.scene.text.TextFlow;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.view.Frames;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** The line below: where one is, what was run last, what Undo would take back. */
final class StatusBar extends HBox {
    private final Texts texts;
    private final Amounts amounts;

    @Inject
    StatusBar(Frames frames, Texts texts, Amounts amounts) {
        this.texts = texts;
        this.amounts = amounts;
        getStyleClass().add("status-bar");
        setId("status");
        var unused = frames.follow(this::show);
    }

    private void show(Frame frame) {
        String where = texts.get(frame.look() == Frame.Look.NOW ? "status.now" : "status.past", amounts.count(frame.revision().step()));
        getChildren().setAll(sentence(where));
        frame.history().lastAct().ifPresent(act -> {
            getChildren().addAll(sentence(last(act)), sentence(texts.get("status.undo", act.line())));
        });
        getChildren().addAll(Parts.spring(),
                sentence(texts.get(frame.activity() == Frame.Activity.IDLE ? "status.idle" : "status.running")));
    }

    private String last(Act act) {
        return act.run().exitCode() == 0
                ? texts.get("status.ran", act.line())
                : texts.get("status.failed", act.line(), act.run().exitCode());
    }

    private static TextFlow sentence(String marked) {
        return MarkedText.flow(marked, "status-sentence");
    }
}
