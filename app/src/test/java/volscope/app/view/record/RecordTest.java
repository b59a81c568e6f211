package volscope.app.view.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.AbstractModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import volscope.app.cli.GradeCommand;
import volscope.app.lab.Classroom;
import volscope.app.lab.Lab;
import volscope.app.lab.LabFile;
import volscope.app.lab.Labs;
import volscope.app.lesson.Attempt;
import volscope.app.lesson.Course;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.source.Problem;
import volscope.app.shell.Dialogs;
import volscope.app.teach.LessonChecker;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.window.OpenWindow;

/** A lesson is recorded with the mouse, exported, solved, handed in and graded. */
class RecordTest extends OpenWindow {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final LabFile FILES = new LabFile(TEXTS, new Amounts(TEXTS));
    private static final List<String> START = List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -L 64k -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 128 A", "lvs");

    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

    @TempDir
    private static Path folder = Path.of("");

    private int clicks;
    private int keys;

    RecordTest() {
        super(Course.machines(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Dialogs.class).toInstance(new Folder());
                bind(PrintStream.class).toInstance(new PrintStream(OUT, true, StandardCharsets.UTF_8));
            }
        });
    }

    /** Saves under the suggested name, and opens the lesson there. */
    private static final class Folder extends Dialogs {
        @Override
        protected Optional<Path> open(FileChooser chooser, Window window) {
            try (var files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".lesson")).findFirst();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Optional<Path> save(FileChooser chooser, Window window) {
            return Optional.of(folder.resolve(chooser.getInitialFileName()));
        }

        @Override
        protected Optional<Path> folder(DirectoryChooser chooser, Window window) {
            return Optional.of(folder.resolve("class"));
        }
    }

    @Override
    public void start(Stage stage) {
        super.start(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    /** Clicks on something, and counts it. */
    private void click(String what) {
        settle();
        clickOn(what);
        clicks++;
        settle();
    }

    /** Types, and counts each key. */
    private void type(String text) {
        write(text);
        keys += text.length();
        settle();
    }

    private void enter() {
        strike(KeyCode.ENTER);
        keys++;
    }

    private String field(String id) {
        return lookup(id).queryAs(TextInputControl.class).getText();
    }

    @Test
    void aLessonIsRecordedExportedSolvedHandedInAndGraded() throws Exception {
        assertThat(injector.getInstance(Labs.class).open(Lab.EMPTY).join()).isEmpty();
        settle();
        click("#menu");
        click("Teach");
        click("Record a lesson");
        assertThat(lookup("#record-start-here").queryAll()).hasSize(1);
        // The start is made in the terminal.
        window().open("terminal");
        for (String line : START) {
            click(".command-line");
            type(line);
            enter();
        }
        click("#record-start-here");
        // The learner's act: a snapshot with the mouse, a write in the terminal.
        select("vg0/lv0");
        click("#tool-snapshot");
        click("#act-run");
        click(".command-line");
        type("sec w /dev/vg0/lv0 40 8 B");
        enter();
        click("#record-stop");
        assertThat(lookup("#lesson-sheet").queryAll()).hasSize(1);
        assertThat(field("#sheet-setup-0")).isEqualTo("vgcreate -s 4k vg0 /dev/vda");
        assertThat(lookup("#sheet-setup-3").queryAll()).isEmpty();
        assertThat(field("#sheet-solution-1-0")).isEqualTo("sec w /dev/vg0/lv0 40 8 B");
        assertThat(field("#sheet-step-text-1")).isEqualTo("Write B to chunk 5 of lv0.");
        assertThat(field("#sheet-par")).isEqualTo("2 commands, 1 copy");
        assertThat(goals()).containsExactly("snap0 is snapshot of lv0", "snap0 is active", "lv0 chunk 5 reads B", "snap0 chunk 5 reads A");
        click("#sheet-title");
        type("Copy before write");
        assertThat(field("#sheet-lesson")).isEqualTo("copy-before-write");
        click("#sheet-time-limit");
        type("20");
        // Each learner gets another chunk: the goals follow.
        reach("#sheet-pick-solution-1-0-0");
        click("#sheet-pick-solution-1-0-0");
        assertThat(field("#sheet-solution-1-0")).isEqualTo("sec w /dev/vg0/lv0 {c*8} 8 B");
        assertThat(field("#sheet-step-text-1")).isEqualTo("Write B to chunk {c} of lv0.");
        assertThat(goals()).contains("lv0 chunk {c} reads B", "snap0 chunk {c} reads A");
        // What the tree has can be ticked and not.
        click("#tick-snap0-exists");
        assertThat(goals()).contains("snap0 exists");
        click("#tick-snap0-exists");
        assertThat(goals()).doesNotContain("snap0 exists");
        reach("#sheet-bet-add-1");
        click("#sheet-bet-add-1");
        assertThat(lookup("#sheet-bet-1-0-truth").queryAs(Labeled.class).getText()).isEqualTo("measured: 1");
        click("#sheet-check");
        // The bet has one answer for all seeds, and its field says so.
        assertThat(lookup("#sheet-problems").queryAs(Labeled.class).getText()).isEqualTo("1 thing to mend");
        click("#sheet-problems");
        reach("#sheet-bet-1-0-constant");
        assertThat(complaints()).singleElement().asString().contains("1");
        click("#sheet-bet-1-0-constant");
        click("#sheet-save");
        Path file = folder.resolve("copy-before-write.lesson");
        System.out.printf(Locale.ROOT, "a lesson recorded: %d clicks, %d keys%n", clicks, keys);
        assertThat(new LessonChecker(Course.unjudged(), FILES, TEXTS).check(file, LessonChecker.SEEDS)).isNotEmpty()
                .allMatch(Problem::isWarning);
        int recorded = clicks;
        previewIsTheLesson();
        itIsWrittenOn(file);
        click("#sheet-export");
        assertThat(folder.resolve("class")).isDirectoryContaining("glob:**copy-before-write.lesson")
                .isDirectoryContaining("glob:**copy-before-write-key.html");
        itIsSolved();
        assertThat(folder.resolve("copy-before-write.handin")).content().containsPattern("\\d+ end \\d+  [0-9a-f]{16}\n");
        assertThat(graded(file)).contains("Ada L", "passed", "4/4", "2 (par 2)", "1 of 1");
        assertThat(recorded).isLessThan(40);
    }

    private List<String> goals() {
        return lookup(".goal-field").queryAll().stream().map(row -> ((TextInputControl) from(row).lookup(".text-field").query()).getText())
                .toList();
    }

    private List<String> complaints() {
        return lookup(".complaint").queryAll().stream().filter(Node::isVisible).map(node -> (Labeled) node)
                .filter(label -> !label.getStyleClass().contains("advice")).map(Labeled::getText).toList();
    }

    /** Brings something on the sheet into view, as the wheel does. */
    private void reach(String id) {
        settle();
        ScrollPane area = lookup("#lesson-sheet > .sheet-body > .scroll-pane").queryAs(ScrollPane.class);
        Node target = lookup(id).query();
        interact(() -> {
            Node content = area.getContent();
            double top = content.sceneToLocal(target.localToScene(target.getBoundsInLocal())).getMinY();
            double room = content.getBoundsInLocal().getHeight() - area.getViewportBounds().getHeight();
            area.setVvalue(Math.clamp((top - 200) / room, 0, 1));
        });
        settle();
    }

    private void previewIsTheLesson() {
        click("#sheet-preview");
        assertThat(frame().lesson()).isPresent();
        assertThat(frame().lesson().orElseThrow().exercise().head().title()).isEqualTo("Copy before write");
        assertThat(lookup("#lesson-sheet").queryAll()).isEmpty();
        assertThat(words("#lesson-clock")).containsExactly("20 minutes of 20 left");
        click("#record-sheet");
        assertThat(lookup("#lesson-sheet").queryAll()).hasSize(1);
    }

    /** What is read from the file is what was written, and a later save is a later version. */
    private void itIsWrittenOn(Path file) throws IOException {
        String before = Files.readString(file);
        interact(() -> window().perform("file.open"));
        settle();
        interact(() -> window().perform("teach.edit"));
        settle();
        assertThat(field("#sheet-title")).isEqualTo("Copy before write");
        assertThat(field("#sheet-variable-0-range")).isEqualTo("0..15");
        assertThat(goals()).contains("snap0 chunk {c} reads A");
        fire("#sheet-save");
        assertThat(file).content().isEqualTo(before);
        interact(() -> lookup("#sheet-introduction").queryAs(TextInputControl.class).setText("lv0 has 16 chunks."));
        fire("#sheet-save");
        assertThat(file).content().contains("version: 2").contains("\nlv0 has 16 chunks.\n");
    }

    private void itIsSolved() {
        interact(() -> window().perform("file.open"));
        settle();
        fire("#lesson-again");
        Exercise exercise = frame().lesson().orElseThrow().exercise();
        assertThat(exercise.seed()).isEqualTo(1);
        session.learn(Attempt::next);
        run(exercise.steps().getFirst().solution());
        session.learn(Attempt::next);
        settle();
        clickOn("#bet-bet2").write("1");
        fire("#bet-play");
        run(exercise.steps().get(1).solution());
        assertThat(frame().lesson().orElseThrow().isSolved()).isTrue();
        fire("#lesson-hand-in");
        interact(() -> lookup("#hand-in-name").queryAs(TextInputControl.class).setText("Ada L"));
        fire("#hand-in-save");
    }

    /** What {@code volscope grade} prints. */
    private String graded(Path file) {
        int code = new CommandLine(injector.getInstance(GradeCommand.class)).execute(file.toString(),
                folder.resolve("copy-before-write.handin").toString());
        String printed = OUT.toString(StandardCharsets.UTF_8);
        assertThat(code).as(printed).isZero();
        return printed;
    }

    private void recordASnapshotByKeys() {
        run(START);
        strike(KeyCode.CONTROL, KeyCode.ALT, KeyCode.R);
        strike(KeyCode.CONTROL, KeyCode.ALT, KeyCode.H);
        run(List.of("lvcreate -s -L 40k -n snap1 vg0/lv0"));
        strike(KeyCode.CONTROL, KeyCode.ALT, KeyCode.S);
    }

    /** Keys alone record a lesson, reach every part of the sheet by Tab and get away from it again; each stop has a name. */
    @Test
    void theSheetIsWrittenWithKeysAlone() {
        recordASnapshotByKeys();
        assertThat(field("#sheet-setup-2")).startsWith("sec w");
        Node sheet = lookup("#lesson-sheet").query();
        List<Node> stops = below(sheet).filter(node -> node.isFocusTraversable() && !node.isDisabled()).toList();
        assertThat(stops).hasSizeGreaterThan(30).allSatisfy(node -> assertThat(name(node)).as(node.toString()).isNotBlank());
        assertThat(stops.stream().map(RecordTest::name)).doesNotHaveDuplicates();
        Set<Node> reached = new HashSet<>();
        for (int i = 0; i < stops.size() + 40 && !reached.containsAll(stops); i++) {
            push(KeyCode.TAB);
            reached.add(window().scene().getFocusOwner());
        }
        assertThat(reached).containsAll(stops);
        // In the tree, Space makes a goal.
        interact(() -> lookup("#goal-tree").query().requestFocus());
        List<String> before = goals();
        assertThat(window().scene().getFocusOwner()).isInstanceOf(TreeView.class);
        strike(KeyCode.HOME);
        strike(KeyCode.DOWN);
        assertThat(lookup("#goal-tree").queryAs(TreeView.class).getSelectionModel().getSelectedIndex()).isEqualTo(1);
        strike(KeyCode.SPACE);
        assertThat(goals()).isNotEqualTo(before);
        strike(KeyCode.SPACE);
        assertThat(goals()).isEqualTo(before);
        interact(() -> lookup("#sheet-back").query().requestFocus());
        strike(KeyCode.ENTER);
        assertThat(lookup("#lesson-sheet").queryAll()).isEmpty();
        assertThat(lookup("#record-strip").query().isVisible()).isFalse();
    }

    @Test
    void chunksToMarkAreChosenAndMeasuredOnTheSheet() {
        run(START);
        strike(KeyCode.CONTROL, KeyCode.ALT, KeyCode.R);
        run(List.of("lvcreate -s -L 40k -n snap1 vg0/lv0"));
        strike(KeyCode.CONTROL, KeyCode.ALT, KeyCode.H);
        run(List.of("sec w /dev/vg0/lv0 40 16 B"));
        strike(KeyCode.CONTROL, KeyCode.ALT, KeyCode.S);
        fire("#sheet-bet-add-0");
        ComboBox<?> measure = lookup("#sheet-bet-0-0-measure").queryAs(ComboBox.class);
        int copied = measure.getItems().stream().map(Object::toString).toList().indexOf("copied chunks of lv0");
        interact(() -> measure.getSelectionModel().select(copied));
        settle();
        assertThat(field("#sheet-bet-0-0-ask")).isEqualTo("Click the chunks of lv0 that will be copied.");
        assertThat(lookup("#sheet-bet-0-0-truth").queryAs(Labeled.class).getText()).isEqualTo("measured: 5 6");
        // In another language it is the same sheet.
        speak(Locale.GERMAN);
        assertThat(lookup("#sheet-bet-0-0-truth").queryAs(Labeled.class).getText()).isEqualTo("gemessen: 5 6");
        speak(Locale.ENGLISH);
    }

    /** The window that is shown now is another one. */
    private void speak(Locale language) {
        interact(() -> window().perform("file.settings"));
        settle();
        ComboBox<?> languages = lookup("#settings-language").queryAs(ComboBox.class);
        interact(() -> languages.getSelectionModel().select(languages.getItems().stream().map(Object::toString).toList()
                .indexOf(language.toString())));
        settle();
    }

    @Test
    void whatWasFoundEndsWhereTheHeadingDoesWithAndWithoutABar() {
        recordASnapshotByKeys();
        assertThat(hasBar()).isTrue();
        endsWithTheHeading();
        List<? extends TreeItem<?>> subjects = lookup("#goal-tree").<TreeView<?>>query().getRoot().getChildren();
        interact(() -> subjects.forEach(subject -> subject.setExpanded(subject == subjects.getLast())));
        settle();
        assertThat(hasBar()).isFalse();
        endsWithTheHeading();
    }

    private boolean hasBar() {
        return lookup("#goal-tree .scroll-bar").queryAllAs(ScrollBar.class).stream().anyMatch(Node::isVisible);
    }

    private void endsWithTheHeading() {
        double edge = right(lookup("#goal-count").query());
        assertThat(lookup("#goal-tree .goal-line .observed").match(Node::isVisible).queryAllAs(Labeled.class)).isNotEmpty()
                .allSatisfy(found -> assertThat(right(found)).isCloseTo(edge, within(0.5)));
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    @Test
    void aLessonThatIsOpenIsNotRecordedOver() {
        assertThat(injector.getInstance(Classroom.class).begin("02-first-write").join()).isEmpty();
        settle();
        strike(KeyCode.CONTROL, KeyCode.ALT, KeyCode.R);
        assertThat(lookup("#record-strip").query().isVisible()).isFalse();
        assertThat(lookup((Node node) -> node instanceof Labeled label
                && String.valueOf(label.getText()).startsWith("A lesson is open.")).queryAll()).isNotEmpty();
    }

    private static String name(Node node) {
        return Stream.of(node.getAccessibleText(), node instanceof Labeled labeled ? labeled.getText() : null,
                node.queryAccessibleAttribute(AccessibleAttribute.TEXT)).filter(Objects::nonNull).map(Object::toString)
                .filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private static Stream<Node> below(Node node) {
        return !node.isVisible()
                ? Stream.empty()
                : node instanceof Parent parent
                        ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(RecordTest::below))
                        : Stream.of(node);
    }
}
