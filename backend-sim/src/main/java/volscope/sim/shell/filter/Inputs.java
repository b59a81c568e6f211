package volscope.sim.shell.filter;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.model.machine.EndlessRunException;
import volscope.sim.fs.OpenMode;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Input;
import volscope.sim.kernel.Invocation;
import volscope.sim.shell.FileCalls;
import volscope.sim.shell.FileInput;

/** The files that a tool reads: its operands, or standard input. */
final class Inputs {

    private static final int PART = 1 << 16;

    private final Invocation invocation;
    private final FileCalls files;
    private final String sentence;
    private boolean failed;
    private boolean silent;
    private boolean opened;

    /**
     * Prepares reading.
     *
     * @param sentence
     *            what is said of a file that cannot be opened, with {@code %f} for its name
     */
    Inputs(Invocation invocation, String sentence) {
        this.invocation = invocation;
        this.files = new FileCalls(invocation.sys());
        this.sentence = sentence;
    }

    Inputs(Invocation invocation) {
        this(invocation, "%f");
    }

    /** Takes bytes as they are read. */
    interface Sink {

        /** Takes some bytes; gives whether it wants more. */
        boolean take(byte[] bytes);
    }

    /** Whether any file could be opened. */
    boolean opened() {
        return opened;
    }

    /** Whether a file could not be read. */
    boolean failed() {
        return failed;
    }

    /** The operands, or standard input if there are none. */
    static List<String> orStandard(List<String> operands) {
        return operands.isEmpty() ? List.of("-") : operands;
    }

    /** All bytes of a file; nothing if it cannot be read, which has been said. */
    Optional<byte[]> read(String name) {
        var all = new ByteArrayOutputStream();
        boolean fine = stream(name, bytes -> {
            EndlessRunException.check();
            if (all.size() > Input.MOST) {
                throw new EndlessRunException();
            }
            all.writeBytes(bytes);
            return true;
        });
        return fine ? Optional.of(all.toByteArray()) : Optional.empty();
    }

    /** All lines of several files, one after the other; only the last of all may be without its end. */
    String text(List<String> operands) {
        StringBuilder text = new StringBuilder();
        for (String name : orStandard(operands)) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            read(name).map(Latin::text).ifPresent(text::append);
        }
        return text.toString();
    }

    /** Does not say which files cannot be read. */
    void beSilent() {
        silent = true;
    }

    /** Reads a file part by part. False: it cannot be read, which has been said. */
    boolean stream(String name, Sink sink) {
        if (name.equals("-")) {
            return pump(invocation.in(), name, sink);
        }
        OptionalLong handle = opened(name);
        if (handle.isEmpty()) {
            return false;
        }
        try {
            FileInput input = files.input(handle.getAsLong());
            return pump(input, name, limited(sink, input.size()));
        } finally {
            files.close(handle.getAsLong());
        }
    }

    /** Opens a file to be read byte by byte; nothing if it cannot be opened, which has been said. */
    Optional<ByteSource> source(String name) {
        if (name.equals("-")) {
            return Optional.of(new ByteSource(invocation.in(), () -> {
            }));
        }
        OptionalLong handle = opened(name);
        return handle.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteSource(files.input(handle.getAsLong()), () -> files.close(handle.getAsLong())));
    }

    private OptionalLong opened(String name) {
        try {
            long handle = files.open(invocation.absolute(name), OpenMode.READ);
            opened = true;
            return OptionalLong.of(handle);
        } catch (ErrnoException e) {
            fail(sentence.replace("%f", name) + ": " + e.errno().text());
            return OptionalLong.empty();
        }
    }

    /** Stops at the end the file had when it was opened: what it feeds may be appended to it. Computed files have no size. */
    private static Sink limited(Sink sink, long size) {
        if (size == 0) {
            return sink;
        }
        long[] left = {size};
        return bytes -> {
            left[0] -= bytes.length;
            return sink.take(bytes) && left[0] > 0;
        };
    }

    private boolean pump(Input input, String name, Sink sink) {
        boolean more = true;
        while (more) {
            byte[] part;
            try {
                part = input.read(PART);
            } catch (ErrnoException e) {
                return fail(name + ": " + e.errno().text());
            }
            more = part.length > 0 && sink.take(part);
        }
        return true;
    }

    private boolean fail(String text) {
        failed = true;
        if (!silent) {
            Failure.say(invocation, text);
        }
        return false;
    }
}
