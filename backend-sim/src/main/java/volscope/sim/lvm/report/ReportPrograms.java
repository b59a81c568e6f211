package volscope.sim.lvm.report;

import java.util.HashMap;
import java.util.Map;

import volscope.sim.kernel.Program;
import volscope.sim.lvm.command.LvmCommand;
import volscope.sim.lvm.command.LvmProgram;

/** The programs of this package. */
public final class ReportPrograms {

    private ReportPrograms() {
    }

    /** The programs by name. */
    public static Map<String, Program> programs() {
        Map<String, Program> programs = new HashMap<>();
        add(programs, "lvs", Report::lvs);
        add(programs, "vgs", Report::vgs);
        add(programs, "pvs", Report::pvs);
        add(programs, "fullreport", FullReport::run);
        add(programs, "lvdisplay", LvDisplay::run);
        add(programs, "vgdisplay", VgDisplay::run);
        add(programs, "pvdisplay", PvDisplay::run);
        add(programs, "lvscan", Scans::lvscan);
        add(programs, "vgscan", Scans::vgscan);
        add(programs, "pvscan", Scans::pvscan);
        add(programs, "vgck", Scans::vgck);
        add(programs, "lvmdiskscan", DiskScan::run);
        return Map.copyOf(programs);
    }

    private static void add(Map<String, Program> programs, String name, LvmCommand body) {
        programs.put(name, new LvmProgram(name, body));
    }
}
