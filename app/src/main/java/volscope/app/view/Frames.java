package volscope.app.view;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import volscope.app.session.Frame;
import volscope.app.session.Session;
import volscope.app.session.Subscription;

/** Brings the session's frames to the JavaFX thread, at most one per pulse: of frames that come faster, the newest. */
@Singleton
public final class Frames {
    private final List<Consumer<Frame>> followers = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Frame> waiting = new AtomicReference<>();
    private Frame shown;

    @Inject
    public Frames(Session session) {
        shown = session.frame();
        Subscription unused = session.listen(this::arrive);
    }

    /** The frame that is drawn now. To be asked on the JavaFX thread. */
    public Frame shown() {
        return shown;
    }

    /** Shows the frame of now and every later one on the JavaFX thread, until the subscription is closed. */
    public Subscription follow(Consumer<Frame> follower) {
        followers.add(follower);
        follower.accept(shown);
        return () -> followers.remove(follower);
    }

    /** Shows every frame while a node stands in a window, and the frame of now when it comes there. What is out of view costs nothing. */
    public Subscription follow(Node node, Consumer<Frame> follower) {
        ChangeListener<Scene> comes = (property, before, now) -> {
            if (now != null) {
                follower.accept(shown);
            }
        };
        node.sceneProperty().addListener(comes);
        Subscription frames = follow(frame -> {
            if (node.getScene() != null) {
                follower.accept(frame);
            }
        });
        return () -> {
            frames.close();
            node.sceneProperty().removeListener(comes);
        };
    }

    /** Ends every subscription, as a window does that another takes the place of. */
    public void leave() {
        followers.clear();
    }

    private void arrive(Frame frame) {
        if (waiting.getAndSet(frame) == null) {
            Platform.runLater(this::show);
        }
    }

    private void show() {
        Frame newest = waiting.getAndSet(null);
        if (newest != null) {
            shown = newest;
            followers.forEach(follower -> follower.accept(newest));
        }
    }
}
