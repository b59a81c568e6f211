package volscope.app.view.terminal;

import java.util.ArrayList;
import java.util.List;
import volscope.app.session.Act;

/**
 * A line of the terminal.
 *
 * @param kind
 *            what it is
 * @param text
 *            what it says
 * @param act
 *            the act it belongs to
 * @param exitCode
 *            of a command, the code it ended with
 */
record TerminalLine(Kind kind, String text, int act, int exitCode) {

    /** What lines are. */
    enum Kind {
        /** A command at its prompt, typed by a person. */
        TYPED,
        /** A command that something else composed. */
        COMPOSED,
        /** What a command printed. */
        OUTPUT,
        /** What the kernel logged. */
        KERNEL,
        /** The command has not ended. */
        WAITS
    }

    /** The lines of an act. */
    static List<TerminalLine> of(Act act) {
        List<TerminalLine> lines = new ArrayList<>();
        Kind command = act.source() == Act.Source.TYPED ? Kind.TYPED : Kind.COMPOSED;
        lines.add(new TerminalLine(command, act.line(), act.number(), act.run().exitCode()));
        act.run().text().lines().forEach(text -> lines.add(new TerminalLine(Kind.OUTPUT, expand(text), act.number(), 0)));
        act.run().log().forEach(text -> lines.add(new TerminalLine(Kind.KERNEL, text, act.number(), 0)));
        act.run().waits().ifPresent(text -> lines.add(new TerminalLine(Kind.WAITS, text, act.number(), 0)));
        return lines;
    }

    /** Tabs as a terminal has them, every eight columns. */
    private static String expand(String text) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        StringBuilder wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            wide.append(c == '\t' ? " ".repeat(8 - wide.length() % 8) : String.valueOf(c));
        }
        return wide.toString();
    }
}
