package volscope.app.view;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides in the layout of a bar which of its words are shown. Words that come and go ask for another layout: it is decided again only when
 * there is another room for them.
 */
public final class Fitting {
    private final Supplier<Room> room;
    private final Runnable decide;
    private @Nullable Room settled;

    /**
     * What decides.
     *
     * @param width
     *            what there is
     * @param needed
     *            what all need, words shown or hidden as they are
     * @param words
     *            the words, shown or not
     */
    public record Room(double width, double needed, List<String> words) {
    }

    /**
     * @param room
     *            what there is now
     * @param decide
     *            shows the words that fit
     */
    public Fitting(Supplier<Room> room, Runnable decide) {
        this.room = room;
        this.decide = decide;
    }

    /** Decides, unless nothing has changed. */
    public void settle() {
        if (!room.get().equals(settled)) {
            decide.run();
            settled = room.get();
        }
    }
}
