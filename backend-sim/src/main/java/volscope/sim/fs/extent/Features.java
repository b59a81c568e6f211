package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The features of an ext4 volume, as its superblock has them.
 *
 * @param compatible
 *            those that a kernel need not know
 * @param incompatible
 *            those without which a volume can't be read
 * @param readOnly
 *            those without which it can't be written
 */
public record Features(long compatible, long incompatible, long readOnly) {

    static final long HAS_JOURNAL = 0x4;
    static final long RECOVER = 0x4;
    private static final long INLINE_DATA = 0x8000;
    private static final long EXTENTS = 0x40;

    /** What {@code mkfs.ext2} makes. */
    public static final Features EXT2 = new Features(0x38, 0x2, 0x3);
    /** What {@code mkfs.ext3} makes. */
    public static final Features EXT3 = new Features(0x38 | HAS_JOURNAL, 0x2, 0x3);
    /** What {@code mkfs.ext4} makes. */
    public static final Features EXT4 = new Features(0x38 | HAS_JOURNAL, 0x2c2, 0x46b);

    private static final Map<Integer, String> COMPATIBLE = new TreeMap<>(Map.of(0x4, "has_journal", 0x8, "ext_attr", 0x10, "resize_inode",
            0x20, "dir_index"));
    private static final Map<Integer, String> INCOMPATIBLE = new TreeMap<>(Map.of(0x2, "filetype", 0x4, "needs_recovery", 0x40, "extent",
            0x80, "64bit", 0x200, "flex_bg", 0x8000, "inline_data"));
    private static final Map<Integer, String> READ_ONLY = new TreeMap<>(Map.of(0x1, "sparse_super", 0x2, "large_file", 0x8, "huge_file",
            0x20, "dir_nlink", 0x40, "extra_isize", 0x400, "metadata_csum"));

    static Features read(byte[] superblock, int at) {
        return new Features(Bytes.get32(superblock, at + 0x5c), Bytes.get32(superblock, at + 0x60) & ~RECOVER,
                Bytes.get32(superblock, at + 0x64));
    }

    void write(byte[] superblock, int at) {
        Bytes.put32(superblock, at + 0x5c, compatible);
        Bytes.put32(superblock, at + 0x60, incompatible);
        Bytes.put32(superblock, at + 0x64, readOnly);
    }

    /** Whether there is a journal. */
    public boolean hasJournal() {
        return (compatible & HAS_JOURNAL) != 0;
    }

    boolean hasExtents() {
        return (incompatible & EXTENTS) != 0;
    }

    boolean mayInlineData() {
        return (incompatible & INLINE_DATA) != 0;
    }

    /** The oldest of the three file systems that knows them all: {@code ext2}, {@code ext3}, {@code ext4}. */
    String type() {
        boolean old = (incompatible & ~(EXT2.incompatible | RECOVER)) == 0 && (readOnly & ~EXT2.readOnly) == 0;
        return !old ? "ext4" : hasJournal() ? "ext3" : "ext2";
    }

    /** With a feature that is named, or without one whose name follows a {@code ^}; empty if there is none of this name. */
    public Optional<Features> with(String word) {
        boolean less = word.startsWith("^");
        String name = (less ? word.substring(1) : word).replaceAll("^extents$", "extent");
        long one = bit(COMPATIBLE, name);
        long two = bit(INCOMPATIBLE, name);
        long three = bit(READ_ONLY, name);
        if ((one | two | three) == 0) {
            return Optional.empty();
        }
        return Optional.of(less
                ? new Features(compatible & ~one, incompatible & ~two, readOnly & ~three)
                : new Features(compatible | one, incompatible | two, readOnly | three));
    }

    private static long bit(Map<Integer, String> known, String name) {
        return known.entrySet().stream().filter(entry -> entry.getValue().equals(name)).mapToLong(Map.Entry::getKey).findFirst().orElse(0);
    }

    /** Their names in the order of the words they stand in; {@code needs_recovery} among them. */
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
