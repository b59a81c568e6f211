package volscope.sim.dm;

import java.util.List;
import java.util.Optional;

/** Upcall: the kinds of targets there are. Answered by the registry, which knows the packages above. */
public interface TargetTypes {

    /** The kind of this name if its module is loaded. */
    Optional<TargetType> named(String name);

    /** The kind of this name; its module is loaded if there is one. */
    Optional<TargetType> request(String name);

    /** All kinds that are loaded, latest first, as {@code dmsetup targets} lists them. */
    List<TargetType> all();
}
