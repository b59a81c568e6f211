package volscope.sim.lvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import volscope.model.command.CommandSpec;
import volscope.model.command.CommandTable;
import volscope.model.command.Dialect;
import volscope.model.command.Usage;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Output;
import volscope.sim.kernel.Program;
import volscope.sim.lvm.command.LvmProgram;
import volscope.sim.lvm.command.LvmPrograms;
import volscope.sim.lvm.command.LvmVersion;
import volscope.sim.lvm.report.ReportPrograms;

/** All programs of lvm, and {@code lvm} itself, which is another way to call each of them. */
public final class LvmTools {

    private static final int DONE = 0;
    private static final int NO_SUCH_COMMAND = 2;
    private static final int BAD_LINE = 3;
    private static final int FAILED = 5;

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
            return new LvmShell(invocation, this::lvm, commands.keySet()).run();
        }
        return switch (words.getFirst()) {
            case "help" -> help(invocation, words.subList(1, words.size()));
            case "version" -> print(invocation.out(), LvmVersion.lines(invocation));
            case "formats" -> print(invocation.out(), List.of("  lvm2"));
            case "segtypes", "devtypes" -> print(invocation.out(), resource(words.getFirst() + ".txt"));
            case "tags" -> DONE;
            case "systemid" -> print(invocation.out(), List.of("  system ID: "));
            case "lastlog" -> print(invocation.err(), List.of("  No log report stored.")) + FAILED;
            case "config", "dumpconfig" -> call(invocation, Stream.concat(Stream.of("lvmconfig"), words.stream().skip(1)).toList());
            default -> call(invocation, words);
        };
    }

    private int call(Invocation invocation, List<String> words) {
        Program program = commands.get(words.getFirst());
        if (words.getFirst().startsWith("-")) {
            return print(invocation.err(), List.of("  Specify options after a command: lvm [command] [options].")) + BAD_LINE;
        }
        if (words.getFirst().equals("pvdata")) {
            return print(invocation.err(), List.of("  There's no 'pvdata' command in LVM2.",
                    "  Use lvs, pvs, vgs instead; or use vgcfgbackup and read the text file backup.")) + FAILED;
        }
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
            if (!invocation.env().containsKey(LvmProgram.IN_SHELL)) {
                invocation.err().println("  Run `help --help' for more information.");
            }
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

    private static List<String> resource(String name) {
        try (InputStream in = LvmTools.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int print(Output out, List<String> lines) {
        lines.forEach(out::println);
        return DONE;
    }
}
