package volscope.sim.machine;

import java.util.Map;
import java.util.TreeMap;

import volscope.sim.kernel.Program;

/** All programs of the machine, by name. */
final class Programs {

    private Programs() {
    }

    static Map<String, Program> all() {
        Map<String, Program> programs = new TreeMap<>();
        return programs;
    }
}
