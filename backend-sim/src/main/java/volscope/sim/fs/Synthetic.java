package volscope.sim.fs;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A read-only tree that is computed from the machine's state whenever it is looked at. A subsystem that implements it is found. */
public interface Synthetic {

    /** The directory it is seen at: {@code /proc}. */
    String root();

    /** What a path below the root names; the empty path is the root, others have no slash at either end. */
    Optional<Entry> entry(String path);

    /** What a name stands for. */
    sealed interface Entry {
    }

    /**
     * A directory.
     *
     * @param names
     *            what is in it
     */
    record Directory(List<String> names) implements Entry {
    }

    /**
     * A file.
     *
     * @param text
     *            makes what it reads as
     */
    record Text(Supplier<String> text) implements Entry {

        /** A file with one line. */
        public static Text line(Object value) {
            return new Text(() -> value + "\n");
        }
    }

    /**
     * A file that takes what is written to it.
     *
     * @param mode
     *            the permission bits; without one to read it, nobody reads it
     * @param text
     *            makes what it reads as
     * @param taken
     *            what is done with what is written; it may refuse
     */
    record Control(int mode, Supplier<String> text, Consumer<String> taken) implements Entry {

        boolean isReadable() {
            return (mode & 0400) != 0;
        }
    }

    /**
     * A symbolic link.
     *
     * @param target
     *            where it leads
     */
    record Link(String target) implements Entry {
    }
}
