package volscope.sim.fs.extent;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import volscope.sim.fs.extent.MountOptions.Access;
import volscope.sim.fs.extent.MountOptions.DataMode;
import volscope.sim.fs.extent.MountOptions.Presence;
import volscope.sim.fs.extent.MountOptions.Recovery;
import volscope.sim.fs.extent.MountOptions.UuidCheck;
import volscope.sim.profile.Profile.DaxOption;

/** The words of mount options, as {@code mount(2)} and each file system read them. */
final class MountWords {

    /** The words that every file system knows, in the order they are shown in. */
    static final List<String> FLAGS = List.of("sync", "dirsync", "lazytime", "nosuid", "nodev", "noexec", "noatime", "nodiratime",
            "relatime");
    /** ext4's words in the order they are shown in. */
    static final List<String> EXT4 = List.of("nodioread_nolock", "discard", "nodelalloc", "nobarrier", "norecovery", "errors", "commit",
            "stripe", "data", "dax");
    /** xfs' words in the order they are shown in. */
    static final List<String> XFS = List.of("wsync", "noalign", "swalloc", "nouuid", "norecovery", "attr2", "filestreams", "discard",
            "largeio",
            "dax", "inode32", "inode64", "logbufs", "logbsize", "usrquota", "noquota");
    /** What xfs shows where nothing was said. */
    static final List<String> XFS_ALWAYS = List.of("inode64", "logbufs=8", "logbsize=32k", "noquota");

    private static final List<String> SILENT = List.of("", "defaults", "async", "exec", "suid", "dev", "auto", "nouser", "loud", "silent");
    private static final List<String> EXT4_SILENT = List.of("acl", "user_xattr", "auto_da_alloc", "block_validity", "init_itable",
            "journal_checksum", "nogrpid", "bsddf");
    private static final List<String> XFS_OWN = List.of("wsync", "noalign", "swalloc", "discard", "largeio", "inode32", "inode64",
            "filestreams");
    private static final Map<String, String> XFS_OPPOSITES = Map.of("nodiscard", "discard", "nolargeio", "largeio");

    private final FsType type;
    private final DaxOption forms;

    private MountWords(FsType type, DaxOption forms) {
        this.type = type;
        this.forms = forms;
    }

    /** What reading words gives. */
    sealed interface Parsed {
    }

    /**
     * They are good.
     *
     * @param options
     *            what they mean
     * @param deprecated
     *            words that xfs warns of
     */
    record Good(MountOptions options, List<String> deprecated) implements Parsed {
    }

    /**
     * They are not.
     *
     * @param log
     *            what the kernel says of it; {@code %s} stands for the device
     */
    record Bad(String log) implements Parsed {
    }

    /** A word that cannot be read. */
    private static final class BadWord extends RuntimeException {

        private static final long serialVersionUID = 1;

        BadWord(String log) {
            super(log, null, false, false);
        }
    }

    /** Reads words as the kernel does; they change what was said before. */
    static Parsed parse(FsType type, MountOptions before, List<String> words, DaxOption forms) {
        MountWords parser = new MountWords(type, forms);
        MountOptions options = before;
        try {
            for (String word : words) {
                options = parser.word(options, word);
            }
        } catch (BadWord bad) {
            return new Bad(java.util.Objects.requireNonNull(bad.getMessage()));
        }
        return new Good(options, type == FsType.XFS ? words.stream().filter("attr2"::equals).distinct().toList() : List.of());
    }

    private MountOptions word(MountOptions options, String word) {
        if (SILENT.contains(word)) {
            return options;
        }
        return switch (word) {
            case "ro" -> options.with(Access.READ_ONLY);
            case "rw" -> options.with(Access.READ_WRITE);
            case "noatime" -> options.flagged("relatime", Presence.GONE).flagged("noatime", Presence.THERE);
            case "relatime", "atime" -> options.flagged("noatime", Presence.GONE).flagged("relatime", Presence.THERE);
            case "strictatime" -> options.flagged("noatime", Presence.GONE).flagged("relatime", Presence.GONE);
            case "diratime" -> options.flagged("nodiratime", Presence.GONE);
            case "sync", "dirsync", "lazytime", "nosuid", "nodev", "noexec", "nodiratime" -> options.flagged(word, Presence.THERE);
            default -> word.equals("dax") || word.startsWith("dax=") ? dax(options, word) : own(options, word);
        };
    }

    private MountOptions dax(MountOptions options, String word) {
        if ((type == FsType.EXT2 || type == FsType.EXT3) && !word.equals("dax")) {
            throw new BadWord("EXT4-fs: Mount option(s) incompatible with " + type.word());
        }
        if (forms == DaxOption.FLAG && !word.equals("dax")) {
            throw unknown(word);
        }
        return switch (word) {
            case "dax", "dax=always" -> options.with(DaxMode.ALWAYS);
            case "dax=inode" -> options.with(DaxMode.INODE);
            case "dax=never" -> options.with(DaxMode.NEVER);
            default -> throw badValue("dax");
        };
    }

    private MountOptions own(MountOptions options, String word) {
        return type != FsType.XFS ? ext4(options, word) : xfs(options, word);
    }

    private MountOptions ext4(MountOptions options, String word) {
        if (EXT4_SILENT.contains(word)) {
            return options;
        }
        return switch (word) {
            case "barrier", "barrier=1" -> options.owning("nobarrier", word, Presence.GONE);
            case "delalloc" -> options.owning("nodelalloc", word, Presence.GONE);
            case "nodiscard" -> options.owning("discard", word, Presence.GONE);
            case "errors=continue" -> options.owning("errors", word, Presence.GONE);
            case "noload", "norecovery" -> options.with(Recovery.SKIP);
            case "dioread_nolock" -> options.owning("nodioread_nolock", word, Presence.GONE);
            case "nodelalloc", "discard", "nodioread_nolock" -> options.owning(word, word, Presence.THERE);
            case "nobarrier", "barrier=0" -> options.owning("nobarrier", "nobarrier", Presence.THERE);
            case "errors=remount-ro", "errors=panic" -> options.owning("errors", word, Presence.THERE);
            case "data=journal" -> options.with(DataMode.JOURNAL);
            case "data=ordered" -> options.with(DataMode.ORDERED);
            case "data=writeback" -> options.with(DataMode.WRITEBACK);
            default -> number(options, word, List.of("commit", "stripe"), List.of("data", "errors", "barrier"));
        };
    }

    private MountOptions xfs(MountOptions options, String word) {
        if (XFS_OPPOSITES.containsKey(word)) {
            return options.owning(XFS_OPPOSITES.get(word), word, Presence.GONE);
        }
        if (XFS_OWN.contains(word)) {
            return options.owning(word.replaceAll("\\d+$", ""), word, Presence.THERE);
        }
        return switch (word) {
            case "norecovery" -> options.with(Recovery.SKIP);
            case "nouuid" -> options.with(UuidCheck.IGNORED);
            case "attr2", "noquota", "bsdgroups", "nogrpid", "noikeep" -> options;
            default -> number(options, word, List.of("logbufs", "logbsize"), List.of());
        };
    }

    /** A word with a number behind it. */
    private MountOptions number(MountOptions options, String word, List<String> numbers, List<String> others) {
        String stem = stem(word);
        if (word.contains("=") && numbers.contains(stem)) {
            if (!word.substring(stem.length() + 1).matches("\\d{1,9}k?")) {
                throw badValue(stem);
            }
            return options.owning(stem, word, Presence.THERE);
        }
        throw word.contains("=") && others.contains(stem) ? badValue(stem) : unknown(word);
    }

    private BadWord badValue(String stem) {
        return forms == DaxOption.FLAG ? unknown(stem) : new BadWord(type.word() + ": Bad value for '" + stem + "'");
    }

    private BadWord unknown(String word) {
        if (forms == DaxOption.TRI_STATE) {
            return new BadWord(type.word() + ": Unknown parameter '" + stem(word) + "'");
        }
        return new BadWord(type != FsType.XFS
                ? "EXT4-fs (%s): Unrecognized mount option \"" + word + "\" or missing value"
                : "XFS (%s): unknown mount option [" + word + "].");
    }

    /** A word up to its value. */
    static String stem(String word) {
        return word.split("=", 2)[0];
    }

    /** Words in the order of their stems in a list. */
    static List<String> inOrder(List<String> order, List<String> words) {
        return words.stream().distinct().sorted(Comparator.comparingInt(word -> order.indexOf(stem(word)))).toList();
    }
}
