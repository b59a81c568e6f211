package volscope.app.view.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import volscope.app.session.Act;
import volscope.app.session.Question;
import volscope.app.view.terminal.Marking.Mark;

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
 * @param mark
 *            what it is in a refusal
 * @param isFirst
 *            whether it is the first line with its mark
 */
record TerminalLine(Kind kind, String text, int act, int exitCode, Mark mark, boolean isFirst) {
    /** What lines are. */
    enum Kind {
        /** A command at its prompt, typed by a person. */
        TYPED,
        /** A command that something else composed. */
        COMPOSED,
        /** What a command printed. */
        OUTPUT,
        /** What a command asked, and got no answer. */
        QUESTION,
        /** What the kernel logged. */
        KERNEL,
        /** The command has not ended. */
        WAITS
    }

    /** The lines of an act. */
    static List<TerminalLine> of(Act act) {
        List<TerminalLine> lines = new ArrayList<>();
        Kind command = act.source() == Act.Source.TYPED ? Kind.TYPED : Kind.COMPOSED;
        lines.add(new TerminalLine(command, act.line(), act.number(), act.run().exitCode(), Mark.NONE, false));
        Optional<Marking> marking = Marking.of(act);
        boolean caused = false;
        for (String text : act.run().text().lines().toList()) {
            Mark mark = Mark.NONE;
            if (marking.isPresent()) {
                mark = caused
                        ? marking.get().isCleanUp(text) ? Mark.CLEAN_UP : Mark.NONE
                        : marking.get().isCause(text) ? Mark.CAUSE : Mark.NONE;
            }
            caused |= mark == Mark.CAUSE;
            Kind kind = Question.isIn(act.run(), text) ? Kind.QUESTION : Kind.OUTPUT;
            add(lines, kind, expand(text), act, mark);
        }
        for (String text : act.run().log()) {
            Mark mark = marking.map(found -> found.isRule(text) ? Mark.RULE : Mark.CLEAN_UP).orElse(Mark.NONE);
            add(lines, Kind.KERNEL, text, act, mark);
        }
        act.run().waits().ifPresent(text -> add(lines, Kind.WAITS, text, act, Mark.NONE));
        return lines;
    }

    private static void add(List<TerminalLine> lines, Kind kind, String text, Act act, Mark mark) {
        boolean first = mark != Mark.NONE && lines.stream().noneMatch(line -> line.mark() == mark);
        lines.add(new TerminalLine(kind, text, act.number(), 0, mark, first));
    }

    /** Whether it is a command. */
    boolean isCommand() {
        return kind == Kind.TYPED || kind == Kind.COMPOSED;
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
