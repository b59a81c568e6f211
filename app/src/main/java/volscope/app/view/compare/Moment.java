package volscope.app.view.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.Bookmarks;
import volscope.app.session.Frame;
import volscope.app.session.Track;
import volscope.app.text.Texts;
import volscope.model.machine.RevisionId;

/**
 * A moment to choose.
 *
 * @param words
 *            how it is called
 * @param at
 *            which; empty for the one that is looked at, whichever that is
 */
record Moment(String words, Optional<RevisionId> at) {

    /** The moments of a frame: the one looked at, bookmarks, and the end of each command, the latest first. */
    static List<Moment> of(Frame frame, Bookmarks bookmarks, Texts texts) {
        Track track = Track.of(frame.history());
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(texts.get("compare.shown"), Optional.empty()));
        track.moment(frame.revision().id()).ifPresent(
                t -> moments.add(new Moment(texts.get("compare.pinned", t), Optional.of(frame.revision().id()))));
        bookmarks.all()
                .forEach(bookmark -> moments.add(new Moment(texts.get("compare.bookmark", bookmark.name()), Optional.of(bookmark.at()))));
        for (Track.Leg leg : track.legs().reversed()) {
            if (leg.steps() > 0) {
                moments.add(new Moment(texts.get("compare.after", leg.end(), leg.act().line()),
                        Optional.of(leg.act().run().steps().get(leg.steps() - 1))));
            }
        }
        return moments;
    }

    boolean isSame(Moment other) {
        return at.equals(other.at);
    }

    @Override
    public String toString() {
        return words;
    }
}
