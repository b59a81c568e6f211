package volscope.app.view.pages;

import java.util.List;
import java.util.Locale;
import volscope.model.command.LineWords;

/**
 * The lines that act on one cache line of a mapped file.
 *
 * @param file
 *            the file's path
 * @param offset
 *            the first byte of the cache line, in the file
 * @param task
 *            on whose behalf
 */
record DomainLines(String file, long offset, String task) {
    static final String FENCE = "fence";

    /** What a power cut does to what is not durable. */
    enum Loss {
        NONE, ALL, WORST;

        String line() {
            return "crash " + name().toLowerCase(Locale.ROOT);
        }
    }

    String store(String value) {
        return LineWords.join(List.of("poke", file, String.valueOf(offset), value, "as", task));
    }

    String writeBack() {
        return LineWords.join(List.of("clwb", file, String.valueOf(offset), "as", task));
    }
}
