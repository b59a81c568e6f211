package volscope.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The dialogs of the desktop that ask for files. */
public class Dialogs {

    /** The file to open. */
    protected Optional<Path> open(FileChooser chooser, Window window) {
        return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
    }

    /** The file to write. */
    protected Optional<Path> save(FileChooser chooser, Window window) {
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    /** The folder to write into. */
    protected Optional<Path> folder(DirectoryChooser chooser, Window window) {
        return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
    }
}
