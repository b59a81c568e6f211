package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.List;

import volscope.sim.profile.Profile.DaxOption;

/**
 * How a volume is mounted.
 *
 * @param access
 *            whether it may be changed
 * @param dax
 *            what the option {@code dax} asks for
 * @param recovery
 *            whether the journal is looked at
 * @param uuid
 *            whether two volumes of one id may be mounted
 * @param data
 *            what the option {@code data} asks for
 * @param flags
 *            what every file system knows: {@code noatime}, {@code nodev}
 * @param own
 *            what one file system alone knows, as it is shown
 */
public record MountOptions(Access access, DaxMode dax, Recovery recovery, UuidCheck uuid, DataMode data, List<String> flags,
        List<String> own) {

    /** Nothing said. */
    public static final MountOptions DEFAULTS = new MountOptions(Access.READ_WRITE, DaxMode.UNSET, Recovery.REPLAY, UuidCheck.UNIQUE,
            DataMode.UNSET, List.of("relatime"), List.of());

    /** Whether a volume may be changed. */
    public enum Access {
        READ_WRITE, READ_ONLY
    }

    /** What is done about an unfinished journal. */
    public enum Recovery {
        REPLAY, SKIP
    }

    /** Whether the id has to be the only one. */
    public enum UuidCheck {
        UNIQUE, IGNORED
    }

    /** What goes into the journal. */
    public enum DataMode {
        UNSET("ordered"), ORDERED("ordered"), WRITEBACK("writeback"), JOURNAL("journalled");

        private final String mode;

        DataMode(String mode) {
            this.mode = mode;
        }

        /** What the kernel's log calls it. */
        String mode() {
            return mode;
        }
    }

    public MountOptions {
        flags = List.copyOf(flags);
        own = List.copyOf(own);
    }

    MountOptions with(Access newAccess) {
        return new MountOptions(newAccess, dax, recovery, uuid, data, flags, own);
    }

    MountOptions with(DaxMode newDax) {
        return new MountOptions(access, newDax, recovery, uuid, data, flags, own);
    }

    MountOptions with(Recovery newRecovery) {
        return new MountOptions(access, dax, newRecovery, uuid, data, flags, own);
    }

    MountOptions with(UuidCheck newUuid) {
        return new MountOptions(access, dax, recovery, newUuid, data, flags, own);
    }

    MountOptions with(DataMode newData) {
        return new MountOptions(access, dax, recovery, uuid, newData, flags, own);
    }

    /** With a word that every file system knows, or without. */
    MountOptions flagged(String word, Presence presence) {
        return new MountOptions(access, dax, recovery, uuid, data, changed(flags, word, word, presence), own);
    }

    /** With a word of its own file system, in place of one that starts the same way, or without. */
    MountOptions owning(String start, String word, Presence presence) {
        return new MountOptions(access, dax, recovery, uuid, data, flags, changed(own, start, word, presence));
    }

    /** Whether a word is there. */
    enum Presence {
        THERE, GONE
    }

    private static List<String> changed(List<String> words, String start, String word, Presence presence) {
        List<String> left = new ArrayList<>(words);
        left.removeIf(old -> old.startsWith(start));
        if (presence == Presence.THERE) {
            left.add(word);
        }
        return left;
    }

    /** Whether nothing may be written. */
    public boolean isReadOnly() {
        return access == Access.READ_ONLY;
    }

    /** Whether flushes are left out. */
    boolean hasNoBarriers() {
        return own.contains("nobarrier");
    }

    /** As {@code /proc/mounts} shows them; where the dax option is a flag, it is shown as one. */
    public String text(FsType type, DaxOption forms) {
        List<String> words = new ArrayList<>(List.of(isReadOnly() ? "ro" : "rw"));
        words.addAll(MountWords.inOrder(MountWords.FLAGS, flags));
        words.addAll(type == FsType.XFS ? xfs(forms) : ext4(type == FsType.EXT2 ? DaxOption.FLAG : forms));
        return String.join(",", words);
    }

    private List<String> ext4(DaxOption forms) {
        List<String> words = new ArrayList<>(own);
        if (recovery == Recovery.SKIP) {
            words.add("norecovery");
        }
        if (data == DataMode.JOURNAL) {
            words.addAll(List.of("nodioread_nolock", "nodelalloc"));
        }
        if (data != DataMode.UNSET) {
            words.add("data=" + data.name().toLowerCase(java.util.Locale.ROOT));
        }
        words.addAll(daxWords(forms));
        if (dax == DaxMode.INODE) {
            words.add("dax=inode");
        }
        return MountWords.inOrder(MountWords.EXT4, words);
    }

    private List<String> xfs(DaxOption forms) {
        List<String> words = new ArrayList<>(own);
        words.add("attr2");
        if (recovery == Recovery.SKIP) {
            words.add("norecovery");
        }
        if (uuid == UuidCheck.IGNORED) {
            words.add("nouuid");
        }
        words.addAll(daxWords(forms));
        MountWords.XFS_ALWAYS.stream()
                .filter(word -> words.stream().noneMatch(known -> known.startsWith(MountWords.stem(word).replaceAll("\\d+$", ""))))
                .toList().forEach(words::add);
        return MountWords.inOrder(MountWords.XFS, words);
    }

    private List<String> daxWords(DaxOption forms) {
        return switch (dax) {
            case ALWAYS -> List.of(forms == DaxOption.FLAG ? "dax" : "dax=always");
            case NEVER -> forms == DaxOption.TRI_STATE ? List.of("dax=never") : List.of();
            case INODE, UNSET -> List.of();
        };
    }
}
