package volscope.model.machine;

import java.util.List;
import java.util.Optional;

import volscope.model.explain.Explanation;
import volscope.model.explain.Finding;

/**
 * What running a line gave.
 *
 * @param line
 *            the line as given
 * @param steps
 *            the revisions it made, in order; the last is the state after it, and there is at least one
 * @param output
 *            standard output and standard error in the order written
 * @param exitCode
 *            0 to 255
 * @param log
 *            the kernel log lines it caused, without time and level
 * @param operations
 *            device-mapper operations that lvm asked for, each a line of its debug log
 * @param waits
 *            what it still waits for, if it has not ended
 * @param explanation
 *            why it was refused or does not end, where that can be told
 * @param findings
 *            rules that its steps broke, each once, where the kernel promises to keep them
 * @param decisive
 *            the revision after the first step that broke one, as far as steps were kept
 */
public record Run(String line, List<RevisionId> steps, byte[] output, int exitCode, List<String> log, List<String> operations,
        Optional<String> waits, Optional<Explanation> explanation, List<Finding> findings, Optional<RevisionId> decisive) {

    /** The state after the line. */
    public RevisionId end() {
        return steps.getLast();
    }

    /** The output as text. */
    public String text() {
        return new String(output, java.nio.charset.StandardCharsets.UTF_8);
    }
}
