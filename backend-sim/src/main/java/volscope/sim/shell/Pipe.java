package volscope.sim.shell;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;

import volscope.sim.kernel.Input;
import volscope.sim.kernel.Output;

/** The bytes between two commands of a pipeline. */
final class Pipe implements Input, Output {

    /** A writer that goes beyond this is stopped as one whose reader has gone. */
    private static final long CAPACITY = 1L << 28;

    private final ArrayDeque<byte[]> parts = new ArrayDeque<>();
    private long size;
    private boolean overflowed;

    /** Whether its reader took all there was, and yet not all that was to be written. */
    boolean lost() {
        return overflowed && parts.isEmpty();
    }

    @Override
    public void write(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        if (size + bytes.length > CAPACITY) {
            overflowed = true;
            throw new Unwind.BrokenPipe();
        }
        size += bytes.length;
        parts.add(bytes);
    }

    @Override
    public byte[] read(int max) {
        byte[] first = parts.poll();
        if (first == null) {
            return new byte[0];
        }
        if (first.length > max) {
            parts.addFirst(Arrays.copyOfRange(first, max, first.length));
            first = Arrays.copyOf(first, max);
        }
        size -= first.length;
        return first;
    }

    @Override
    public byte[] readAll() {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        parts.clear();
        size = 0;
        return all.toByteArray();
    }
}
