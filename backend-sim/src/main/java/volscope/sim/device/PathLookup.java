package volscope.sim.device;

import java.util.Optional;

/** Upcall: what a path names. Answered by the file tree. */
public interface PathLookup {

    /** What a path names, following links. */
    Optional<Node> lookup(String path);

    /** What was found there. */
    sealed interface Node {
    }

    /**
     * A block special file.
     *
     * @param dev
     *            the device it stands for; there need not be one
     */
    record BlockNode(DevNo dev) implements Node {
    }

    /** Anything else: a directory, a file, a character device. */
    record OtherNode() implements Node {
    }
}
