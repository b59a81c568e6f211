package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.fs.TimeFormat;
import volscope.sim.fs.extent.Inspection.Summary;

/** What the superblock of an ext4 volume says, line by line, as {@code dumpe2fs -h} and {@code tune2fs -l} show it. */
final class E2fsHeader {

    private static final String TIME = "%a %b %e %H:%M:%S %Y";
    private static final int INODE_SIZE = 256;
    private static final int EXTRA = 32;

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

    private void identity(Summary of) {
        field("Filesystem volume name", of.label().isEmpty() ? "<none>" : of.label());
        field("Filesystem UUID", of.uuid());
        field("Filesystem magic number", "0xEF53");
        field("Filesystem revision #", "1 (dynamic)");
        field("Filesystem features", String.join(" ", of.features()));
        field("Filesystem flags", "signed_directory_hash ");
        field("Default mount options", "user_xattr acl");
        field("Filesystem state", "clean");
        field("Errors behavior", "Continue");
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
    }
}
