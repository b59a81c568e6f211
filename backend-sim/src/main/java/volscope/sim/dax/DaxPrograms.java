package volscope.sim.dax;

import java.util.Map;

import volscope.sim.fs.tool.Tool;
import volscope.sim.kernel.Program;

/** The programs of this package by name. */
public final class DaxPrograms {

    private DaxPrograms() {
    }

    /** All of them. */
    public static Map<String, Program> programs() {
        return Map.of("clwb", Tool.of(Poke::clwb), "fence", Tool.of(Poke::fence), "daxtool", Tool.of(DaxTool::run), "dma",
                Tool.of(Dma::run),
                "evict", Tool.of(Poke::evict), "ntstore", Tool.of(Poke::ntstore), "peek", Tool.of(Poke::peek), "poke", Tool.of(Poke::poke),
                "xfs_io", Tool.of(XfsIo::run));
    }
}
