package volscope.sim.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import volscope.model.machine.Machine;
import volscope.model.machine.MachineFactory.Terminal;
import volscope.model.machine.Opening;
import volscope.model.machine.RevisionId;
import volscope.model.machine.Run;
import volscope.model.machine.ScriptLine;

/**
 * What a script printed, block by block: written by a real kernel, or played here. What differs between two runs of one kernel is made equal;
 * identifiers are numbered in the order they are met.
 */
record Transcript(List<Block> blocks) {

    private static final Pattern ID = Pattern.compile("(?<![A-Za-z0-9])LVM-[A-Za-z0-9]{32,64}"
            + "|\\b[A-Za-z0-9]{6}(?:-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6}\\b|\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
            + "|(?<=uuid |PVID )[A-Za-z0-9]{32}\\b");
    private static final Map<Pattern, String> VARIES = Map.of(Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d( [+-]\\d{4})?"),
            "DATE", Pattern.compile("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\\d+ \\d\\d:\\d\\d:\\d\\d \\d{4}"), "DATE",
            Pattern.compile("(creation_time = )\\d+"), "$1TIME", Pattern.compile(": device .* not in table devices list"),
            ": device GARBAGE not in table devices list", Pattern.compile("_(\\d{5})-\\d+\\.vg"), "_$1.vg",
            Pattern.compile("kworker/\\d+:\\d+"), "kworker",
            Pattern.compile("\\b\\d+(\\.\\d+)? (s|seconds), \\d+(\\.\\d+)? [kMG]?B/s"), "TIME",
            Pattern.compile("\\b\\d+(\\.\\d+)? sec \\(\\d.*ops/sec\\)"), "TIME",
            Pattern.compile("\\b(crc|checksum)( expected)? (0x)?[0-9a-f]{1,8}\\b"), "$1$2 SUM");

    /**
     * A command and what it gave.
     *
     * @param command
     *            the line
     * @param output
     *            its output and exit code
     * @param log
     *            kernel log lines
     * @param operations
     *            device-mapper operations
     */
    record Block(String command, List<String> output, List<String> log, List<String> operations) {
    }

    static Transcript read(String text) {
        List<Block> blocks = new ArrayList<>();
        boolean open = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("$ ")) {
                blocks.add(new Block(line.substring(2), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                open = true;
            } else if (!blocks.isEmpty() && open) {
                blocks.getLast().output().add(line);
                open = !line.matches("\\? \\d+");
            } else if (line.startsWith("k| ")) {
                blocks.getLast().log().add(line.substring(3));
            } else if (line.startsWith("d| ")) {
                blocks.getLast().operations().add(line.substring(3));
            }
        }
        return new Transcript(blocks);
    }

    static Opening.Lab open(String script, String kernel, MachineRecording recording) {
        return (Opening.Lab) new SimulatedMachines(recording, 1).open(script, Optional.of(kernel), Terminal.SCRIPT_RUNNER);
    }

    static Transcript play(String script, String kernel) {
        Opening.Lab lab = open(script, kernel, MachineRecording.LINES);
        Machine machine = lab.machine();
        RevisionId at = machine.start();
        List<Block> blocks = new ArrayList<>();
        for (ScriptLine line : lab.lines()) {
            if (line.runs()) {
                Run run = machine.run(at, line.text());
                at = run.end();
                if (line.kind() == ScriptLine.Kind.COMMAND) {
                    blocks.add(block(run));
                }
            }
        }
        return new Transcript(blocks);
    }

    private static Block block(Run run) {
        List<String> output = new ArrayList<>(run.text().lines().toList());
        if (!run.text().isEmpty() && !run.text().endsWith("\n")) {
            output.add("\\");
        }
        output.add("? " + run.exitCode());
        return new Block(run.line(), output, run.log().stream().flatMap(line -> line.isEmpty() ? Stream.of(line) : line.lines()).toList(),
                run.operations());
    }

    /** The same with what varies made equal. */
    Transcript equalized() {
        Map<String, String> ids = new HashMap<>();
        return new Transcript(blocks.stream().map(block -> new Block(block.command(), equalized(block.output(), ids),
                equalized(block.log(), ids), equalized(block.operations(), ids))).toList());
    }

    private static List<String> equalized(List<String> lines, Map<String, String> ids) {
        return lines.stream().map(line -> equalized(line, ids)).toList();
    }

    private static String equalized(String line, Map<String, String> ids) {
        String same = line;
        for (Map.Entry<Pattern, String> entry : VARIES.entrySet()) {
            same = entry.getKey().matcher(same).replaceAll(entry.getValue());
        }
        Matcher matcher = ID.matcher(same);
        return matcher.replaceAll(match -> number(match.group(), ids)).stripTrailing();
    }

    private static String number(String id, Map<String, String> ids) {
        String body = id.startsWith("LVM-") ? id.substring(4) : id.replace("-", "");
        StringBuilder numbers = new StringBuilder("<");
        for (int at = 0; at < body.length(); at += 32) {
            numbers.append(ids.computeIfAbsent(body.substring(at, Math.min(at + 32, body.length())), fresh -> "#" + ids.size()));
        }
        return numbers.append('>').toString();
    }
}
