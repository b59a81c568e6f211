package volscope.app.lesson.draft;

import java.util.ArrayList;
import java.util.List;
import volscope.app.lesson.file.Block;
import volscope.app.lesson.source.Line;

/**
 * A fenced block that is being written.
 *
 * @param kind
 *            what it holds
 * @param name
 *            the word after its kind; empty if there is none
 * @param lines
 *            its lines, in which expressions in braces stand for numbers
 */
public record Piece(Block.Kind kind, String name, List<String> lines) {
    /** The name of a solution that is another way. */
    public static final String OTHER = "other";

    /** A block with what a person typed in it. */
    public static Piece of(Block.Kind kind, String name, String text) {
        return new Piece(kind, name, text.isBlank() ? List.of() : text.stripTrailing().lines().toList());
    }

    static Piece of(Block block) {
        return new Piece(block.kind(), block.name(), block.lines().stream().map(Line::text).toList());
    }

    /** Its lines as a text. */
    public String text() {
        return String.join("\n", lines);
    }

    /** Whether it is a block of this kind and name. */
    public boolean is(Block.Kind what, String called) {
        return kind == what && name.equals(called);
    }

    /** What follows a key in it: {@code ask: How many?}; empty where it has none. */
    public String part(String key) {
        return lines.stream().map(String::strip).filter(line -> line.startsWith(key + ":")).map(line -> line.substring(key.length() + 1)
                .strip()).findFirst().orElse("");
    }

    /** The same with something else after a key; nothing takes the key away. */
    public Piece with(String key, String value) {
        String oneLine = Draft.oneLine(value);
        List<String> next = new ArrayList<>(lines);
        int at = 0;
        while (at < next.size() && !next.get(at).strip().startsWith(key + ":")) {
            at++;
        }
        if (at < next.size()) {
            next.remove(at);
        }
        if (!oneLine.isEmpty()) {
            next.add(Math.min(at, next.size()), key + ": " + oneLine);
        }
        return new Piece(kind, name, List.copyOf(next));
    }
}
