package volscope.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import volscope.app.lesson.Exercise;
import volscope.app.view.Recorder;

/** What recording a lesson may ask of the window. */
record RecordDoors(MainWindow window, Files files) implements Recorder.Window {
    @Override
    public void turnTo(Node page) {
        window.turnTo(page);
    }

    @Override
    public void backToWork() {
        window.backToWork();
    }

    @Override
    public Optional<Path> fileToWrite(String name) {
        return files.lessonToWrite(name);
    }

    @Override
    public Optional<Path> fileToRead() {
        return files.lessonToRead();
    }

    @Override
    public void exportClass(Exercise exercise) {
        files.exportClass(exercise);
    }

    @Override
    public void tell(String sentence) {
        files.tell(sentence);
    }
}
