package volscope.sim.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A lab command that takes power away: {@code crash [none|all|worst]} or {@code reboot}.
 *
 * @param how
 *            what becomes of writes that are not durable
 */
record PowerLine(How how) {

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
        List<String> words = Arrays.asList(line.trim().split("\\s+"));
        return switch (words.getFirst()) {
            case "crash" -> Optional.of(words.size() == 1
                    ? Optional.of(new PowerLine(How.DRAWN))
                    : words.size() == 2 ? choice(words.get(1)) : Optional.empty());
            case "reboot" -> Optional.of(words.size() == 1 ? Optional.of(new PowerLine(How.ORDERLY)) : Optional.empty());
            default -> Optional.empty();
        };
    }

    private static Optional<PowerLine> choice(String word) {
        return List.of(How.NONE, How.ALL, How.WORST).stream().filter(how -> how.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .map(PowerLine::new);
    }
}
