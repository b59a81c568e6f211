package volscope.app.view.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.Wager;
import volscope.app.session.Act;
import volscope.app.session.Frame;
import volscope.app.session.LessonStart;
import volscope.app.session.Selection;
import volscope.app.window.OpenWindow;

class LessonViewTest extends OpenWindow {
    LessonViewTest() {
        super(Course.machines());
    }

    @Override
    public void start(Stage stage) {
        super.start(stage);
        window().open("lesson");
    }

    private Attempt attempt() {
        return frame().lesson().orElseThrow();
    }

    private Wager wager(String bet) {
        return attempt().wagers().getOrDefault(bet, Wager.OPEN);
    }

    private void open() {
        fire("#start-02-first-write");
    }

    private void openAtBets() {
        open();
        fire("#lesson-next");
        fire("#lesson-next");
    }

    private String told(String within) {
        settle();
        Set<Node> nodes = from(lookup(within)).lookup((Node node) -> node instanceof Labeled || node instanceof TextFlow).queryAll();
        return String.join(" | ", nodes.stream().filter(OpenWindow::isSeen).map(LessonViewTest::text).toList());
    }

    private static String text(Node node) {
        return node instanceof Labeled labeled
                ? labeled.getText()
                : String.join("", ((TextFlow) node).getChildren().stream().map(part -> ((Text) part).getText()).toList());
    }

    private void untilSeen() {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> frame().look() == Frame.Look.NOW);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("the play did not end", e);
        }
        settle();
    }

    @Test
    void aLessonIsOpenedReadBetOnPlayedAndSolved() {
        assertThat(told("#lesson")).contains("First write copies, second does not", "8 min");
        open();
        assertThat(told("#lesson")).contains("Lesson 2, step 1 of 4", "lv0 has 16 chunks, snap1 is a snapshot of it");
        fire("#lesson-next");
        assertThat(told("#lesson")).contains("Who has its own slot already?", "Where does snap1 read chunk 3 from?");
        fire("#lesson-next");
        interact(() -> {
            session.toggleMark(3);
            lookup("#bet-how-many").queryTextInputControl().setText("4");
        });
        clickOn("#bet-which").write("-5");
        assertThat(told("#lesson")).contains("3 chunks marked", "You marked 3 chunks and said 4 copies.");
        interact(() -> lookup("#bet-which").queryTextInputControl().setText("3, 8-11"));
        assertThat(told("#lesson")).contains("5 chunks marked", "You marked 5 chunks and said 4 copies.");
        fire("#bet-play");
        untilSeen();
        assertThat(told("#lesson")).contains("Right: 8, 9, 10 and 11.", "Too many: 3.", "You said 4, and it was 4.", "4 of 4");
        assertThat(attempt().isSolved()).isTrue();
        fire("#lesson-next");
        assertThat(told("#lesson")).contains("Lesson 2, step 4 of 4", "the status says 64/80 16, and lvs says 80.00 per cent.",
                "Sources: K B5.3 · K B5.6 · K C6, L 8.4");
        fire("#lesson-picture-start");
        assertThat(frame().revision().id()).isEqualTo(attempt().start());
        assertThat(told("#lesson")).as("the lesson stays solved").contains("Start and end", "4 of 4");
        fire("#lesson-picture-end");
        assertThat(frame().look()).isEqualTo(Frame.Look.NOW);
        assertThat(frame().revision().id()).isEqualTo(frame().history().head());
    }

    @Test
    void nothingIsToldBeforeThePlayIsSeen() {
        openAtBets();
        interact(() -> lookup("#bet-how-many").queryTextInputControl().setText("5"));
        settle();
        interact(() -> {
            lookup("#bet-play").queryAs(Button.class).fire();
            // Who looks elsewhere stops the play, however slow the machine is.
            Platform.runLater(() -> session.look(frame().history().start()));
        });
        assertThat(told("#lesson")).contains("Playing", "2 of 4").doesNotContain("it was");
        fire("#play-end");
        assertThat(told("#lesson")).contains("You said 5; it was 4, 1 fewer.");
    }

    @Test
    void keysAloneSuffice() {
        settle();
        interact(() -> lookup("#start-02-first-write").query().requestFocus());
        assertThat(lookup("#start-02-first-write").query().isFocused()).isTrue();
        push(KeyCode.SPACE);
        settle();
        assertThat(attempt().card()).isZero();
        assertThat(lookup("#lesson-next").query().isFocused()).as(() -> "" + lookup("#lesson").query().getScene().getFocusOwner()).isTrue();
        push(KeyCode.SPACE);
        settle();
        push(KeyCode.SPACE);
        settle();
        assertThat(attempt().step().orElseThrow().id()).isEqualTo("six");
        assertThat(lookup("#bet-which").query().isFocused()).as(() -> "" + lookup("#lesson").query().getScene().getFocusOwner()).isTrue();
        write("8-11").push(KeyCode.TAB);
        // The first gives 0.
        IntStream.range(0, 6).forEach(time -> push(KeyCode.UP));
        settle();
        assertThat(attempt().contradiction()).as(() -> "" + attempt().wagers()).isPresent();
        push(KeyCode.DOWN).push(KeyCode.ENTER);
        settle();
        untilSeen();
        assertThat(wager("which").isRight()).isTrue();
        assertThat(wager("how-many").isRight()).isTrue();
        assertThat(attempt().isSolved()).isTrue();
        push(KeyCode.SPACE);
        settle();
        assertThat(attempt().isAtEnd()).isTrue();
    }

    @Test
    void theSolutionIsWrittenIntoTheTerminalAndEnterRunsIt() {
        openAtBets();
        fire("#hint-where");
        assertThat(told("#lesson-hints")).contains("which of the six targets").doesNotContain("type run");
        fire("#hint-command");
        assertThat(told("#lesson-hints")).contains("run 02-six-writes.lab");
        fire("#hint-solution");
        assertThat(lookup("#command-line").queryAs(TextInputControl.class).getText()).isEqualTo("run 02-six-writes.lab");
        assertThat(attempt().isSolved()).isFalse();
        push(KeyCode.ENTER);
        settle();
        assertThat(attempt().isSolved()).isTrue();
        assertThat(told("#lesson-outcome")).contains("It was 4.");
        assertThat(frame().history().lastAct()).map(Act::source).contains(Act.Source.TYPED);
    }

    @Test
    void aQuestionIsAnsweredByTheMachine() {
        open();
        fire("#lesson-next");
        clickOn("#choice-where-origin");
        fire("#quiz-check-where");
        assertThat(told("#lesson-quiz")).contains("You said \u201cfrom lv0's block\u201d; it was \u201cfrom its own store\u201d.");
    }

    @Test
    void aGoalShowsWhatItIsAbout() {
        openAtBets();
        assertThat(told("#lesson-goals")).contains("snap1 is active", "snap1 has exactly 6 exceptions", "lv0 reads C in chunk 9");
        List<Button> eyes = List.copyOf(from(lookup("#lesson-goals")).lookup(".button").queryAllAs(Button.class));
        interact(() -> eyes.get(2).fire());
        assertThat(frame().selection()).isEqualTo(new Selection.Chunk("vg0-snap1", 9));
        interact(() -> eyes.getFirst().fire());
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "snap1"));
    }

    @Test
    void otherNumbersAreAnotherSeed() {
        open();
        fire("#lesson-again");
        assertThat(attempt().exercise().seed()).isEqualTo(1);
        fire("#lesson-next");
        fire("#lesson-restart");
        assertThat(attempt().exercise().seed()).isEqualTo(1);
        assertThat(attempt().card()).isZero();
    }

    @Test
    void whatIsLockedIsGreyAndTheStatusSaysSo() {
        open();
        settle();
        interact(() -> session.select(new Selection.Volume("vg0", "snap1")));
        assertThat(lookup("#tool-remove").query().isDisabled()).isTrue();
        assertThat(lookup("#tool-snapshot").query().isDisabled()).isFalse();
        assertThat(told(".status-bar")).contains("Locked in this lesson: lvconvert lvextend lvremove");
    }

    @Test
    void theHeadCountsWhatTheCardNeeds() {
        fire("#start-01-what-it-is");
        fire("#lesson-next");
        assertThat(attempt().exercise().goals()).hasSize(4);
        assertThat(told("#lesson-goals")).contains("0 of 2, par 2 commands, 1 copy");
        run(List.of("lvcreate -s -L 12k -n snap1 vg0/lv0"));
        assertThat(told("#lesson-goals")).contains("2 of 2, par 2 commands, 1 copy");
    }

    @Test
    void whatIsObservedIsNeverCut() {
        fire("#start-12-repair");
        fire("#lesson-next");
        fire("#lesson-next");
        assertThat(told("#lesson-goals")).contains("1: sec w /dev/vg0/lv0 72 8 C");
        assertThat(from(lookup("#lesson-goals")).lookup(".observed").queryAllAs(Labeled.class)).hasSize(7)
                .allSatisfy(label -> assertThat(label.lookupAll(".text")).first()
                        .isInstanceOfSatisfying(Text.class,
                                drawn -> assertThat(drawn.getText().replace("\n", "")).isEqualTo(label.getText())));
    }

    @Test
    void aBetOnEachKernelSaysWhichItIsAbout() {
        fire("#start-a2-eras");
        fire("#lesson-next");
        assertThat(told("#bet-card")).contains("Kernel 6.1", "Kernel 4.7", "Kernel 6.12");
        List<ComboBox<?>> lists = attempt().open().stream().<ComboBox<?>>map(bet -> combo("bet-" + bet.name())).toList();
        assertThat(lists).hasSize(7);
        interact(() -> lists.forEach(list -> list.getSelectionModel().selectFirst()));
        fire("#bet-play");
        assertThat(told("#lesson-outcome")).contains("4.7: You said \u201cit works\u201d, and so it was.",
                "6.12: You said \u201cit works\u201d; it was");
    }

    private ComboBox<?> combo(String id) {
        return from(lookup("#bet-card")).lookup((Node node) -> id.equals(node.getId())).queryAs(ComboBox.class);
    }

    @Test
    void theNextLessonIsOneStepAway() {
        open();
        run(attempt().exercise().solution());
        IntStream.range(0, 3).forEach(card -> fire("#lesson-next"));
        assertThat(attempt().isAtEnd()).isTrue();
        fire("#lesson-following");
        assertThat(attempt().exercise().head().id()).isEqualTo("03-reading-through");
    }

    @Test
    void theSetupCantBeTakenBack() {
        fire("#start-01-what-it-is");
        assertThat(frame().nextUndo()).isEmpty();
        assertThat(told(".status-bar")).doesNotContain("takes back");
        run(List.of("sec w /dev/vg0/lv0 0 8 Q"));
        assertThat(told(".status-bar")).contains("takes back");
    }

    @Test
    void aLockedPanelIsGreyAndStaysClosed() {
        String text = Lessons.text("02-first-write.lesson").orElseThrow().replace("lock: lvconvert lvextend lvremove", "lock: stack bytes");
        assertThat(Lesson.read(text)).isInstanceOfSatisfying(Lesson.Read.class, read -> {
            injector.getInstance(Lessons.class).add(read.lesson(), text);
            assertThat(session.startLesson(read.lesson(), 0).join()).isInstanceOf(LessonStart.Started.class);
        });
        settle();
        assertThat(lookup("#tab-stack").query().isDisabled()).isTrue();
        assertThat(lookup("#tab-bytes").query().isDisabled()).isTrue();
        assertThat(lookup("#tab-compare").query().isDisabled()).isFalse();
        interact(() -> window().open("stack"));
        assertThat(lookup("#tab-map").queryAs(ToggleButton.class).isSelected()).isTrue();
        assertThat(told(".status-bar")).contains("Locked in this lesson: stack bytes");
        fire("#lesson-restart");
        assertThat(lookup("#tab-stack").query().isDisabled()).isTrue();
    }

    @Test
    void aReplyIsWrittenDown() {
        fire("#start-10-coupling");
        run(List.of("lvremove vg0/lv0"));
        window().open("terminal");
        settle();
        fire("#answer-y");
        assertThat(attempt().log()).extracting(LogEntry::kind).endsWith(LogEntry.Kind.ANSWER, LogEntry.Kind.UNDO, LogEntry.Kind.RUN);
        assertThat(attempt().log().get(attempt().log().size() - 3).payload()).isEqualTo("y");
    }

    @Test
    void everyControlHasAName() {
        openAtBets();
        assertThat(from(lookup("#lesson")).lookup(".button").queryAllAs(Button.class)).isNotEmpty()
                .allSatisfy(button -> assertThat(Optional.ofNullable(button.getAccessibleText()).orElse(button.getText())).isNotBlank());
        assertThat(from(lookup("#lesson")).lookup(".text-field").queryAllAs(Node.class)).isNotEmpty()
                .allSatisfy(field -> assertThat(field.getAccessibleText()).isNotBlank());
        assertThat(from(lookup("#lesson")).lookup(".goal").queryAllAs(Node.class)).hasSize(4)
                .allSatisfy(row -> assertThat(row.getAccessibleText()).isNotBlank());
        assertThat(from(lookup("#lesson")).lookup(".goal").queryAllAs(Node.class)).first().extracting(Node::getAccessibleText)
                .isEqualTo("met: snap1 is active, now active");
    }
}
