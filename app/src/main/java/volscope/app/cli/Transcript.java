package volscope.app.cli;

import java.io.PrintStream;
import volscope.app.text.Sentences;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/**
 * A transcript, line by line: {@code $ command}, its output, {@code \} where that lacks a final newline, {@code ? exit code},
 * {@code k| kernel log}, {@code d| device-mapper operation}, {@code check: rule that was broken}; comments, blank lines and plumbing copied; {@code = end}.
 */
public final class Transcript implements Report {
    private final Sentences sentences;
    private final PrintStream out;

    public Transcript(Sentences sentences, PrintStream out) {
        this.sentences = sentences;
        this.out = out;
    }

    @Override
    public void skipped(ScriptLine line) {
        print(line.text());
    }

    @Override
    public void ran(ScriptLine line, Run run) {
        if (line.kind() == ScriptLine.Kind.PLUMBING) {
            print(line.text());
            return;
        }
        print("$ " + line.text());
        output(run.output());
        print("? " + run.exitCode());
        run.log().forEach(text -> print("k| " + text));
        run.operations().forEach(text -> print("d| " + text));
        run.findings().forEach(finding -> print(sentences.check(finding)));
    }

    @Override
    public void ended() {
        print("= end");
        out.flush();
    }

    @Override
    public void stuck(Run run) {
        print("$ " + run.line());
        output(run.output());
        run.findings().forEach(finding -> print(sentences.check(finding)));
        print("= time-out");
        out.flush();
    }

    private void output(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            print("\n\\");
        }
    }

    /** Lines end as the guest ends them, on every system. */
    private void print(String line) {
        out.print(line);
        out.print('\n');
    }
}
