package volscope.sim.lvm.activate;

import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.VolumeGroup;

/** How the devices of a logical volume are called in the device mapper. */
public final class DmNames {

    private static final String UUID_PREFIX = "LVM-";

    private DmNames() {
    }

    /** A part of a volume's devices. */
    public enum LvLayer {
        /** What people use. */
        TOP(""),
        /** An origin's own extents. */
        REAL("real"),
        /** A snapshot's store. */
        COW("cow");

        private final String suffix;

        LvLayer(String suffix) {
            this.suffix = suffix;
        }

        /** What stands behind the last dash; empty for the top. */
        public String suffix() {
            return suffix;
        }
    }

    /** {@code vg0-lv0-real}. */
    public static String name(VolumeGroup vg, LogicalVolume lv, LvLayer layer) {
        return name(vg.name(), lv.name(), layer.suffix());
    }

    /** A name from its parts; a dash in a part is doubled. */
    public static String name(String vg, String lv, String suffix) {
        String name = vg.replace("-", "--") + "-" + lv.replace("-", "--");
        return suffix.isEmpty() ? name : name + "-" + suffix;
    }

    /** {@code LVM-…-real}. */
    public static String uuid(VolumeGroup vg, LogicalVolume lv, LvLayer layer) {
        return uuid(vg, lv, layer.suffix());
    }

    static String uuid(VolumeGroup vg, LogicalVolume lv, String suffix) {
        String uuid = prefix(vg) + lv.id().text();
        return suffix.isEmpty() ? uuid : uuid + "-" + suffix;
    }

    /** What the uuids of all devices of a group begin with. */
    public static String prefix(VolumeGroup vg) {
        return UUID_PREFIX + vg.id().text();
    }
}
