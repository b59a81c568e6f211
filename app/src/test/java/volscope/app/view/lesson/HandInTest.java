package volscope.app.view.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Standing;
import volscope.app.shell.Dialogs;
import volscope.app.teach.Grade;
import volscope.app.teach.Grading;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.window.OpenWindow;
import volscope.model.machine.RevisionId;

/** What a learner hands in is graded as the window showed it, and opens in the window again. */
class HandInTest extends OpenWindow {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Grading GRADING = new Grading(Course.unjudged(), new LabFile(TEXTS, new Amounts(TEXTS)), new Lessons(),
            TEXTS);

    @TempDir
    private static Path folder = Path.of("");

    HandInTest() {
        super(Course.machines(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Dialogs.class).toInstance(new Folder());
            }
        });
    }

    /** Saves in a folder under the suggested name, and opens the only file there. */
    private static final class Folder extends Dialogs {
        @Override
        protected Optional<Path> open(FileChooser chooser, Window window) {
            try (var files = Files.list(folder)) {
                return files.findFirst();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Optional<Path> save(FileChooser chooser, Window window) {
            return Optional.of(folder.resolve(chooser.getInitialFileName()));
        }
    }

    @Override
    public void start(Stage stage) {
        super.start(stage);
        window().open("lesson");
    }

    @Test
    void whatIsHandedInIsGradedAndPlayedAgain() throws BadInput, IOException {
        fire("#start-08-overflow");
        run(List.of("lvs", "run 08-one-more.lab", "undo 1", "lvextend -L +8k vg0/snap1", "run 08-one-more.lab"));
        Standing shown = frame().lesson().orElseThrow().standing();
        fire("#lesson-hand-in");
        clickOn("#hand-in-name").write("Ada L");
        clickOn("#hand-in-note").write("It was full at once.");
        fire("#hand-in-save");
        Path file = folder.resolve("08-overflow.handin");
        assertThat(file).content().contains("name Ada L\n", "run 0 lvextend -L +8k vg0/snap1");
        Grade grade = GRADING.grade(GRADING.lesson("08-overflow"), List.of(file)).getFirst();
        assertThat(grade.goals()).isEqualTo(shown.goals());
        assertThat(grade.name()).isEqualTo("Ada L");

        interact(() -> window().perform("file.new"));
        settle();
        assertThat(frame().lesson()).isEmpty();
        interact(() -> window().perform("file.open"));
        settle();
        assertThat(frame().lesson().orElseThrow().standing()).isEqualTo(shown);
        assertThat(words("#handed-in")).contains("Handed in by Ada L");
        assertThat(lookup("#handed-in-6").queryAs(Labeled.class).getText()).contains("note: It was full at once.");
        assertThat(lookup("#handed-in-4").queryAs(Labeled.class).getText()).contains("lvextend -L +8k vg0/snap1");
        List<RevisionId> moments = frame().learning().handIn().orElseThrow().moments();
        fire("#handed-in-2");
        assertThat(frame().revision().id()).isEqualTo(moments.get(1));
        assertThat(lookup("#handed-in-2").query().getPseudoClassStates()).extracting(Object::toString).contains("looked-at");
        assertThat(lookup("#handed-in-4").query().getPseudoClassStates()).extracting(Object::toString).doesNotContain("looked-at");
        fire("#handed-in-3");
        assertThat(frame().revision().id()).isEqualTo(moments.get(2)).isNotEqualTo(moments.get(1));
        fire("#handed-in-" + moments.size());
        assertThat(frame().revision().id()).isEqualTo(frame().history().head());

        // Who changed a line is found out, and it opens all the same.
        Files.writeString(file, Files.readString(file).replace("+8k", "+12k"));
        interact(() -> window().perform("file.open"));
        settle();
        assertThat(frame().learning().handIn().orElseThrow().handIn().edited()).hasValue(4);
        Files.writeString(file, Files.readString(file).replace("lesson 08-overflow 1", "lesson 08-overflow 9"));
        interact(() -> window().perform("file.open"));
        settle();
        assertThat(frame().learning().handIn().orElseThrow().handIn().version()).isEqualTo(1);
    }
}
