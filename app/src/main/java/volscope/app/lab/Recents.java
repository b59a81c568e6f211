package volscope.app.lab;

import java.util.ArrayList;
import java.util.List;

/** Remembers which files were opened, beyond the life of the application or not. */
public interface Recents {
    /** How many are kept. */
    int MOST = 9;

    /** The files, the latest first. */
    List<Recent> list();

    /** Keeps this list, the latest first. */
    void keep(List<Recent> files);

    /** A file was opened: it goes to the front, and what is too much falls off. */
    default void opened(Recent recent) {
        List<Recent> next = new ArrayList<>(list());
        next.removeIf(old -> old.file().equals(recent.file()));
        next.addFirst(recent);
        keep(next.subList(0, Math.min(MOST, next.size())));
    }

    /** Remembers for as long as it lives. */
    final class Forgetful implements Recents {
        private List<Recent> files = List.of();

        @Override
        public List<Recent> list() {
            return files;
        }

        @Override
        public void keep(List<Recent> next) {
            files = List.copyOf(next);
        }
    }
}
