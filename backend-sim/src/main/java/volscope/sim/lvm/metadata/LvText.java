package volscope.sim.lvm.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * How a group's volumes are written: all that a volume's section depends on besides the volume.
 *
 * @param form
 *            for people or for a device
 * @param pvs
 *            the group's physical volumes, which sections name by their place
 * @param extentSectors
 *            the size of an extent
 */
record LvText(Form form, List<LvmId> pvs, long extentSectors) {

    /** The two forms of metadata text. */
    enum Form {
        /** As short as can be. */
        DEVICE,
        /** With indentation and comments. */
        FILE;

        TextOut start(int depth) {
            return this == DEVICE ? new TextOut.ForDevice() : new TextOut.ForPeople(depth);
        }
    }

    LvText {
        pvs = List.copyOf(pvs);
    }

    /** As the volumes of a group are written. */
    static LvText of(VolumeGroup vg, Form form) {
        return new LvText(form, vg.pvs().stream().map(PhysicalVolume::id).toList(), vg.extentSectors());
    }

    /** The section of a volume, with the empty line before it. */
    byte[] section(LogicalVolume lv) {
        return new LvWriter(this).section(lv).getBytes(UTF_8);
    }
}
