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
     * @param number
     *            its place in the course, from 1
     * @param title
     *            what it is called
     * @param standing
     *            how far one is with it
     * @param note
     *            the same in a few words, may be empty
     */
    record Lesson(int number, String title, Standing standing, String note) {
    }

    /** The lessons in order. */
    List<Lesson> lessons();

    /** Opens a lesson where one left it. */
    void begin(int number);

    /** A course that has no lesson. */
    final class None implements Course {
        @Override
        public List<Lesson> lessons() {
            return List.of();
        }

        @Override
        public void begin(int number) {
            throw new IllegalArgumentException("no lesson " + number);
        }
    }
}
