package volscope.sim.shell;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Output;
import volscope.sim.shell.Descriptor.Channel;

/** The open descriptors of a shell as streams. */
final class Streams {

    private static final Input CLOSED_INPUT = max -> {
        throw new ErrnoException(Errno.EBADF);
    };

    private static final Output CLOSED_OUTPUT = bytes -> {
        throw new ErrnoException(Errno.EBADF);
    };

    private final Session session;

    Streams(Session session) {
        this.session = session;
    }

    Input input() {
        return input(0);
    }

    Output output() {
        return output(1);
    }

    /** Standard error; error sentences that cannot be written are lost. */
    Output error() {
        Output error = output(2);
        return bytes -> {
            try {
                error.write(bytes);
            } catch (ErrnoException _) {
                // Nobody is left to be told.
            }
        };
    }

    private Input input(int number) {
        Descriptor descriptor = session.state().descriptors().get(number);
        if (descriptor == null) {
            return CLOSED_INPUT;
        }
        return switch (descriptor) {
            case Descriptor.Terminal terminal -> terminal.channel() == Channel.INPUT ? session.console().in() : Input.EMPTY;
            case Descriptor.OpenFile file -> session.files().input(file.handle());
            case Descriptor.PipeEnd end -> end.pipe();
        };
    }

    private Output output(int number) {
        Descriptor descriptor = session.state().descriptors().get(number);
        if (descriptor == null) {
            return CLOSED_OUTPUT;
        }
        return switch (descriptor) {
            case Descriptor.Terminal terminal -> switch (terminal.channel()) {
                case INPUT -> CLOSED_OUTPUT;
                case OUTPUT -> session.console().out();
                case ERROR -> session.console().err();
            };
            case Descriptor.OpenFile file -> session.files().output(file.handle());
            case Descriptor.PipeEnd end -> end.pipe();
        };
    }
}
