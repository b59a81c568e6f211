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

    /**
     * The parts of a device's name.
     *
     * @param vg
     *            the group
     * @param lv
     *            the volume
     * @param layer
     *            what stands behind the volume, or nothing
     */
    public record Parts(String vg, String lv, String layer) {
    }

    /** Splits a name; parts that are not there are empty. */
    public static Parts split(String name) {
        int first = dash(name, 0);
        if (first < 0) {
            return new Parts(single(name), "", "");
        }
        int second = dash(name, first + 1);
        String lv = second < 0 ? name.substring(first + 1) : name.substring(first + 1, second);
        return new Parts(single(name.substring(0, first)), single(lv), second < 0 ? "" : name.substring(second + 1));
    }

    private static String single(String part) {
        return part.replace("--", "-");
    }

    /** The next dash that isn't doubled. */
    private static int dash(String name, int from) {
        for (int i = from; i < name.length(); i++) {
            if (name.charAt(i) == '-') {
                if (i + 1 >= name.length() || name.charAt(i + 1) != '-') {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
