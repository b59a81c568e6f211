package volscope.sim.lvm.dmsetup;

import java.util.List;
import java.util.Optional;

import volscope.model.command.CommandLineParser;
import volscope.model.command.CommandSpec;
import volscope.model.command.CommandTable;
import volscope.model.command.ParseResult;
import volscope.model.command.ParsedLine;
import volscope.model.command.Usage;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;

/** {@code dmsetup}: reads its line, runs the command for each device that is named, and says whether it failed. */
final class Dmsetup implements Program {

    private static final String NOT_UNDERSTOOD = "Couldn't process command line.";

    @Override
    public int run(Invocation invocation) {
        CommandSpec command = CommandTable.standard().get("dmsetup");
        return switch (CommandLineParser.parse(command, invocation.arguments())) {
            case ParsedLine line -> run(invocation, line);
            case ParseResult.Rejected rejected -> {
                rejected.messages().forEach(message -> invocation.err().println(message.text()));
                yield rejected.exitCode();
            }
            case ParseResult.Asked(ParseResult.Topic topic) -> {
                answer(invocation, command, topic);
                yield 0;
            }
        };
    }

    private static void answer(Invocation invocation, CommandSpec command, ParseResult.Topic topic) {
        if (topic == ParseResult.Topic.VERSION) {
            invocation.out().print(InfoCommands.version(invocation.sys()));
        } else {
            usage(invocation, command);
        }
    }

    static void usage(Invocation invocation, CommandSpec command) {
        Usage.of(command).forEach(invocation.err()::println);
    }

    private static int run(Invocation invocation, ParsedLine line) {
        Optional<String> complaint = line.complaint().or(() -> SwitchValues.complaint(line));
        if (complaint.isPresent()) {
            invocation.err().println(complaint.get());
            invocation.err().println(NOT_UNDERSTOOD);
            return 1;
        }
        Command command = Commands.get(line.form().id());
        Session session = new Session(invocation, line, command);
        Optional<Report> report = Optional.empty();
        if (session.isReport()) {
            report = Report.create(session);
            if (report.isEmpty()) {
                return Report.isHelp(line) ? 0 : 1;
            }
        }
        report.ifPresent(session::report);
        boolean done = perform(session, command, line.operands());
        session.finish();
        return done ? 0 : 1;
    }

    /** Runs a command for its first operand, then for the others if it takes one at a time. */
    private static boolean perform(Session session, Command command, List<String> operands) {
        int times = command.repeat() == Command.Repeat.NO ? 1 : Math.max(1, operands.size());
        for (int i = 0; i < times; i++) {
            if (!command.action().run(session, operands.subList(i, operands.size()))) {
                session.error("Command failed.");
                return false;
            }
        }
        return true;
    }
}
