package volscope.sim.machine;

import java.util.Map;
import java.util.TreeMap;

import volscope.sim.dax.DaxPrograms;
import volscope.sim.fs.FsPrograms;
import volscope.sim.kernel.Program;
import volscope.sim.lvm.LvmTools;
import volscope.sim.lvm.dmsetup.DmsetupPrograms;
import volscope.sim.shell.awk.AwkPrograms;
import volscope.sim.shell.filter.FilterPrograms;

/** All programs of the machine, by name. */
final class Programs {

    private Programs() {
    }

    static Map<String, Program> all() {
        Map<String, Program> programs = new TreeMap<>();
        programs.putAll(FsPrograms.programs());
        programs.putAll(DaxPrograms.programs());
        programs.putAll(AwkPrograms.programs());
        programs.putAll(FilterPrograms.programs());
        programs.putAll(LvmTools.programs());
        programs.putAll(DmsetupPrograms.programs());
        return programs;
    }
}
