package volscope.sim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import volscope.sim.kernel.Errno;
import volscope.sim.shell.syntax.Node;
import volscope.sim.shell.syntax.Printer;

/** Runs trees. Each method gives the exit code, which is also the shell's status afterwards. */
final class Interpreter {

    private final Session session;

    Interpreter(Session session) {
        this.session = session;
    }

    /** Runs a command. */
    int run(Node node) {
        int status = switch (node) {
            case Node.Empty _ -> 0;
            case Node.Simple simple -> checked(new SimpleCommand(session).run(simple));
            case Node.Pipeline pipeline -> checked(pipeline(pipeline.stages()));
            case Node.Not not -> unchecked(() -> run(not.body())) == 0 ? 1 : 0;
            case Node.And and -> and(and);
            case Node.Or or -> or(or);
            case Node.Background background -> background(background.body());
            case Node.Sequence sequence -> sequence(sequence.nodes());
            case Node.Subshell subshell -> checked(subshell(subshell.body()));
            case Node.Group group -> run(group.body());
            case Node.Redirected redirected -> redirected(redirected);
            case Node.If branch -> branch(branch);
            case Node.While loop -> whileLoop(() -> unchecked(() -> run(loop.condition())) == 0, loop.body());
            case Node.Until loop -> whileLoop(() -> unchecked(() -> run(loop.condition())) != 0, loop.body());
            case Node.For loop -> forLoop(loop);
            case Node.Case choice -> choice(choice);
            case Node.Define define -> define(define);
        };
        session.status(status);
        return status;
    }

    private int checked(int status) {
        session.status(status);
        if (status != 0 && session.endsOnError()) {
            throw new Unwind.Exit(status);
        }
        return status;
    }

    private int unchecked(IntSupplier work) {
        session.enterUnchecked();
        try {
            return work.getAsInt();
        } finally {
            session.leaveUnchecked();
        }
    }

    private int sequence(List<Node> nodes) {
        int status = 0;
        for (Node node : nodes) {
            status = run(node);
        }
        return status;
    }

    private int and(Node.And and) {
        int first = unchecked(() -> run(and.first()));
        return first == 0 ? run(and.second()) : first;
    }

    private int or(Node.Or or) {
        int first = unchecked(() -> run(or.first()));
        return first != 0 ? run(or.second()) : first;
    }

    private int branch(Node.If branch) {
        if (unchecked(() -> run(branch.condition())) == 0) {
            return run(branch.then());
        }
        return branch.otherwise().map(this::run).orElse(0);
    }

    private int redirected(Node.Redirected redirected) {
        return new Redirections(session).around(redirected.redirects(), () -> run(redirected.body()));
    }

    private int define(Node.Define define) {
        session.state(session.state().withFunctions(session.state().functions().plus(define.name(), define.body())));
        return 0;
    }

    private int choice(Node.Case choice) {
        Expander expander = new Expander(session);
        String subject = expander.text(choice.subject());
        for (Node.Item item : choice.items()) {
            if (item.patterns().stream().anyMatch(pattern -> expander.pattern(pattern).matches(subject))) {
                return run(item.body());
            }
        }
        return 0;
    }

    /** What a test of a loop says before each round. */
    private interface Test {

        boolean holds();
    }

    private int whileLoop(Test test, Node body) {
        return inLoop(() -> {
            int status = 0;
            boolean more = true;
            while (more) {
                Round round = round(() -> test.holds() ? Optional.of(run(body)) : Optional.empty());
                more = round.more();
                status = round.status().orElse(status);
            }
            return status;
        });
    }

    private int forLoop(Node.For loop) {
        List<String> values = loop.words().map(words -> new Expander(session).fields(words)).orElseGet(() -> session.state().positional());
        return inLoop(() -> {
            int status = 0;
            for (String value : values) {
                session.set(loop.name(), value);
                Round round = round(() -> Optional.of(run(loop.body())));
                status = round.status().orElse(status);
                if (!round.more()) {
                    break;
                }
            }
            return status;
        });
    }

    private int inLoop(IntSupplier work) {
        int outer = session.loops();
        session.loops(outer + 1);
        try {
            return work.getAsInt();
        } finally {
            session.loops(outer);
        }
    }

    /** How a round of a loop ended. */
    private record Round(boolean more, Optional<Integer> status) {
    }

    private Round round(java.util.function.Supplier<Optional<Integer>> work) {
        session.countRound();
        int outer = session.loops() - 1;
        try {
            Optional<Integer> status = work.get();
            return new Round(status.isPresent(), status);
        } catch (Unwind.Break unwind) {
            if (unwind.levels() > 1 && outer > 0) {
                throw new Unwind.Break(unwind.levels() - 1);
            }
            return new Round(false, Optional.of(0));
        } catch (Unwind.Continue unwind) {
            if (unwind.levels() > 1 && outer > 0) {
                throw new Unwind.Continue(unwind.levels() - 1);
            }
            return new Round(true, Optional.of(0));
        }
    }

    private int pipeline(List<Node> stages) {
        Optional<Pipe> input = Optional.empty();
        int status = 0;
        for (int i = 0; i < stages.size(); i++) {
            Session stage = session.fork();
            Pipe output = new Pipe();
            input.ifPresent(pipe -> connect(stage, 0, pipe));
            if (i + 1 < stages.size()) {
                connect(stage, 1, output);
            }
            status = new Interpreter(stage).runToEnd(stages.get(i));
            if (input.filter(Pipe::lost).isPresent()) {
                session.complain("pipe: " + Errno.EFBIG.text());
                status = Unwind.Failure.STATUS;
            }
            input = Optional.of(output);
        }
        return status;
    }

    private static void connect(Session stage, int number, Pipe pipe) {
        stage.state(stage.state().withDescriptors(stage.state().descriptors().plus(number, new Descriptor.PipeEnd(pipe))));
    }

    /** Runs a command in a copy of this shell. */
    int subshell(Node body) {
        return new Interpreter(session.fork()).runToEnd(body);
    }

    /** What a command writes when it runs in a copy of this shell, without line ends at the end. */
    String substitute(Node body) {
        Session copy = session.fork();
        Pipe pipe = new Pipe();
        connect(copy, 1, pipe);
        int status = new Interpreter(copy).runToEnd(body);
        session.substitutionStatus(status);
        session.status(status);
        return new String(pipe.readAll(), UTF_8).replace("\0", "").replaceFirst("\n+$", "");
    }

    /** Runs what a shell of its own has to do, to that shell's end. */
    int runToEnd(Node body) {
        try {
            int status = ending(body);
            session.status(status);
            return status;
        } finally {
            new Redirections(session).closeOwn();
        }
    }

    private int ending(Node body) {
        try {
            return run(body);
        } catch (Unwind.Exit unwind) {
            return unwind.status();
        } catch (Unwind.Return unwind) {
            return unwind.status();
        } catch (Unwind.Break | Unwind.Continue _) {
            return 0;
        } catch (Unwind.Failure _) {
            return Unwind.Failure.STATUS;
        } catch (Unwind.BrokenPipe _) {
            return Unwind.BrokenPipe.STATUS;
        }
    }

    private int background(Node body) {
        new Children(session).start(body, Printer.print(body));
        return 0;
    }
}
