package volscope.app.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A lab that can be opened.
 *
 * @param name
 *            what it is called
 * @param script
 *            its text
 * @param file
 *            where it was read from, if from a file
 */
public record Lab(String name, String script, Optional<Path> file) {

    /** The lab of a machine on which nothing was run. */
    public static final Lab EMPTY = new Lab("", "", Optional.empty());

    private static final String SETTING = "#:";

    /** The lines that say what the machine is made of. */
    public List<String> settings() {
        return script.lines().filter(line -> line.startsWith(SETTING)).toList();
    }
}
