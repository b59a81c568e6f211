package volscope.sim.shell;

/** What an open descriptor of the shell leads to. */
public sealed interface Descriptor {

    /** The stream the line's output goes to; as input it is at its end. */
    record Terminal() implements Descriptor {
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
}
