package volscope.sim.dm;

/** Loads a kernel module, and what it needs, when one is asked for by name; stands for {@code request_module}. */
@FunctionalInterface
public interface ModuleRequests {

    /** Loads it; nothing happens if it is loaded or unknown. */
    void request(String module);
}
