package volscope.sim.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A program's output: a stream of bytes that a terminal, a file or a pipe takes. */
@FunctionalInterface
public interface Output {

    /** Writes bytes; the array must not be changed afterwards. */
    void write(byte[] bytes);

    /** Writes text as UTF-8. */
    default void print(String text) {
        write(text.getBytes(UTF_8));
    }

    /** Writes text and a line end. */
    default void println(String text) {
        print(text + "\n");
    }
}
