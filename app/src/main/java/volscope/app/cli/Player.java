package volscope.app.cli;

import volscope.model.machine.Machine;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/** Runs a lab's lines one after the other, as a shell does with a script: a line that fails does not stop it. */
final class Player {
    /** The exit code of a command that was still waiting when its time was over. */
    static final int STUCK = 124;

    private final Report report;

    Player(Report report) {
        this.report = report;
    }

    /**
     * Plays a lab.
     *
     * @return the exit code of the last line that ran
     */
    int play(Opening.Lab lab) {
        Machine machine = lab.machine();
        RevisionId at = machine.start();
        int exitCode = 0;
        for (ScriptLine line : lab.lines()) {
            if (!line.runs()) {
                report.skipped(line);
                continue;
            }
            Run run = machine.run(at, line.text());
            if (run.waits().isPresent()) {
                report.stuck(run);
                return STUCK;
            }
            report.ran(line, run);
            at = run.end();
            exitCode = run.exitCode();
        }
        report.ended();
        return exitCode;
    }
}
