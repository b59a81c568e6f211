package volscope.app.shell;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.session.Crash;
import volscope.app.text.Texts;
import volscope.app.view.MarkedText;
import volscope.app.view.Parts;

/** Says that a line broke the simulation, and saves the report of it. */
final class CrashSheet extends Sheet {

    CrashSheet(Crash crash, Texts texts, Consumer<String> save, Runnable onClose) {
        TextArea report = new TextArea(crash.report());
        Button keep = Parts.button(Feather.SAVE, texts.get("broke.save"), "main");
        super(texts, texts.get("broke.title"), onClose, MarkedText.flow(texts.get("broke.words", crash.line())), report, keep);
        setId("crash-sheet");
        report.setId("crash-report");
        report.setEditable(false);
        report.getStyleClass().add("mono");
        report.setAccessibleText(texts.get("broke.report"));
        keep.setId("crash-save");
        keep.setOnAction(event -> save.accept(crash.report()));
    }
}
