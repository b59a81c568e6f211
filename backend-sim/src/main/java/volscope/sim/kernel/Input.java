package volscope.sim.kernel;

/** A program's standard input: a stream of bytes. */
public interface Input {

    /** An input that is at its end, as {@code /dev/null}. */
    Input EMPTY = max -> new byte[0];

    /** Up to {@code max} bytes, none at the end of the stream. */
    byte[] read(int max);

    /** All that is left. */
    default byte[] readAll() {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part = read(65536); part.length > 0; part = read(65536)) {
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
