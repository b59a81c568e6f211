package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What can be said of a file besides its permission bits: the flags that {@code chattr} changes. */
public enum FileFlag {

    /** Its blocks are to be overwritten when it goes; nobody does. */
    SECURE_DELETION('s', 0x1),
    /** It is to be kept when it goes; nobody does. */
    UNDELETE('u', 0x2),
    /** What is written to it is to be compressed; nobody does. */
    COMPRESS('c', 0x4),
    /** What is written to it lasts at once. */
    SYNC('S', 0x8),
    /** Nothing of it may be changed. */
    IMMUTABLE('i', 0x10),
    /** It may only be written to at its end. */
    APPEND('a', 0x20),
    /** {@code dump} leaves it out. */
    NO_DUMP('d', 0x40),
    /** Reading it is not noted. */
    NO_ACCESS_TIME('A', 0x80),
    /** Its data go to the journal. */
    JOURNAL('j', 0x4000),
    /** Its end is not joined to others'; nothing ever is. */
    NO_TAIL('t', 0x8000),
    /** What is changed in the directory lasts at once. */
    DIRECTORY_SYNC('D', 0x10000),
    /** The directory stands above others. */
    TOP('T', 0x20000),
    /** It is mapped by extents. */
    EXTENTS('e', Inode.EXTENTS_FLAG),
    /** It is not copied when it is written to. */
    NO_COPY('C', 0x800000),
    /** It asks for DAX. */
    DAX('x', Inode.DAX_FLAG),
    /** Names in the directory are the same in capitals. */
    FOLD('F', 0x40000000),
    /** What is made in the directory belongs to its project. */
    PROJECT('P', 0x20000000);

    /** Those that xfs keeps. */
    static final Set<FileFlag> OF_XFS = EnumSet.of(SYNC, IMMUTABLE, APPEND, NO_DUMP, NO_ACCESS_TIME, DAX, PROJECT);
    /** Those that a file is asked to have on ext4 and can't. */
    static final Set<FileFlag> NOT_OF_EXT4 = EnumSet.of(NO_COPY, FOLD, PROJECT);

    private final char letter;
    private final int bit;

    FileFlag(char letter, int bit) {
        this.letter = letter;
        this.bit = bit;
    }

    /** How {@code chattr} and {@code lsattr} call it. */
    public char letter() {
        return letter;
    }

    /** The flag of a letter. */
    public static Optional<FileFlag> of(char letter) {
        return Arrays.stream(values()).filter(flag -> flag.letter == letter).findFirst();
    }

    boolean isIn(int flags) {
        return (flags & bit) != 0;
    }

    static Set<FileFlag> in(int flags) {
        Set<FileFlag> all = EnumSet.noneOf(FileFlag.class);
        Arrays.stream(values()).filter(flag -> flag.isIn(flags)).forEach(all::add);
        return all;
    }

    static int bits(Set<FileFlag> flags) {
        return flags.stream().mapToInt(flag -> flag.bit).reduce(0, (a, b) -> a | b);
    }
}
