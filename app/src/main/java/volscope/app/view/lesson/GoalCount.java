package volscope.app.view.lesson;

import java.util.OptionalLong;
import javafx.scene.layout.HBox;
import volscope.app.lesson.Attempt;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** The line above goals: how many are met, and what the solution needs. */
final class GoalCount {
    private GoalCount() {
    }

    static HBox head(Texts texts, Attempt attempt) {
        long all = attempt.exercise().goals().size();
        OptionalLong copies = attempt.exercise().par().copies();
        long commands = attempt.exercise().par().commands();
        String words = copies.isPresent()
                ? texts.get("goals.count.copies", attempt.standing().met(), all, commands, copies.getAsLong())
                : texts.get("goals.count", attempt.standing().met(), all, commands);
        return Parts.row("goals-head", Parts.label(texts.get("goals.title"), "strong"), Parts.spring(), Parts.label(words, "sub"));
    }
}
