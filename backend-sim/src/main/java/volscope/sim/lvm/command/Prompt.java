package volscope.sim.lvm.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import volscope.sim.kernel.Input;
import volscope.sim.lvm.LvmLog;

/** Questions that a person answers with yes or no. */
final class Prompt {

    private Prompt() {
    }

    /** Asks, unless {@code -y} has answered already; the end of the input means no. */
    static boolean confirms(LvmContext context, String question) {
        return confirmsAsWritten(context, question + " [y/n]: ");
    }

    /** The same where the question doesn't say how to answer. */
    static boolean confirmsAsWritten(LvmContext context, String text) {
        if (context.saysYes()) {
            return true;
        }
        context.log().ask(text);
        if (context.log().level() == LvmLog.Level.SILENT) {
            context.log().ask("[n]\n");
            return false;
        }
        return answer(context, text);
    }

    private static boolean answer(LvmContext context, String text) {
        while (true) {
            String line = line(context.invocation().in());
            if (line.isEmpty()) {
                context.log().ask("[n]\n");
                return false;
            }
            String answer = line.strip();
            String lower = answer.toLowerCase(Locale.ROOT);
            if (!lower.isEmpty() && "yes".startsWith(lower)) {
                return true;
            }
            if (!lower.isEmpty() && "no".startsWith(lower)) {
                return false;
            }
            context.log().warn("WARNING: Invalid input '" + answer + "'.");
            context.log().ask(text);
        }
    }

    /** Asks in the older way, with the question mark behind the choice; anything but a word with y first means no. */
    static boolean reallyConfirms(LvmContext context, String question) {
        if (context.saysYes()) {
            return true;
        }
        context.log().ask(question + " [y/n]? ");
        String line = line(context.invocation().in());
        if (line.isEmpty()) {
            context.log().ask("[n]\n");
        }
        return line.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** A line with its end; empty at the end of the input. */
    private static String line(Input in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte[] next = in.read(1); next.length > 0; next = in.read(1)) {
            line.write(next[0]);
            if (next[0] == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
