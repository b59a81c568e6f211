package volscope.sim.shell.awk;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import volscope.sim.fs.OpenMode;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Invocation;
import volscope.sim.kernel.Output;
import volscope.sim.shell.FileCalls;
import volscope.sim.shell.filter.Latin;

/** The files a script reads and writes. */
final class World {

    private final Invocation invocation;
    private final FileCalls files;
    private final Map<String, Records> inputs = new HashMap<>();
    private final Map<String, Long> outputs = new HashMap<>();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();

    World(Invocation invocation) {
        this.invocation = invocation;
        this.files = new FileCalls(invocation.sys());
    }

    /** Writes to standard output, in the end. */
    void print(String text) {
        buffer.writeBytes(Latin.bytes(text));
    }

    void flush() {
        if (buffer.size() > 0) {
            invocation.out().write(buffer.toByteArray());
            buffer.reset();
        }
    }

    /** Writes to a file, which the first write opens. */
    void print(String text, String operator, String name) {
        if (operator.equals("|")) {
            throw new Signal.Fatal("cannot run `" + name + "': no commands can be started from here");
        }
        if (name.equals("/dev/stdout") || name.equals("-")) {
            print(text);
        } else if (name.equals("/dev/stderr")) {
            flush();
            invocation.err().write(Latin.bytes(text));
        } else {
            output(operator, name).write(Latin.bytes(text));
        }
    }

    private Output output(String operator, String name) {
        Long open = outputs.get(name);
        if (open == null) {
            open = open(name, operator.equals(">>") ? OpenMode.APPEND : OpenMode.TRUNCATE);
            outputs.put(name, open);
        }
        return files.output(open);
    }

    private long open(String name, OpenMode mode) {
        try {
            return files.open(invocation.absolute(name), mode);
        } catch (ErrnoException e) {
            throw new Signal.Fatal("cannot redirect to `" + name + "': " + e.errno().text());
        }
    }

    /** The records of a file that {@code getline} reads; nothing if it cannot be read. */
    Optional<Records> records(String name) {
        Records known = inputs.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Records records = new Records(
                    Latin.text(name.equals("-") ? invocation.in().readAll() : files.readAll(invocation.absolute(name))));
            inputs.put(name, records);
            return Optional.of(records);
        } catch (ErrnoException _) {
            return Optional.empty();
        }
    }

    /**
     * All text of a file.
     *
     * @param what
     *            what the file is called in an error sentence
     */
    String text(String name, String what) {
        try {
            return Latin.text(name.equals("-") ? invocation.in().readAll() : files.readAll(invocation.absolute(name)));
        } catch (ErrnoException e) {
            throw Signal.Fatal.outside("cannot open " + what + " `" + name + "' for reading: " + e.errno().text());
        }
    }

    /** Closes a file; gives whether it was open. */
    boolean close(String name) {
        boolean read = inputs.remove(name) != null;
        Long open = outputs.remove(name);
        if (open != null) {
            files.close(open);
        }
        return read || open != null;
    }

    /** Writes what is left and closes all. */
    void end() {
        flush();
        outputs.values().stream().sorted().forEach(files::close);
        outputs.clear();
    }
}
