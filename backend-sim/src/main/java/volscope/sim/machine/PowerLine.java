package volscope.sim.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lab command that takes power away: {@code crash [none|all|worst|SEED]} or {@code reboot}.
 *
 * @param how
 *            what becomes of writes that are not durable
 * @param seed
 *            for what is drawn; empty: the machine's own
 */
record PowerLine(How how, OptionalLong seed) {

    /** How it is used. */
    static final String USAGE = "crash [none|all|worst|SEED], reboot";

    /** What becomes of writes that are not durable. */
    enum How {
        /** They are all lost. */
        NONE,
        /** They are all there. */
        ALL,
        /** Those are there that do most harm. */
        WORST,
        /** The machine draws. */
        DRAWN,
        /** There are none: the machine stops in order. */
        ORDERLY
    }

    /** What reading a line gives: nothing if it is no such command, an empty line if it is not understood. */
    static Optional<Optional<PowerLine>> parse(String line) {
        if (!line.contains("crash") && !line.contains("reboot")) {
            return Optional.empty();
        }
        List<String> words = Arrays.asList(line.trim().split("\\s+"));
        return switch (words.getFirst()) {
            case "crash" -> Optional.of(words.size() == 1
                    ? Optional.of(of(How.DRAWN))
                    : words.size() == 2 ? choice(words.get(1)) : Optional.empty());
            case "reboot" -> Optional.of(words.size() == 1 ? Optional.of(of(How.ORDERLY)) : Optional.empty());
            default -> Optional.empty();
        };
    }

    /** One that needs no seed of its own. */
    static PowerLine of(How how) {
        return new PowerLine(how, OptionalLong.empty());
    }

    private static Optional<PowerLine> choice(String word) {
        if (word.matches("\\d{1,18}")) {
            return Optional.of(new PowerLine(How.DRAWN, OptionalLong.of(Long.parseLong(word))));
        }
        return List.of(How.NONE, How.ALL, How.WORST).stream().filter(how -> how.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .map(PowerLine::of);
    }
}
