package volscope.sim.kernel;

import java.util.function.Function;

import org.pcollections.PMap;

/**
 * A {@link DraftMap} by plain numbers.
 *
 * @param <V>
 *            its values
 * @param <M>
 *            the kind of the persistent map
 */
public final class LongDraftMap<V, M extends PMap<Long, V>> extends LongDrafts<V, V, M> {

    /** Goes on from a value. */
    public LongDraftMap(M start) {
        super(start, Function.identity(), Function.identity());
    }
}
