package volscope.sim.fs;

import java.util.Map;

import volscope.sim.fs.tool.FsTools;
import volscope.sim.kernel.Program;

/** The programs of this package by name. */
public final class FsPrograms {

    private FsPrograms() {
    }

    /** All of them. */
    public static Map<String, Program> programs() {
        return FsTools.programs();
    }
}
