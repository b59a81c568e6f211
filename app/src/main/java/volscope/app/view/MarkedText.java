package volscope.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import volscope.app.text.Texts;

/** Draws sentences whose marks say what is typed or printed ({@code `word`}) and what is strong ({@code **word**}). */
public final class MarkedText {
    private static final Pattern MARK = Pattern.compile("`([^`]*)`|\\*\\*([^*]*)\\*\\*");

    private MarkedText() {
    }

    /** A flow that wraps, with style classes. */
    public static TextFlow flow(String marked, String... styles) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("marked");
        flow.getStyleClass().addAll(styles);
        flow.getChildren().setAll(parts(marked));
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(Texts.plain(marked));
        return flow;
    }

    private static List<Text> parts(String marked) {
        List<Text> parts = new ArrayList<>();
        Matcher matcher = MARK.matcher(marked);
        int from = 0;
        while (matcher.find()) {
            add(parts, marked.substring(from, matcher.start()), "plain");
            add(parts, matcher.group(1), "mono");
            add(parts, matcher.group(2), "strong");
            from = matcher.end();
        }
        add(parts, marked.substring(from), "plain");
        return parts;
    }

    private static void add(List<Text> parts, @Nullable String words, String style) {
        if (words != null && !words.isEmpty()) {
            Text part = new Text(words);
            part.getStyleClass().addAll("part", style);
            parts.add(part);
        }
    }
}
