package volscope.sim.dm;

/** Loads a kernel module, and what it needs, when one is asked for by name; stands for {@code request_module}. */
@FunctionalInterface
public interface ModuleRequests {

    /** Loads it, or what the name stands for; nothing happens if it is loaded, unknown or not to be loaded. */
    void request(String module);
}
