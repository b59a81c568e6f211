package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the features of an ext4 volume are called. */
final class Features {

    private static final Map<Integer, String> COMPATIBLE = new TreeMap<>(Map.of(0x4, "has_journal", 0x8, "ext_attr", 0x10, "resize_inode",
            0x20, "dir_index"));
    private static final Map<Integer, String> INCOMPATIBLE = new TreeMap<>(Map.of(0x2, "filetype", 0x4, "needs_recovery", 0x40, "extent",
            0x80, "64bit", 0x200, "flex_bg", 0x8000, "inline_data"));
    private static final Map<Integer, String> READ_ONLY = new TreeMap<>(Map.of(0x1, "sparse_super", 0x2, "large_file", 0x8, "huge_file",
            0x20, "dir_nlink", 0x40, "extra_isize", 0x400, "metadata_csum"));

    private Features() {
    }

    /** Those of a superblock, in the order of the words they stand in. */
    static List<String> names(byte[] superblock, int at) {
        List<String> names = new ArrayList<>();
        add(names, COMPATIBLE, Bytes.get32(superblock, at + 0x5c));
        add(names, INCOMPATIBLE, Bytes.get32(superblock, at + 0x60));
        add(names, READ_ONLY, Bytes.get32(superblock, at + 0x64));
        return names;
    }

    private static void add(List<String> names, Map<Integer, String> known, long bits) {
        known.forEach((bit, name) -> {
            if ((bits & bit) != 0) {
                names.add(name);
            }
        });
    }
}
