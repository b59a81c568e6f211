package volscope.sim.kernel;

import volscope.model.machine.EndlessRunException;

/** A program's standard input: a stream of bytes. */
public interface Input {

    /** An input that is at its end, as {@code /dev/null}. */
    Input EMPTY = max -> new byte[0];

    /** Up to {@code max} bytes, none at the end of the stream. */
    byte[] read(int max);

    /** The most that {@link #readAll} takes: more than what a machine has in memory for one program. */
    int MOST = 256 << 20;

    /**
     * All that is left.
     *
     * @throws EndlessRunException
     *             if there is no end to it
     */
    default byte[] readAll() {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part = read(65536); part.length > 0; part = read(65536)) {
            EndlessRunException.check();
            if (all.size() > MOST) {
                throw new EndlessRunException();
            }
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** An input that gives these bytes. */
    static Input of(byte[] bytes) {
        var stream = new java.io.ByteArrayInputStream(bytes);
        return max -> {
            byte[] part = new byte[Math.min(max, stream.available())];
            stream.read(part, 0, part.length);
            return part;
        };
    }
}
