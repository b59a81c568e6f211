package volscope.app.view.lesson;

import java.util.OptionalLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Track;
import volscope.model.machine.RevisionId;

/**
 * Shows a play from its beginning to its end, moment by moment, by looking at each. Who looks elsewhere meanwhile has stopped it; who wants
 * no motion sees the end at once.
 */
final class Replay {
    private static final double MOMENTS_A_SECOND = 14;
    private static final double LONGEST = 6;
    private static final double NANOS = 1e9;

    private final Session session;
    private Track track = new Track(new RevisionId(0), java.util.List.of(), 0);
    private long from;
    private long shown;
    private double rate;
    private long began;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };

    Replay(Session session) {
        this.session = session;
    }

    /** Begins at the moment that a frame looks at. */
    void start(Frame frame) {
        track = Track.of(frame.history());
        OptionalLong moment = track.moment(frame.revision().id());
        if (moment.isEmpty() || Platform.getPreferences().isReducedMotion()) {
            session.lookAtNow();
            return;
        }
        from = moment.getAsLong();
        shown = from;
        rate = Math.max(MOMENTS_A_SECOND, (track.end() - from) / LONGEST);
        began = 0;
        timer.start();
    }

    void stop() {
        timer.stop();
    }

    private void tick(long now) {
        began = began == 0 ? now : began;
        if (!track.moment(session.frame().revision().id()).equals(OptionalLong.of(shown))) {
            stop();
            return;
        }
        long next = Math.min(track.end(), from + (long) ((now - began) / NANOS * rate));
        if (next > shown) {
            shown = next;
            session.look(track.at(next));
        }
        if (next >= track.end()) {
            stop();
        }
    }
}
