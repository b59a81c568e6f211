package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import volscope.sim.fs.TimeFormat;
import volscope.sim.fs.extent.Inspection.Summary;

/** What the superblock of an ext4 volume says, line by line, as {@code dumpe2fs -h} and {@code tune2fs -l} show it. */
final class E2fsHeader {

    private static final String TIME = "%a %b %e %H:%M:%S %Y";
    private static final int INODE_SIZE = 256;
    private static final int EXTRA = 32;

    private static final List<String> BEHAVIOURS = List.of("Continue", "Remount read-only", "Panic");
    private static final List<String> DATA = List.of("", "journal_data", "journal_data_ordered", "journal_data_writeback");
    private static final Map<Integer, String> WORDS = new TreeMap<>(
            Map.of(1, "debug", 2, "bsdgroups", 4, "user_xattr", 8, "acl", 0x10, "uid16", 0x100, "nobarrier", 0x400, "discard"));

    private final List<String> lines = new ArrayList<>();

    private E2fsHeader() {
    }

    static List<String> lines(Summary of) {
        var header = new E2fsHeader();
        header.identity(of);
        header.sizes(of);
        header.rest(of);
        return header.lines;
    }

    private void field(String name, Object value) {
        lines.add("%-26s%s".formatted(name + ":", value));
    }

    private static String defaults(long bits) {
        List<String> words = new ArrayList<>();
        if ((bits >> 5 & 3) != 0) {
            words.add(DATA.get((int) (bits >> 5 & 3)));
        }
        WORDS.forEach((bit, word) -> {
            if ((bits & bit) != 0) {
                words.add(word);
            }
        });
        return words.isEmpty() ? "(none)" : String.join(" ", words);
    }

    private void identity(Summary of) {
        field("Filesystem volume name", of.label().isEmpty() ? "<none>" : of.label());
        field("Filesystem UUID", of.uuid());
        field("Filesystem magic number", "0xEF53");
        field("Filesystem revision #", "1 (dynamic)");
        field("Filesystem features", String.join(" ", of.features()));
        field("Filesystem flags", "signed_directory_hash ");
        field("Default mount options", defaults(of.defaults()));
        if (!of.options().isEmpty()) {
            field("Mount options", of.options());
        }
        field("Filesystem state", "clean");
        field("Errors behavior", BEHAVIOURS.get(Math.clamp(of.errors() - 1, 0, BEHAVIOURS.size() - 1)));
        field("Filesystem OS type", "Linux");
    }

    private void sizes(Summary of) {
        field("Inode count", of.inodes());
        field("Block count", of.blocks());
        field("Reserved block count", of.reserved());
        field("Overhead clusters", of.overhead());
        field("Free blocks", of.freeBlocks());
        field("Free inodes", of.freeInodes());
        field("First block", of.firstBlock());
        field("Block size", of.blockSize());
        field("Fragment size", of.blockSize());
        field("Group descriptor size", 64);
        field("Reserved GDT blocks", of.reservedDescriptors());
        field("Blocks per group", of.perGroup());
        field("Fragments per group", of.perGroup());
        field("Inodes per group", of.inodesPerGroup());
        field("Inode blocks per group", of.tableBlocks());
        field("Flex block group size", 16);
    }

    private void rest(Summary of) {
        field("Filesystem created", TimeFormat.of(TIME).text(of.created()));
        field("Last mount time", of.mounted() == 0 ? "n/a" : TimeFormat.of(TIME).text(of.mounted()));
        field("Mount count", of.mounts());
        field("Maximum mount count", of.mostMounts());
        field("Last checked", TimeFormat.of(TIME).text(of.checked()));
        field("Check interval", "0 (<none>)");
        field("Reserved blocks uid", "0 (user root)");
        field("Reserved blocks gid", "0 (group root)");
        field("First inode", 11);
        lines.add("Inode size:\t          " + INODE_SIZE);
        field("Required extra isize", EXTRA);
        field("Desired extra isize", EXTRA);
        if (of.journal() != 0) {
            field("Journal inode", of.journal());
        }
        field("Default directory hash", "half_md4");
        field("Journal backup", "inode blocks");
        field("Checksum type", "crc32c");
        if (of.journal() != 0) {
            field("Journal features", "(none)");
        }
    }
}
