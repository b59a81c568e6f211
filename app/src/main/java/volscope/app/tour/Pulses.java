package volscope.app.tour;

import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Waits for the toolkit to draw. */
public final class Pulses {
    private Pulses() {
    }

    /** Completes on the JavaFX thread after this many pulses. */
    public static CompletableFuture<Void> after(int pulses) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int left = pulses;

            @Override
            public void handle(long now) {
                if (left-- <= 0) {
                    stop();
                    done.complete(null);
                }
            }
        }.start());
        return done;
    }
}
