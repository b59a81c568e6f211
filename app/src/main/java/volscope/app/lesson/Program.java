package volscope.app.lesson;

import java.util.List;

/**
 * A program that the learner plays.
 *
 * @param name
 *            its name in the lesson
 * @param file
 *            the name of its file in the machine
 * @param lines
 *            its lines
 */
public record Program(String name, String file, List<String> lines) {

    /** The line that plays it. */
    public String line() {
        return "run " + file;
    }
}
