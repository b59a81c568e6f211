package volscope.sim.fs.tool;

import java.util.List;

import volscope.model.command.CommandLineParser;
import volscope.model.command.CommandSpec;
import volscope.model.command.CommandTable;
import volscope.model.command.ParseResult.Asked;
import volscope.model.command.ParseResult.Message;
import volscope.model.command.ParseResult.Rejected;
import volscope.model.command.ParseResult.Stream;
import volscope.model.command.ParseResult.Topic;
import volscope.model.command.ParsedLine;
import volscope.model.command.Usage;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Program;

/** A program whose line is read by the command table. */
public final class Tool implements Program {

    /** What a program does with a good line. */
    @FunctionalInterface
    public interface Body {

        /** Does it and gives the exit code. */
        int run(ToolCall call);
    }

    private final Body body;

    private Tool(Body body) {
        this.body = body;
    }

    /** A program that does this. */
    public static Program of(Body body) {
        return new Tool(body);
    }

    @Override
    public int run(Invocation invocation) {
        CommandSpec command = CommandTable.standard().get(invocation.name());
        return switch (CommandLineParser.parse(command, invocation.arguments())) {
            case ParsedLine line -> run(new ToolCall(invocation, line));
            case Rejected rejected -> {
                rejected.messages().forEach(message -> print(invocation, message));
                yield rejected.exitCode();
            }
            case Asked asked -> {
                answer(asked.topic(), command).forEach(invocation.out()::println);
                yield 0;
            }
        };
    }

    private int run(ToolCall call) {
        try {
            return body.run(call);
        } catch (ErrnoException e) {
            call.complain(e.errno().text());
            return 1;
        }
    }

    private static void print(Invocation invocation, Message message) {
        (message.stream() == Stream.OUT ? invocation.out() : invocation.err()).println(message.text());
    }

    private static List<String> answer(Topic topic, CommandSpec command) {
        return topic == Topic.VERSION ? List.of(command.name() + " (Volscope)") : Usage.of(command);
    }
}
