package volscope.app.lesson;

import java.util.OptionalLong;

/**
 * What the solution needs.
 *
 * @param commands
 *            lines that change the machine
 * @param copies
 *            chunk copies, where the lesson says so
 */
public record Par(long commands, OptionalLong copies) {
}
