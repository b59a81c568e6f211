package volscope.app.view.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.lab.LabFile;
import volscope.app.lab.Labs;
import volscope.app.lab.Lab;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lessons;
import volscope.app.shell.Dialogs;



import volscope.app.text.Amounts;
import volscope.app.text.Texts;
import volscope.app.window.OpenWindow;

/** A lesson is recorded with the mouse, exported, solved, handed in and graded. */
class RecordTest extends OpenWindow {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final LabFile FILES = new LabFile(TEXTS, new Amounts(TEXTS));
    private static final List<String> START = List.of("vgcreate -s 4k vg0 /dev/vda", "lvcreate -L 64k -n lv0 vg0",
            "sec w /dev/vg0/lv0 0 128 A", "lvs");

    @TempDir
    private static Path folder = Path.of("");

    private int clicks;
    private int keys;

    RecordTest() {
        super(Course.machines(), new AbstractModule() {
            @Override
            protected void configure() {
                bind(Dialogs.class).toInstance(new Folder());
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

    private Node tick(String source) {
        return lookup("#tick-" + source.replaceAll("[^A-Za-z0-9]+", "-")).query();
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
        System.out.println(lookup("#goal-count").queryAs(Labeled.class).getText());
    }
}
