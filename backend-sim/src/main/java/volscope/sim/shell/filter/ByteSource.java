package volscope.sim.shell.filter;

import volscope.model.machine.EndlessRunException;
import volscope.sim.kernel.Input;

/** An opened input, taken byte by byte; it reads ahead by a buffer as C programs do. */
final class ByteSource implements AutoCloseable {

    private static final int PART = 4096;

    private final Input input;
    private final Runnable close;
    private byte[] part = new byte[0];
    private int at;
    private boolean ended;

    ByteSource(Input input, Runnable close) {
        this.input = input;
        this.close = close;
    }

    /**
     * The next byte, -1 at the end.
     *
     * @throws volscope.sim.kernel.ErrnoException
     *             if it cannot be read
     */
    int next() {
        if (at == part.length && !ended) {
            EndlessRunException.check();
            part = input.read(PART);
            at = 0;
            ended = part.length == 0;
        }
        return ended ? -1 : part[at++] & 0xff;
    }

    @Override
    public void close() {
        close.run();
    }
}
