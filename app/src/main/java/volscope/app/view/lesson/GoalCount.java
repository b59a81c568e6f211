package volscope.app.view.lesson;

import java.util.List;
import java.util.OptionalLong;
import javafx.scene.layout.HBox;
import volscope.app.lesson.Attempt;
import volscope.app.text.Texts;
import volscope.app.view.Parts;

/** The line above goals: how many are met, and what the solution needs. */
final class GoalCount {
    private GoalCount() {
    }

    /** Of all goals of the lesson. */
    static HBox ofLesson(Texts texts, Attempt attempt) {
        return head(texts, attempt, attempt.standing().met(), attempt.exercise().goals().size());
    }

    /** Of those that are to be met to go on from the card that is read. */
    static HBox ofCard(Texts texts, Attempt attempt) {
        long met = attempt.goals().stream().filter(goal -> attempt.standing().meets(List.of(goal))).count();
        return head(texts, attempt, met, attempt.goals().size());
    }

    private static HBox head(Texts texts, Attempt attempt, long met, long all) {
        OptionalLong copies = attempt.exercise().par().copies();
        long commands = attempt.exercise().par().commands();
        String words = copies.isPresent()
                ? texts.get("goals.count.copies", met, all, commands, copies.getAsLong())
                : texts.get("goals.count", met, all, commands);
        return Parts.row("goals-head", Parts.label(texts.get("goals.title"), "strong"), Parts.spring(), Parts.label(words, "sub"));
    }
}
