package volscope.sim.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;
import volscope.sim.kernel.Sys;

/** The programs that start programs. */
final class Starters {

    private final Shell shell;

    private Starters(Shell shell) {
        this.shell = shell;
    }

    static Map<String, Program> programs(Shell shell) {
        Starters starters = new Starters(shell);
        return Map.of("timeout", starters::timeout, "env", starters::environment, "xargs", new Xargs(starters)::run, "sh", starters::shell,
                "dash", starters::shell, "run", starters::lab);
    }

    /** Starts a program by its words, in place of the one that runs. */
    int start(Invocation invocation, Sys sys, Map<String, String> env, Input in, List<String> words) {
        Optional<Program> program = shell.program(words.get(0));
        if (program.isEmpty()) {
            String verb = invocation.name().equals("timeout") ? "failed to run command '" + words.get(0) + "'" : "'" + words.get(0) + "'";
            String shown = invocation.name().equals("xargs") ? words.get(0) : verb;
            invocation.err().println(invocation.name() + ": " + shown + ": No such file or directory");
            return SimpleCommand.NOT_FOUND;
        }
        return program.get()
                .run(new Invocation(sys, words, env, invocation.cwd(), in, invocation.out(), invocation.err(), invocation.files()));
    }

    private int timeout(Invocation invocation) {
        return new Timeout(this, invocation).run();
    }

    private int environment(Invocation invocation) {
        Map<String, String> env = new TreeMap<>(invocation.env());
        List<String> words = new ArrayList<>(invocation.arguments());
        while (!words.isEmpty() && (words.get(0).equals("-i") || words.get(0).indexOf('=') > 0)) {
            String word = words.remove(0);
            if (word.equals("-i")) {
                env.clear();
            } else {
                env.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            }
        }
        if (words.isEmpty()) {
            env.forEach((name, value) -> invocation.out().println(name + "=" + value));
            return 0;
        }
        return start(invocation, invocation.sys(), env, invocation.in(), words);
    }

    private int shell(Invocation invocation) {
        return new SubShell(shell, invocation).run();
    }

    /** The lab command {@code run FILE}: a lab file as a program. Alone it does nothing: a line that ends lets all go on that can. */
    private int lab(Invocation invocation) {
        return invocation.arguments().isEmpty() ? 0 : new SubShell(shell, invocation).lab(invocation.arguments());
    }
}
