package volscope.sim.shell.awk;

/** A script that is none. Has no stack trace, since it is an answer to what was typed. */
final class SyntaxProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int place;

    SyntaxProblem(int place, String sentence) {
        super(sentence, null, false, false);
        this.place = place;
    }

    /** The sentences, with the line and a mark below the place. */
    String sentences(String name, String script) {
        int at = Math.min(place, script.length());
        int start = script.lastIndexOf('\n', at - 1) + 1;
        int newline = script.indexOf('\n', start);
        String line = script.substring(start, newline < 0 ? script.length() : newline);
        String prefix = name + ": cmd. line:" + (1 + script.substring(0, start).chars().filter(c -> c == '\n').count()) + ": ";
        return prefix + line + "\n" + prefix + " ".repeat(at - start) + "^ " + getMessage() + "\n";
    }
}
