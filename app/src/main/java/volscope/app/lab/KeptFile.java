package volscope.app.lab;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the lines of a lab go that has no file.
 *
 * @param file
 *            the file; without one they are not kept
 */
public record KeptFile(Optional<Path> file) {

    /** Nothing is kept. */
    public static final KeptFile NONE = new KeptFile(Optional.empty());
}
