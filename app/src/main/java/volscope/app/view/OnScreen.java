package volscope.app.view;

import javafx.application.Platform;

/** Does things on the thread of the window: at once where one is on it, else as soon as it has time. */
public final class OnScreen {
    private OnScreen() {
    }

    /** Does one thing. */
    public static void run(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
