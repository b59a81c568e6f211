package volscope.sim.machine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.ErrnoException;

/**
 * What the calls of a task gave so far, in order: with it the task, run again from its start, comes to where it is. A value; longer ones
 * share shorter ones.
 */
final class Journal implements Canon.Own {

    /** Nothing was called yet. */
    static final Journal EMPTY = new Journal(null, List.of(), 0);

    private final @Nullable Journal before;
    private final List<Result> last;
    private final int size;

    private Journal(@Nullable Journal before, List<Result> last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    /** A journal without results that is no other's beginning. */
    static Journal beginning() {
        return new Journal(null, List.of(), 0);
    }

    /** What a call gave. */
    sealed interface Result {

        /** Gives it again, or refuses again. */
        @SuppressWarnings("unchecked")
        default <T> T again() {
            return switch (this) {
                case Given(Object value) -> (T) value;
                case Refused(ErrnoException refusal) -> throw refusal;
            };
        }
    }

    /**
     * A value.
     *
     * @param value
     *            an immutable value
     */
    record Given(Object value) implements Result {
    }

    /**
     * A refusal.
     *
     * @param refusal
     *            with its error number
     */
    record Refused(ErrnoException refusal) implements Result {
    }

    /** The same and what further calls gave. */
    Journal plus(Collection<Result> more) {
        return more.isEmpty() ? this : new Journal(this, List.copyOf(more), size + more.size());
    }

    @Override
    public Summary summary(Canon canon) {
        return canon.of(new Told(before == null ? List.of() : List.of(before), last));
    }

    /** What a journal says: the one before it, if there is one, and what came then. */
    private record Told(List<Journal> before, List<Result> last) {
    }

    /** Whether the last call gave this. */
    boolean endsWith(Object value) {
        return !last.isEmpty() && last.getLast() instanceof Given(Object given) && given.equals(value);
    }

    /** All results, oldest first. */
    List<Result> results() {
        List<Result> all = new ArrayList<>(Collections.nCopies(size, new Given("")));
        int end = size;
        for (Journal part = this; part != null; part = part.before) {
            end -= part.last.size();
            for (int i = 0; i < part.last.size(); i++) {
                all.set(end + i, part.last.get(i));
            }
        }
        return all;
    }
}
