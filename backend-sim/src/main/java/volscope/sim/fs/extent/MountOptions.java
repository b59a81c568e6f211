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
 */
public record MountOptions(Access access, DaxMode dax, Recovery recovery, UuidCheck uuid) {

    /** Nothing said. */
    public static final MountOptions DEFAULTS = new MountOptions(Access.READ_WRITE, DaxMode.UNSET, Recovery.REPLAY, UuidCheck.UNIQUE);

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

    /** What reading a list of options gives. */
    public sealed interface Parsed {
    }

    /**
     * They are good.
     *
     * @param options
     *            what they mean
     */
    public record Good(MountOptions options) implements Parsed {
    }

    /**
     * They are not.
     *
     * @param log
     *            what the kernel says of it
     */
    public record Bad(String log) implements Parsed {
    }

    /** Reads a list as the kernel does, for a volume of this type. */
    public static Parsed parse(FsType type, List<String> words, DaxOption forms) {
        MountOptions options = DEFAULTS;
        for (String word : words) {
            switch (word) {
                case "ro" -> options = options.with(Access.READ_ONLY);
                case "rw" -> options = options.with(Access.READ_WRITE);
                case "dax", "dax=always", "dax=inode", "dax=never" -> {
                    if (forms == DaxOption.FLAG && !word.equals("dax")) {
                        return new Bad(unknown(type, word));
                    }
                    options = options.with(mode(word));
                }
                case "noload", "norecovery" -> options = new MountOptions(options.access, options.dax, Recovery.SKIP, options.uuid);
                case "nouuid" -> options = new MountOptions(options.access, options.dax, options.recovery, UuidCheck.IGNORED);
                case "", "defaults", "relatime", "noatime", "nodiratime", "nodev", "nosuid", "noexec", "sync", "async", "discard",
                        "nodiscard" -> {
                    continue;
                }
                default -> {
                    return new Bad(word.startsWith("dax=") ? type.word() + ": Bad value for 'dax'" : unknown(type, word));
                }
            }
        }
        return new Good(options);
    }

    private static String unknown(FsType type, String word) {
        return type == FsType.EXT4
                ? "EXT4-fs: Unknown parameter '" + word.split("=", 2)[0] + "'"
                : "xfs: Unknown parameter '" + word.split("=", 2)[0] + "'";
    }

    private static DaxMode mode(String word) {
        return switch (word) {
            case "dax=inode" -> DaxMode.INODE;
            case "dax=never" -> DaxMode.NEVER;
            default -> DaxMode.ALWAYS;
        };
    }

    MountOptions with(Access newAccess) {
        return new MountOptions(newAccess, dax, recovery, uuid);
    }

    MountOptions with(DaxMode newDax) {
        return new MountOptions(access, newDax, recovery, uuid);
    }

    /** Whether nothing may be written. */
    public boolean isReadOnly() {
        return access == Access.READ_ONLY;
    }

    /** As {@code /proc/mounts} shows them; where the dax option is a flag, it is shown as one. */
    public String text(FsType type, DaxOption forms) {
        List<String> words = new ArrayList<>(List.of(isReadOnly() ? "ro" : "rw", "relatime"));
        if (recovery == Recovery.SKIP) {
            words.add("norecovery");
        }
        if (type == FsType.XFS) {
            if (uuid == UuidCheck.IGNORED) {
                words.add("nouuid");
            }
            words.add("attr2");
        }
        switch (dax) {
            case ALWAYS -> words.add(forms == DaxOption.FLAG ? "dax" : "dax=always");
            case NEVER -> {
                if (forms == DaxOption.TRI_STATE) {
                    words.add("dax=never");
                }
            }
            case INODE -> {
                if (type == FsType.EXT4) {
                    words.add("dax=inode");
                }
            }
            case UNSET -> {
                break;
            }
        }
        if (type == FsType.XFS) {
            words.addAll(List.of("inode64", "logbufs=8", "logbsize=32k", "noquota"));
        }
        return String.join(",", words);
    }
}
