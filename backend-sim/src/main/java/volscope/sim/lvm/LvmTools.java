package volscope.sim.lvm;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.model.command.CommandSpec;
import volscope.model.command.CommandTable;
import volscope.model.command.Dialect;
import volscope.model.command.Usage;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Output;
import volscope.sim.kernel.Program;
import volscope.sim.lvm.command.LvmPrograms;
import volscope.sim.lvm.command.LvmVersion;
import volscope.sim.lvm.report.ReportPrograms;

/** All programs of lvm, and {@code lvm} itself, which is another way to call each of them. */
public final class LvmTools {

    private static final int DONE = 0;
    private static final int NO_SUCH_COMMAND = 2;
    private static final int BAD_LINE = 3;

    private final Map<String, Program> commands = new HashMap<>();

    private LvmTools() {
        commands.putAll(LvmPrograms.programs());
        commands.putAll(ReportPrograms.programs());
    }

    /** The programs by name. */
    public static Map<String, Program> programs() {
        LvmTools tools = new LvmTools();
        Map<String, Program> programs = new HashMap<>(tools.commands);
        programs.put("lvm", tools::lvm);
        return Map.copyOf(programs);
    }

    private int lvm(Invocation invocation) {
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            return DONE;
        }
        return switch (words.getFirst()) {
            case "help" -> help(invocation, words.subList(1, words.size()));
            case "version" -> print(invocation.out(), LvmVersion.lines(invocation));
            case "formats" -> print(invocation.out(), List.of("  lvm2"));
            default -> call(invocation, words);
        };
    }

    private int call(Invocation invocation, List<String> words) {
        Program program = commands.get(words.getFirst());
        if (program == null) {
            invocation.err().println("  No such command.  Try 'lvm help'.");
            return NO_SUCH_COMMAND;
        }
        return program.run(new Invocation(invocation.sys(), words, invocation.env(), invocation.cwd(), invocation.in(), invocation.out(),
                invocation.err(), invocation.files()));
    }

    private static int help(Invocation invocation, List<String> names) {
        if (names.isEmpty()) {
            print(invocation.err(), List.of("  Available lvm commands:", "  Use 'lvm help <command>' for more information", "   "));
            lvmCommands().forEach(command -> invocation.err().println(String.format("  %-16s%s", command.name(), command.summary())));
            return DONE;
        }
        Optional<CommandSpec> command = CommandTable.standard().find(names.getFirst()).filter(LvmTools::isLvm);
        if (command.isEmpty()) {
            invocation.out().println("  " + names.getFirst() + ": no such command.");
            invocation.err().println("  Run `help --help' for more information.");
            return BAD_LINE;
        }
        return print(invocation.out(), Usage.of(command.get()));
    }

    private static List<CommandSpec> lvmCommands() {
        return CommandTable.standard().commands().stream().filter(LvmTools::isLvm)
                .sorted(Comparator.comparing(CommandSpec::name)).toList();
    }

    private static boolean isLvm(CommandSpec command) {
        return command.dialect().rules() == Dialect.Rules.LVM;
    }

    private static int print(Output out, List<String> lines) {
        lines.forEach(out::println);
        return DONE;
    }
}
