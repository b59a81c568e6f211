package volscope.app.view;

import java.util.List;

/** The lessons that can be begun, as the start screen and the search offer them. */
public interface Course {

    /** How far a person is with a lesson. */
    enum Standing {
        NEW, BEGUN, DONE
    }

    /**
     * A lesson.
     *
     * @param id
     *            what {@link Course#begin} takes
     * @param number
     *            its place in the course, as the course counts
     * @param title
     *            what it is called
     * @param standing
     *            how far one is with it
     * @param note
     *            the same in a few words, may be empty
     * @param part
     *            the part of the course it is in, in words
     */
    record Lesson(String id, String number, String title, Standing standing, String note, String part) {
    }

    /** The lessons in order. */
    List<Lesson> lessons();

    /** Opens a lesson where one left it. */
    void begin(String id);

    /** A course that has no lesson. */
    final class None implements Course {
        @Override
        public List<Lesson> lessons() {
            return List.of();
        }

        @Override
        public void begin(String id) {
            throw new IllegalArgumentException("no lesson " + id);
        }
    }
}
