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
        COW("cow"),
        /** The blocks of a pool with thin volumes. */
        THIN_POOL("tpool");

        private final String suffix;

        LvLayer(String suffix) {
            this.suffix = suffix;
        }

        /** What stands behind the last dash; empty for the top. */
        public String suffix() {
            return suffix;
        }
    }

    /** {@code vg0-lv0-real}; a new pool has only one device, without anything behind its name. */
    public static String name(VolumeGroup vg, LogicalVolume lv, LvLayer layer) {
        boolean bare = layer == LvLayer.THIN_POOL && vg.pools().isNew(lv);
        return name(vg.name(), lv.name(), bare ? "" : layer.suffix());
    }

    /** A name from its parts; a dash in a part is doubled. */
    public static String name(String vg, String lv, String suffix) {
        String name = vg.replace("-", "--") + "-" + lv.replace("-", "--");
        return suffix.isEmpty() ? name : name + "-" + suffix;
    }

    /** {@code LVM-…-real}; what people use of a pool, and what it is made of, tell their kind there. */
    public static String uuid(VolumeGroup vg, LogicalVolume lv, LvLayer layer) {
        return uuid(vg, lv, layer == LvLayer.TOP ? kind(vg, lv) : layer.suffix());
    }

    private static String kind(VolumeGroup vg, LogicalVolume lv) {
        if (lv.pool().isPresent()) {
            return vg.pools().isNew(lv) ? LvLayer.THIN_POOL.suffix() : "pool";
        }
        return vg.pools().partOf(lv);
    }

    static String uuid(VolumeGroup vg, LogicalVolume lv, String suffix) {
        String group = vg.id().text();
        String volume = lv.id().text();
        return suffix.isEmpty() ? UUID_PREFIX + group + volume : UUID_PREFIX + group + volume + "-" + suffix;
    }

    /** What the uuids of all devices of a group begin with. */
    public static String prefix(VolumeGroup vg) {
        return UUID_PREFIX + vg.id().text();
    }
}
