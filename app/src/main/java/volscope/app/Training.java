package volscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import volscope.app.wiring.Launch;

/** Runs several command lines in one process: what the start-up cache of the packed application is trained by. */
final class Training {
    private static final String LINES = "commands";

    private Training() {
    }

    /**
     * Runs the lines of the file {@code commands} of a folder, in which a word that begins with {@code ./} names a file of that folder.
     *
     * @throws IllegalStateException
     *             if one of them does not end well
     */
    public static void main(String[] folder) throws IOException {
        for (String line : Files.readAllLines(Path.of(folder[0], LINES))) {
            int code = Launch.run(Arrays.stream(line.split(" ")).map(word -> word.startsWith("./") ? folder[0] + "/" + word : word)
                    .toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException(line + " ended with " + code);
            }
        }
    }
}
