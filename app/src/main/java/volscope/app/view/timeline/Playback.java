package volscope.app.view.timeline;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Moves the look forward, some moments a second, up to the last. */
final class Playback {
    private static final double NANOS = 1e9;
    /** Moments a second at speed 1. */
    private static final double USUAL = 4;

    private final LongSupplier now;
    private final LongSupplier end;
    private final LongConsumer look;
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long nanos) {
            tick(nanos);
        }
    };
    private double speed = 1;
    private double due;
    private long before;

    Playback(LongSupplier now, LongSupplier end, LongConsumer look) {
        this.now = now;
        this.end = end;
        this.look = look;
    }

    ReadOnlyBooleanProperty playingProperty() {
        return playing;
    }

    /** Sets the speed; infinite is as fast as pictures are drawn, a hundredth of the branch each. */
    void setSpeed(double next) {
        speed = next;
    }

    void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    private void play() {
        if (now.getAsLong() >= end.getAsLong()) {
            look.accept(0);
        }
        before = 0;
        due = 0;
        playing.set(true);
        timer.start();
    }

    void pause() {
        timer.stop();
        playing.set(false);
    }

    private void tick(long nanos) {
        double seconds = before == 0 ? 0 : (nanos - before) / NANOS;
        before = nanos;
        due += Double.isInfinite(speed) ? Math.max(1, end.getAsLong() / 100.0) : seconds * USUAL * speed;
        long steps = (long) due;
        due -= steps;
        if (steps > 0) {
            look.accept(Math.min(end.getAsLong(), now.getAsLong() + steps));
        }
        if (now.getAsLong() + steps >= end.getAsLong()) {
            pause();
        }
    }
}
