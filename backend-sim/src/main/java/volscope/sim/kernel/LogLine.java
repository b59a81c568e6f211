package volscope.sim.kernel;

/**
 * One line of the kernel log, or several if the text has line breaks.
 *
 * @param at
 *            nanoseconds since power-on
 * @param level
 *            how urgent
 * @param text
 *            without time and level
 */
public record LogLine(long at, Level level, String text) {

    /** The urgency of a log line, as in {@code kern_levels.h}. */
    public enum Level {
        EMERG, ALERT, CRIT, ERR, WARNING, NOTICE, INFO, DEBUG
    }
}
