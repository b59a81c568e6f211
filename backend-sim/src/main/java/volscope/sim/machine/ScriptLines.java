package volscope.sim.machine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import volscope.model.machine.ScriptLine;
import volscope.model.machine.ScriptLine.Kind;

/** The lines of a script: continued ones joined, those that describe the machine left out. */
final class ScriptLines {

    private ScriptLines() {
    }

    static List<ScriptLine> of(String script) {
        List<ScriptLine> lines = new ArrayList<>();
        for (Iterator<String> rest = script.lines().iterator(); rest.hasNext();) {
            String line = joined(rest.next(), rest);
            if (!line.startsWith("#:")) {
                lines.add(new ScriptLine(kind(line), line));
            }
        }
        return lines;
    }

    private static String joined(String first, Iterator<String> rest) {
        StringBuilder line = new StringBuilder(first);
        while (line.length() > 0 && line.charAt(line.length() - 1) == '\\' && rest.hasNext()) {
            line.setLength(line.length() - 1);
            line.append(rest.next());
        }
        return line.toString();
    }

    private static Kind kind(String line) {
        if (line.isEmpty()) {
            return Kind.BLANK;
        }
        if (line.startsWith("#")) {
            return Kind.COMMENT;
        }
        return line.startsWith("@ ") ? Kind.PLUMBING : Kind.COMMAND;
    }
}
