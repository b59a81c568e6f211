package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.Optional;

/** Which file system a volume is of. */
public enum FsType {
    EXT4("ext4", "EXT4-fs", 1024), XFS("xfs", "XFS", 2048);

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
