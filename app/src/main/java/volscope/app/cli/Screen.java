package volscope.app.cli;

import java.io.PrintStream;
import volscope.app.text.Sentences;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/** What a terminal would show: the commands at their prompt, and what they print. */
final class Screen implements Report {
    private final Sentences sentences;
    private final PrintStream out;

    Screen(Sentences sentences, PrintStream out) {
        this.sentences = sentences;
        this.out = out;
    }

    @Override
    public void skipped(ScriptLine line) {
        // A person would not have typed it.
    }

    @Override
    public void ran(ScriptLine line, Run run) {
        if (line.kind() == ScriptLine.Kind.COMMAND) {
            show(run);
        }
    }

    @Override
    public void ended() {
        out.flush();
    }

    @Override
    public void stuck(Run run) {
        show(run);
        out.flush();
    }

    private void show(Run run) {
        byte[] bytes = run.output();
        out.print("$ " + run.line() + "\n");
        out.write(bytes, 0, bytes.length);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            out.print("\n");
        }
        run.findings().forEach(finding -> out.print(sentences.check(finding) + "\n"));
    }
}
