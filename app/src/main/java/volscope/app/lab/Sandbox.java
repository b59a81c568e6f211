package volscope.app.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A lab that is ready to play in. */
public enum Sandbox {
    /** Eight chunks, so that every byte is on one screen. */
    TINY,
    /** A volume of 16 MiB on a disk. */
    SMALL,
    /** A hundred million chunks. */
    HUGE;

    /** Its name in the bundle under {@code sandbox.NAME}, and of its file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lab. */
    public Lab lab() {
        return new Lab(key(), Resource.text("/volscope/sandbox/" + key() + ".lab"), Optional.empty());
    }

    /** Reads texts that come with the application. */
    static final class Resource {
        private Resource() {
        }

        static String text(String path) {
            try (InputStream in = Objects.requireNonNull(Sandbox.class.getResourceAsStream(path), path)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
