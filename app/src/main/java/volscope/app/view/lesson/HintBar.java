package volscope.app.view.lesson;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Step;
import volscope.app.session.Session;
import volscope.app.text.Texts;

/** The help that can be asked for: where to look, which command, the solution. */
final class HintBar extends FlowPane {
    private final Button where;
    private final Button command;
    private final Button solution;
    private final Texts texts;

    HintBar(Session session, Texts texts) {
        this.texts = texts;
        setId("hint-bar");
        getStyleClass().add("hint-bar");
        where = LessonCard.button("hint-where", texts.get("hint.where"), "small");
        where.setOnAction(event -> session.learn(attempt -> attempt.hinted(1)));
        command = LessonCard.button("hint-command", texts.get("hint.command"), "small");
        command.setOnAction(event -> session.learn(attempt -> attempt.hinted(2)));
        solution = LessonCard.button("hint-solution", texts.get("hint.solution"), "quiet");
        solution.setOnAction(event -> session.proposeSolution());
        getChildren().setAll(where, command, solution);
    }

    /** Shows what help there is, and none once one may go on. */
    void show(Attempt attempt) {
        int hints = attempt.step().map(Step::hints).map(java.util.List::size).orElse(0);
        where.setDisable(hints < 1);
        command.setDisable(hints < 2);
        boolean solvable = attempt.step().filter(step -> !step.solution().isEmpty()).isPresent();
        solution.setDisable(!solvable || attempt.isSolved());
        attempt.proposal().ifPresent(line -> solution.setTooltip(new Tooltip(Texts.plain(texts.get("hint.solution.tip", line)))));
        setVisible(!attempt.mayGoOn() && (hints > 0 || solvable));
        setManaged(isVisible());
    }
}
