package volscope.app.view;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import volscope.app.text.Sentences;
import volscope.app.text.Texts;

/** A red tag with the rule that something was broken with; it leads to the step and to how it came to that. */
public final class BrokenTag extends Hyperlink {

    /**
     * A tag.
     *
     * @param explain
     *            goes there
     */
    public BrokenTag(BrokenRule rule, Texts texts, Sentences sentences, Runnable explain) {
        super(rule.word(), Icons.small(Feather.ALERT_TRIANGLE));
        getStyleClass().add("broken-tag");
        String words = sentences.check(rule.finding());
        setTooltip(new Tooltip(words + "\n" + texts.get("checker.look.tip")));
        setAccessibleText(texts.get("checker.read", texts.get("checker.look.tip"), words));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> explain.run());
    }
}
