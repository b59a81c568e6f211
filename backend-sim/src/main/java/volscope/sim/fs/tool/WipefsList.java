package volscope.sim.fs.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The list of signatures that {@code wipefs} prints where it erases none. */
final class WipefsList {

    private static final List<String> USUAL = List.of("DEVICE", "OFFSET", "TYPE", "UUID", "LABEL");
    private static final List<String> PARSABLE = List.of("OFFSET", "UUID", "LABEL", "TYPE");
    private static final List<String> ALL = List.of("UUID", "LABEL", "LENGTH", "TYPE", "OFFSET", "USAGE", "DEVICE");

    private final ToolCall call;
    private final List<String> shown;
    private final List<List<String>> rows = new ArrayList<>();

    private WipefsList(ToolCall call, List<String> shown) {
        this.call = call;
        this.shown = shown;
    }

    /** An empty list with the columns that are asked for; none if one of them is unknown, which has been said. */
    static Optional<WipefsList> of(ToolCall call) {
        List<String> shown = call.text("output").map(text -> List.of(text.toUpperCase(Locale.ROOT).split(",")))
                .orElse(call.has("parsable") ? PARSABLE : USUAL);
        Optional<String> unknown = shown.stream().filter(name -> !ALL.contains(name)).findFirst();
        unknown.ifPresent(name -> call.complain("unknown column: " + name));
        return unknown.isPresent() ? Optional.empty() : Optional.of(new WipefsList(call, shown));
    }

    void add(String device, Signature signature) {
        rows.add(shown.stream().map(column -> switch (column) {
            case "DEVICE" -> device.substring(device.lastIndexOf('/') + 1);
            case "OFFSET" -> "0x" + Integer.toHexString(signature.magic().offset());
            case "TYPE" -> signature.type();
            case "UUID" -> signature.uuid();
            case "LABEL" -> signature.label();
            case "LENGTH" -> String.valueOf(signature.magic().length());
            default -> signature.usage();
        }).toList());
    }

    void print() {
        if (call.has("json")) {
            JsonTable.lines("signatures", rows.stream().map(this::json).toList()).forEach(call::println);
        } else if (!rows.isEmpty() && call.has("parsable")) {
            rows.forEach(row -> call.println(String.join(",", row.stream().map(Signature::encoded).toList())));
        } else if (!rows.isEmpty()) {
            var columns = new Columns(shown.stream().map(name -> Columns.left(name, 1)).toList());
            rows.forEach(columns::add);
            columns.lines(call.has("noheadings")).forEach(call::println);
        }
    }

    private JsonTable.Row json(List<String> row) {
        List<JsonTable.Cell> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            cells.add(JsonTable.Cell.text(shown.get(i), row.get(i)));
        }
        return new JsonTable.Row(cells, List.of());
    }
}
