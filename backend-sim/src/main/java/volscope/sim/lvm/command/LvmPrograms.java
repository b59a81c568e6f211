package volscope.sim.lvm.command;

import java.util.LinkedHashMap;
import java.util.Map;

import volscope.sim.kernel.Program;

/** The programs of this package. */
public final class LvmPrograms {

    private LvmPrograms() {
    }

    /** The programs by name. */
    public static Map<String, Program> programs() {
        Map<String, Program> programs = new LinkedHashMap<>();
        add(programs, "lvmconfig", ConfigShow::run);
        add(programs, "pvcreate", PvCreate::run);
        add(programs, "pvremove", PvRemove::run);
        add(programs, "vgcreate", VgCreate::run);
        add(programs, "vgremove", VgRemove::run);
        add(programs, "vgchange", VgChange::run);
        add(programs, "vgextend", VgExtend::run);
        add(programs, "vgreduce", VgReduce::run);
        add(programs, "vgrename", VgRename::run);
        add(programs, "vgexport", VgExport::exports);
        add(programs, "vgimport", VgExport::imports);
        add(programs, "vgsplit", VgSplit::run);
        add(programs, "vgmerge", VgMerge::run);
        add(programs, "vgcfgbackup", VgCfgBackup::run);
        add(programs, "vgcfgrestore", VgCfgRestore::run);
        add(programs, "pvck", PvCheck::run);
        add(programs, "pvchange", PvChange::run);
        add(programs, "pvresize", PvResize::run);
        add(programs, "pvmove", PvMove::run);
        add(programs, "lvcreate", LvCreate::run);
        add(programs, "lvremove", LvRemove::run);
        add(programs, "lvchange", LvChange::run);
        add(programs, "lvconvert", LvConvert::run);
        add(programs, "lvextend", LvResize::extend);
        add(programs, "lvreduce", LvResize::reduce);
        add(programs, "lvresize", LvResize::any);
        add(programs, "lvrename", LvRename::run);
        return Map.copyOf(programs);
    }

    private static void add(Map<String, Program> programs, String name, LvmCommand body) {
        programs.put(name, new LvmProgram(name, body));
    }
}
