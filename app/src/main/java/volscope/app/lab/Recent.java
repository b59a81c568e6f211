package volscope.app.lab;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that was opened before.
 *
 * @param file
 *            where it is
 * @param at
 *            when it was opened last
 */
public record Recent(Path file, Instant at) {

    /** The name of the file without its folders. */
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
