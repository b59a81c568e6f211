package volscope.app.cli;

import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/** What is printed of a script as it runs. */
public interface Report {

    /** A line that is not run. */
    void skipped(ScriptLine line);

    /** A line that was run, and what it gave. */
    void ran(ScriptLine line, Run run);

    /** The script ran to its end. */
    void ended();

    /** A line waits for something that will not happen. */
    void stuck(Run run);
}
