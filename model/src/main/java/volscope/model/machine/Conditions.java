package volscope.model.machine;

import java.util.function.Predicate;

/** Reads sentences about a machine at one time, for {@code until}. */
@FunctionalInterface
public interface Conditions {

    /** What reading a sentence gives. */
    sealed interface Reading {
    }

    /**
     * A sentence that can be asked.
     *
     * @param holds
     *            whether it is true of a revision
     */
    record Read(Predicate<Revision> holds) implements Reading {
    }

    /**
     * A sentence that is not understood.
     *
     * @param why
     *            a line for people
     */
    record NotUnderstood(String why) implements Reading {
    }

    /** Nothing is understood. */
    Conditions NONE = sentence -> new NotUnderstood(sentence);

    /** Reads a sentence. */
    Reading read(String sentence);
}
