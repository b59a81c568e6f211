package volscope.sim.lvm.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import volscope.model.command.CommandLineParser;
import volscope.model.command.CommandSpec;
import volscope.model.command.CommandTable;
import volscope.model.command.ParseResult;
import volscope.model.command.ParsedLine;
import volscope.model.command.Usage;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;
import volscope.sim.lvm.LvmLog;

/**
 * An lvm command as a program: reads the line and the settings, runs the body, and says what there is to say about a bad line.
 *
 * @param name
 *            the command's name
 * @param body
 *            what it does
 */
public record LvmProgram(String name, LvmCommand body) implements Program {

    /** What the shell of lvm sets for its commands, which then don't say where help is. */
    public static final String IN_SHELL = "lvm shell";
    private static final String SUPPRESS_WARNINGS = "LVM_SUPPRESS_FD_WARNINGS";

    @Override
    public int run(Invocation invocation) {
        warnOfFiles(invocation);
        return run(invocation, Optional.empty());
    }

    /** Runs the command so loud, whatever its line says. */
    int run(Invocation invocation, LvmLog.Level level) {
        return run(invocation, Optional.of(level));
    }

    private int run(Invocation invocation, Optional<LvmLog.Level> level) {
        CommandSpec command = CommandTable.standard().get(name);
        return switch (CommandLineParser.parse(command, invocation.arguments())) {
            case ParseResult.Rejected rejected -> refuse(invocation, rejected);
            case ParseResult.Asked asked -> explain(invocation, command, asked);
            case ParsedLine line -> run(invocation, line, level.orElseGet(() -> level(line)));
        };
    }

    /** Descriptors that a caller left open are none of lvm's business, and it says so. */
    private void warnOfFiles(Invocation invocation) {
        if (invocation.env().containsKey(SUPPRESS_WARNINGS)) {
            return;
        }
        for (Map.Entry<Integer, String> file : invocation.files().entrySet()) {
            invocation.err().println("File descriptor " + file.getKey() + " (" + file.getValue() + ") leaked on " + name
                    + " invocation. Parent PID 1: sh");
        }
    }

    private static int refuse(Invocation invocation, ParseResult.Rejected rejected) {
        for (ParseResult.Message message : rejected.messages()) {
            (message.stream() == ParseResult.Stream.OUT ? invocation.out() : invocation.err()).println(message.text());
        }
        return rejected.exitCode();
    }

    private static int explain(Invocation invocation, CommandSpec command, ParseResult.Asked asked) {
        List<String> lines = asked.topic() == ParseResult.Topic.VERSION ? LvmVersion.lines(invocation) : Usage.of(command);
        lines.forEach(invocation.out()::println);
        return LvmCommand.DONE;
    }

    private int run(Invocation invocation, ParsedLine line, LvmLog.Level level) {
        LvmLog log = new LvmLog(invocation.out(), invocation.err(), level);
        int code = guarded(invocation, line, log);
        if (code == LvmCommand.BAD_LINE && !invocation.env().containsKey(IN_SHELL)) {
            log.error("Run `" + name + " --help' for more information.");
        }
        return code;
    }

    private int guarded(Invocation invocation, ParsedLine line, LvmLog log) {
        try {
            LvmContext context = new LvmContext(invocation, line, log, LvmConfig.read(invocation, line, log));
            if (context.isTest()) {
                log.warn("TEST MODE: Metadata will NOT be updated and volumes will not be (de)activated.");
            }
            if (line.complaint().isPresent()) {
                throw context.misuse(line.complaint().get());
            }
            return body.run(context);
        } catch (CommandFailed failed) {
            return failed.code();
        }
    }

    private static LvmLog.Level level(ParsedLine line) {
        if (line.has("quiet")) {
            return line.count("quiet") > 1 ? LvmLog.Level.SILENT : LvmLog.Level.QUIET;
        }
        return line.has("verbose") ? LvmLog.Level.VERBOSE : LvmLog.Level.NORMAL;
    }
}
