package volscope.sim.dm;

import java.util.List;
import java.util.Optional;

/** Upcall: the kinds of targets there are. Answered by the registry, which knows the packages above. */
public interface TargetTypes {

    /** The kind of this name. */
    Optional<TargetType> named(String name);

    /** All kinds, in the order {@code dmsetup targets} lists them. */
    List<TargetType> all();
}
