package volscope.sim.lvm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import volscope.model.command.LineWords;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;
import volscope.sim.lvm.command.LvmProgram;

/**
 * The shell that {@code lvm} is without words: it reads commands line by line. A command that asks something takes the answer from the same
 * input, and all that follows is lost with it, since the answer is read into another buffer.
 */
final class LvmShell {

    private static final int DONE = 0;
    private static final Set<String> OWN = Set.of("help", "version", "formats", "segtypes", "devtypes", "tags", "systemid", "lastlog",
            "config", "dumpconfig");

    private final Invocation invocation;
    private final Program lvm;
    private final Set<String> commands;
    private final Answers answers;

    LvmShell(Invocation invocation, Program lvm, Set<String> commands) {
        this.invocation = invocation;
        this.lvm = lvm;
        this.commands = Set.copyOf(commands);
        this.answers = new Answers(invocation.in());
    }

    int run() {
        invocation.err().println("Cannot read termcap database;");
        invocation.err().println("using dumb terminal settings.");
        for (Optional<String> line = next(); line.isPresent(); line = next()) {
            List<String> words = words(line.get());
            if (!words.isEmpty() && List.of("quit", "exit").contains(words.getFirst())) {
                invocation.err().println("  Exiting.");
                return DONE;
            }
            if (!words.isEmpty()) {
                run(words);
            }
        }
        invocation.out().println("");
        return DONE;
    }

    private static List<String> words(String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return List.of();
        }
        List<String> words = LineWords.split(line.strip());
        return words.size() > 1 && words.getFirst().equals("lvm") ? words.subList(1, words.size()) : words;
    }

    private void run(List<String> words) {
        String name = words.getFirst();
        if (!commands.contains(name) && !OWN.contains(name)) {
            invocation.err().println("  No such command '" + name + "'.  Try 'help'.");
            return;
        }
        Map<String, String> env = new HashMap<>(invocation.env());
        env.put(LvmProgram.IN_SHELL, "1");
        List<String> argv = new java.util.ArrayList<>(List.of("lvm"));
        argv.addAll(words);
        int code = lvm.run(new Invocation(invocation.sys(), argv, env, invocation.cwd(), answers, invocation.out(), invocation.err(),
                invocation.files()));
        if (code != DONE && name.equals("help")) {
            invocation.err().println("  Command failed with status code " + code + ".");
        }
    }

    /** The next line; none at the end, or once an answer was read. */
    private Optional<String> next() {
        if (answers.asked) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        for (byte[] next = invocation.in().read(1); next.length > 0; next = invocation.in().read(1)) {
            any = true;
            if (next[0] == '\n') {
                break;
            }
            line.write(next[0]);
        }
        return any ? Optional.of(line.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** The input as the commands see it. */
    private static final class Answers implements Input {

        private final Input in;
        private boolean asked;

        Answers(Input in) {
            this.in = in;
        }

        @Override
        public byte[] read(int most) {
            asked = true;
            return in.read(most);
        }
    }
}
