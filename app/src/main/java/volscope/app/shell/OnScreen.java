package volscope.app.shell;

import javafx.application.Platform;

/** Does things on the thread of the window: at once where one is on it, else as soon as it has time. */
final class OnScreen {
    private OnScreen() {
    }

    static void run(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
