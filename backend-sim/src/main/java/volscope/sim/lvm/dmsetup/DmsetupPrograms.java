package volscope.sim.lvm.dmsetup;

import java.util.Map;

import volscope.sim.kernel.Program;

/** The programs of this package. */
public final class DmsetupPrograms {

    private DmsetupPrograms() {
    }

    /** The programs, by the names they are called by. */
    public static Map<String, Program> programs() {
        return Map.of("dmsetup", new Dmsetup());
    }
}
