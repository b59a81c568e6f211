package volscope.sim.lvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A transcript of the real programs, as blocks.
 *
 * @param blocks
 *            command by command
 */
record Trace(List<Block> blocks) {

    private static final Pattern ID = Pattern
            .compile("LVM-[A-Za-z0-9]{64}|[A-Za-z0-9]{6}(-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6}");

    private static final Pattern DATE = Pattern.compile("2024-01-01 00:\\d\\d:\\d\\d");

    /** A command with what it printed, returned and caused. */
    record Block(String command, List<String> output, int code, List<String> log, List<String> ops) {
    }

    static Trace resource(String name) {
        try (InputStream in = Trace.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Trace parse(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String part : text.split("(?m)^(?=\\$ )")) {
            if (part.startsWith("$ ")) {
                blocks.add(block(part.lines().toList()));
            }
        }
        return new Trace(blocks);
    }

    private static Block block(List<String> lines) {
        List<String> output = new ArrayList<>();
        List<String> log = new ArrayList<>();
        List<String> ops = new ArrayList<>();
        int code = -1;
        for (String line : lines.subList(1, lines.size())) {
            if (code < 0 && line.startsWith("? ")) {
                code = Integer.parseInt(line.substring(2));
            } else if (code < 0) {
                output.add(line);
            } else if (line.startsWith("k| ")) {
                log.add(line.substring(3));
            } else if (line.startsWith("d| ")) {
                ops.add(line.substring(3).stripTrailing());
            }
        }
        return new Block(lines.getFirst().substring(2), output, code, log, ops);
    }

    /** Lines with their ids numbered in order of appearance and without the time of day. */
    static List<String> withoutIds(List<String> lines, Map<String, String> seen) {
        return lines.stream().map(line -> ID.matcher(line)
                .replaceAll(match -> seen.computeIfAbsent(match.group().replace("-", ""), id -> "<" + seen.size() + ">")))
                .map(line -> DATE.matcher(line).replaceAll("DATE")).toList();
    }

    static Map<String, String> ids() {
        return new HashMap<>();
    }
}
