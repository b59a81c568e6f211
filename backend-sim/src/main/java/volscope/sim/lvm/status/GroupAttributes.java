package volscope.sim.lvm.status;

import java.util.Optional;

import volscope.sim.lvm.metadata.PhysicalVolume;
import volscope.sim.lvm.metadata.PvFlag;
import volscope.sim.lvm.metadata.VgFlag;
import volscope.sim.lvm.metadata.VolumeGroup;

/** The letters that sum up groups and physical volumes. */
public final class GroupAttributes {

    private GroupAttributes() {
    }

    /** The six letters of a group: {@code wz--n-}. */
    public static String of(VolumeGroup vg) {
        char[] letters = {vg.has(VgFlag.WRITE) ? 'w' : 'r', vg.has(VgFlag.RESIZEABLE) ? 'z' : '-', vg.has(VgFlag.EXPORTED) ? 'x' : '-',
            vg.isPartial() ? 'p' : '-', vg.allocation().letter(), '-'};
        return new String(letters);
    }

    /** The three letters of a physical volume, of a group or of none: {@code a--}. */
    public static String of(PhysicalVolume pv, Optional<VolumeGroup> group) {
        boolean exported = group.filter(vg -> vg.has(VgFlag.EXPORTED)).isPresent() || pv.flags().contains(PvFlag.EXPORTED);
        char use = group.isEmpty() ? '-' : pv.isAllocatable() ? 'a' : 'u';
        return new String(new char[]{use, exported ? 'x' : '-', pv.isMissing() ? 'm' : '-'});
    }
}
