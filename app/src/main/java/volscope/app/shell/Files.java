package volscope.app.shell;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import volscope.app.lab.BadInput;
import volscope.app.lab.Classroom;
import volscope.app.lab.Lab;
import volscope.app.lab.Labs;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.handin.HandIn;
import volscope.app.teach.ClassFolder;
import volscope.app.text.Texts;

/** Lab files as the window handles them: chosen, dropped, saved. What goes wrong is told in a sentence. */
final class Files {
    private final Labs labs;
    private final Classroom classroom;
    private final ClassFolder classFolder;
    private final Dialogs dialogs;
    private final Texts texts;
    private Consumer<String> tell = sentence -> {
    };
    private Optional<Scene> scene = Optional.empty();

    @Inject
    Files(Labs labs, Classroom classroom, ClassFolder classFolder, Dialogs dialogs, Texts texts) {
        this.labs = labs;
        this.classroom = classroom;
        this.classFolder = classFolder;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    /**
     * Asks over a scene.
     *
     * @param teller
     *            is told what came of it, in a sentence
     */
    void sitIn(Scene place, Consumer<String> teller) {
        scene = Optional.of(place);
        tell = teller;
    }

    /** Opens the machine on which nothing was run. */
    void create() {
        await(labs.open(Lab.EMPTY));
    }

    /** Asks for a file and opens it. */
    void choose() {
        FileChooser chooser = chooser("files.open", texts.get("files.name"));
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(texts.get("files.open-able"), "*.lab", "*" + Lessons.EXTENSION, "*" + HandIn.EXTENSION),
                new FileChooser.ExtensionFilter(texts.get("files.all"), "*.*"));
        dialogs.open(chooser, window()).ifPresent(this::open);
    }

    /** Saves where the lab came from, or asks. */
    void save() {
        labs.current().file().ifPresentOrElse(this::save, this::saveAs);
    }

    /** Asks for a file and saves there. */
    void saveAs() {
        dialogs.save(chooser("files.save", texts.get("files.name")), window()).ifPresent(this::save);
    }

    /** Asks for a file of a suggested name and writes a text there. */
    void saveText(String name, String text) {
        FileChooser chooser = chooser("files.save-text", name);
        int dot = name.lastIndexOf('.');
        if (dot >= 0) {
            chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("*" + name.substring(dot), "*" + name.substring(dot)),
                    new FileChooser.ExtensionFilter(texts.get("files.all"), "*.*"));
        }
        dialogs.save(chooser, window())
                .ifPresent(file -> tell.accept(labs.write(file, text).orElseGet(() -> texts.get("files.saved", file.getFileName()))));
    }

    /** Asks for a folder and writes the open lesson there as a class needs it. */
    void exportClass() {
        labs.lesson().ifPresent(this::exportClass);
    }

    /** Asks for a folder and writes a lesson there as a class needs it. */
    void exportClass(Exercise exercise) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("files.class-folder"));
        dialogs.folder(chooser, window()).ifPresent(folder -> {
            try {
                classFolder.write(exercise, folder);
                tell.accept(texts.get("files.saved", folder.getFileName()));
            } catch (BadInput bad) {
                tell.accept(bad.sentence());
            }
        });
    }

    /** Asks for a lesson file to write. */
    Optional<Path> lessonToWrite(String name) {
        return dialogs.save(lessonChooser("files.save-lesson", name), window());
    }

    /** Asks for a lesson file to read. */
    Optional<Path> lessonToRead() {
        return dialogs.open(lessonChooser("files.edit-lesson", ""), window());
    }

    private FileChooser lessonChooser(String title, String name) {
        FileChooser chooser = chooser(title, name);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(texts.get("files.lessons"), "*" + Lessons.EXTENSION));
        return chooser;
    }

    /** Tells something that needs no answer. */
    void tell(String sentence) {
        tell.accept(sentence);
    }

    private Window window() {
        return scene.map(Scene::getWindow).orElseThrow();
    }

    private void save(Path target) {
        tell.accept(labs.save(target).orElseGet(() -> texts.get("files.saved", target.getFileName())));
    }

    /** Opens a file. */
    void open(Path file) {
        await(Classroom.takes(file) ? classroom.open(file) : labs.open(file));
    }

    private void await(CompletableFuture<Optional<String>> opening) {
        var _ = opening.thenAccept(problem -> problem.ifPresent(said -> Platform.runLater(() -> tell.accept(said))));
    }

    private FileChooser chooser(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get(title));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(texts.get("files.labs"), "*.lab"),
                new FileChooser.ExtensionFilter(texts.get("files.all"), "*.*"));
        chooser.setInitialFileName(name);
        return chooser;
    }
}
