package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.Optional;

/** Which file system a volume is of. What is ext2 or ext3 is served by ext4, too, under its name. */
public enum FsType {
    EXT2("ext2", "EXT4-fs", 1024), EXT3("ext3", "EXT4-fs", 1024), EXT4("ext4", "EXT4-fs", 1024), XFS("xfs", "XFS", 2048);

    private final String word;
    private final String logName;
    private final int headerOffset;

    FsType(String word, String logName, int headerOffset) {
        this.word = word;
        this.logName = logName;
        this.headerOffset = headerOffset;
    }

    /** The type's name: {@code ext4}. */
    public String word() {
        return word;
    }

    /** The kernel's module that serves it. */
    public String module() {
        return this == XFS ? word : EXT4.word;
    }

    /** What its log lines start with: {@code EXT4-fs}. */
    String logName() {
        return logName;
    }

    /** Where on the device the {@link Superblock} is, in bytes. */
    int headerOffset() {
        return headerOffset;
    }

    /** The type of a name. */
    public static Optional<FsType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
