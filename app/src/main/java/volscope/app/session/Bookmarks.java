package volscope.app.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import volscope.model.machine.RevisionId;

/** The bookmarks of the open lab: moments that a person gave a name. Another lab has none. */
@Singleton
public final class Bookmarks {
    private final List<Bookmark> bookmarks = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile History known;

    /**
     * A moment with a name.
     *
     * @param at
     *            the moment
     * @param name
     *            its name
     */
    public record Bookmark(RevisionId at, String name) {
    }

    @Inject
    public Bookmarks(Session session) {
        known = session.frame().history();
        Subscription unused = session.listen(frame -> follow(frame.history()));
    }

    private void follow(History now) {
        boolean another = now.acts().size() < known.acts().size()
                || !known.acts().isEmpty() && now.acts().get(known.acts().size() - 1) != known.acts().getLast();
        known = now;
        if (another && !bookmarks.isEmpty()) {
            bookmarks.clear();
            listeners.forEach(Runnable::run);
        }
    }

    /** All of them, in the order they were made. */
    public List<Bookmark> all() {
        return List.copyOf(bookmarks);
    }

    /** The bookmark of a moment, if it has one. */
    public Optional<Bookmark> of(RevisionId at) {
        return bookmarks.stream().filter(bookmark -> bookmark.at().equals(at)).findFirst();
    }

    /** Gives a moment a name in place of the one it had. */
    public void put(RevisionId at, String name) {
        bookmarks.removeIf(bookmark -> bookmark.at().equals(at));
        bookmarks.add(new Bookmark(at, name));
        listeners.forEach(Runnable::run);
    }

    /** Takes the name of a moment away. */
    public void remove(RevisionId at) {
        if (bookmarks.removeIf(bookmark -> bookmark.at().equals(at))) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Is told on the thread that changes them. */
    public Subscription listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
