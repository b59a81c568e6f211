package volscope.app.session;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line that broke the simulation. Nothing of it happened: the session stands where it stood before.
 *
 * @param kernel
 *            the kernel profile
 * @param before
 *            the lines that lead there
 * @param line
 *            the line
 * @param cause
 *            what broke
 */
public record Crash(String kernel, List<String> before, String line, Throwable cause) {

    /** A lab file that leads there and breaks again, with what broke as comments. */
    public String report() {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return Stream.of(Stream.of("#: kernel=" + kernel), trace.toString().lines().map(text -> "# " + text.replace("\t", "  ")),
                before.stream(), Stream.of(line)).flatMap(part -> part).collect(Collectors.joining("\n", "", "\n"));
    }
}
