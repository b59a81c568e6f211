package volscope.sim.lvm.metadata;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of flags that keep the order flags are written in. */
public final class Flags {

    private Flags() {
    }

    /** These flags. */
    @SafeVarargs
    public static <F extends Enum<F>> Set<F> of(F first, F... more) {
        return Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    /** These flags, perhaps none. */
    public static <F extends Enum<F>> Set<F> of(Class<F> type, Collection<F> flags) {
        EnumSet<F> set = EnumSet.noneOf(type);
        set.addAll(flags);
        return Collections.unmodifiableSet(set);
    }

    /** The set with a flag. */
    public static <F extends Enum<F>> Set<F> plus(Set<F> flags, F flag) {
        EnumSet<F> set = EnumSet.of(flag);
        set.addAll(flags);
        return Collections.unmodifiableSet(set);
    }

    /** The set without a flag. */
    public static <F extends Enum<F>> Set<F> minus(Set<F> flags, F flag) {
        EnumSet<F> set = EnumSet.of(flag);
        set.addAll(flags);
        set.remove(flag);
        return Collections.unmodifiableSet(set);
    }
}
