package volscope.sim.shell;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an open descriptor of the shell leads to. */
public sealed interface Descriptor {

    /**
     * A stream that the line was handed.
     *
     * @param channel
     *            which of them
     */
    record Terminal(Channel channel) implements Descriptor {
    }

    /** The streams of a line, in the order of their descriptors. */
    enum Channel {
        INPUT, OUTPUT, ERROR
    }

    /**
     * An open file.
     *
     * @param handle
     *            the file as the kernel knows it
     * @param path
     *            the absolute path it was opened by
     */
    record OpenFile(long handle, String path) implements Descriptor {
    }

    /** One end of a pipe inside a line that is being run; no state between lines has one. */
    record PipeEnd(Pipe pipe) implements Descriptor {
    }

    /** The open files that descriptors lead to. */
    static Set<Long> handles(Map<Integer, Descriptor> descriptors) {
        Set<Long> handles = new TreeSet<>();
        for (Descriptor descriptor : descriptors.values()) {
            if (descriptor instanceof OpenFile file) {
                handles.add(file.handle());
            }
        }
        return handles;
    }
}
