package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Sessions as the real tools gave them: for each line <code>$ line</code>, what it printed, and <code>? code</code>; a lone backslash says
 * that the output had no line end; {@code = exit N} ends a session whose last line made the shell exit. An empty line and a line that
 * starts with {@code $} begin the next session.
 */
final class Sessions {

    private Sessions() {
    }

    /** A session: its lines, and the whole transcript. */
    record Session(List<String> lines, String transcript) {

        @Override
        public String toString() {
            return lines.getFirst();
        }
    }

    static List<Session> read(String resource) {
        String text = text(resource);
        List<Session> sessions = new ArrayList<>();
        for (String part : text.split("\n\n(?=\\$ )")) {
            List<String> lines = part.lines().filter(line -> line.startsWith("$ ")).map(line -> line.substring(2)).toList();
            sessions.add(new Session(lines, part.stripTrailing() + "\n"));
        }
        return sessions;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Sessions.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What our shell makes of a session's lines. */
    static String play(Session session) {
        ShellMachine machine = new ShellMachine();
        return session.lines().stream().takeWhile(line -> !machine.exited()).map(line -> play(machine, line)).collect(Collectors.joining());
    }

    private static String play(ShellMachine machine, String line) {
        ShellMachine.Done done = machine.run(line);
        String text = done.text().isEmpty() || done.text().endsWith("\n") ? done.text() : done.text() + "\n\\\n";
        return "$ " + line + "\n" + text + (machine.exited() ? "= exit " : "? ") + done.status() + "\n";
    }
}
