package volscope.sim.shell.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;
import volscope.sim.shell.filter.Latin;

/** The program {@code awk}. */
public final class AwkPrograms {

    private static final int FATAL = 2;

    private AwkPrograms() {
    }

    /** Under its two names. */
    public static Map<String, Program> programs() {
        return Map.of("awk", AwkPrograms::run, "gawk", AwkPrograms::run);
    }

    private static int run(Invocation invocation) {
        List<String> words = new ArrayList<>(invocation.arguments().stream().map(Latin::argument).toList());
        List<String> assignments = new ArrayList<>();
        List<String> files = new ArrayList<>();
        while (!words.isEmpty() && words.get(0).matches("-[vFf].*|--")) {
            String option = words.remove(0);
            if (option.equals("--")) {
                break;
            }
            if (option.length() == 2 && words.isEmpty()) {
                return usage(invocation);
            }
            String value = option.length() > 2 ? option.substring(2) : words.remove(0);
            switch (option.charAt(1)) {
                case 'v' -> assignments.add(value);
                case 'F' -> assignments.add("FS=" + (value.equals("t") ? "\t" : value));
                default -> files.add(value);
            }
        }
        if (files.isEmpty() && words.isEmpty()) {
            return usage(invocation);
        }
        return run(invocation, files, assignments, words);
    }

    private static int usage(Invocation invocation) {
        invocation.err().print("Usage: " + invocation.name() + " [POSIX or GNU style options] -f progfile [--] file ...\n"
                + "Usage: " + invocation.name() + " [POSIX or GNU style options] [--] 'program' file ...\n");
        return 1;
    }

    private static int run(Invocation invocation, List<String> files, List<String> assignments, List<String> words) {
        World world = new World(invocation);
        try {
            String text = files.isEmpty()
                    ? words.remove(0)
                    : String.join("\n", files.stream().map(name -> world.text(name, "source file")).toList());
            return run(invocation, world, text, assignments, words);
        } catch (Signal.Fatal fatal) {
            world.end();
            invocation.err().println(invocation.name() + ": " + fatal.getMessage());
            return FATAL;
        } catch (Signal.Jump | Signal.Return misplaced) {
            world.end();
            return 0;
        }
    }

    private static int run(Invocation invocation, World world, String text, List<String> assignments, List<String> operands) {
        Script script;
        try {
            script = Parser.parse(text);
        } catch (SyntaxProblem problem) {
            invocation.err().print(problem.sentences(invocation.name(), text));
            return 1;
        }
        Machine machine = new Machine(script, world, operands);
        invocation.env().forEach((name, value) -> machine.variables().cell("ENVIRON").elements().put(name, new Value.Input(value)));
        assignments.forEach(machine::assign);
        int status = machine.run();
        world.end();
        return status;
    }
}
