package volscope.sim.lvm.status;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.dm.TableLine;
import volscope.sim.lvm.text.Percent;

/** What the target of a thin volume or of a pool says of itself. */
public sealed interface ThinStatus {

    /** How much of it is in use; empty if that cannot be said. */
    Optional<Percent> full();

    /**
     * A thin volume.
     *
     * @param mapped
     *            sectors that have blocks of their own
     * @param sectors
     *            its size
     */
    record Volume(long mapped, long sectors) implements ThinStatus {
        @Override
        public Optional<Percent> full() {
            return Optional.of(Percent.of(mapped, sectors));
        }
    }

    /**
     * A pool.
     *
     * @param metadata
     *            blocks of its metadata
     * @param data
     *            blocks of its data
     * @param mode
     *            what it can do
     * @param discards
     *            what becomes of discards
     * @param check
     *            whether its metadata have to be checked
     */
    record Pool(Blocks metadata, Blocks data, Mode mode, String discards, Check check) implements ThinStatus {
        @Override
        public Optional<Percent> full() {
            return Optional.of(data.full());
        }
    }

    /**
     * Blocks of which some are in use.
     *
     * @param used
     *            how many
     * @param all
     *            of how many
     */
    record Blocks(long used, long all) {

        /** How much is in use. */
        public Percent full() {
            return Percent.of(used, all);
        }
    }

    /** What a pool can do. */
    enum Mode {
        WRITES, OUT_OF_DATA, READ_ONLY
    }

    /** Whether metadata have to be checked. */
    enum Check {
        NEEDED, NONE
    }

    /** It can do nothing any more. */
    record Failed() implements ThinStatus {
        @Override
        public Optional<Percent> full() {
            return Optional.empty();
        }
    }

    /** Reads a line of a status; empty if it is of another type, or incomplete. */
    static Optional<ThinStatus> parse(TableLine line) {
        return switch (line.type()) {
            case "thin-pool" -> line.params().startsWith("Fail") ? Optional.of(new Failed()) : Lines.pool(line.params());
            case "thin" -> line.params().startsWith("Fail") ? Optional.of(new Failed()) : Lines.volume(line);
            default -> Optional.empty();
        };
    }

    /** How status lines are read. */
    final class Lines {

        private static final Pattern POOL = Pattern.compile("\\d+ (\\d+)/(\\d+) (\\d+)/(\\d+) \\S+ (\\S+) (\\S+) \\S+( needs_check)?.*");

        private Lines() {
        }

        private static Optional<ThinStatus> pool(String text) {
            Matcher words = POOL.matcher(text);
            if (!words.matches()) {
                return Optional.empty();
            }
            Mode mode = switch (words.group(5)) {
                case "rw" -> Mode.WRITES;
                case "out_of_data_space" -> Mode.OUT_OF_DATA;
                default -> Mode.READ_ONLY;
            };
            return Optional.of(new Pool(new Blocks(Long.parseLong(words.group(1)), Long.parseLong(words.group(2))),
                    new Blocks(Long.parseLong(words.group(3)), Long.parseLong(words.group(4))), mode, words.group(6),
                    words.group(7) == null ? Check.NONE : Check.NEEDED));
        }

        private static Optional<ThinStatus> volume(TableLine line) {
            String mapped = line.params().split(" ", 2)[0];
            return mapped.matches("\\d+") ? Optional.of(new Volume(Long.parseLong(mapped), line.length())) : Optional.empty();
        }
    }
}
