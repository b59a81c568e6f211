package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lays a report out as JSON, whose values are all texts. */
record JsonLayout(CellText text) {

    private static final String PREFIX = "  ";
    private static final String STEP = "    ";

    /** What comes before anything is looked for. */
    static List<String> opening() {
        return List.of(PREFIX + "{", PREFIX + STEP + "\"report\": [");
    }

    void print(String key, List<Field> fields, List<Row> rows, Consumer<String> out) {
        out.accept(PREFIX + STEP.repeat(2) + "{");
        out.accept(PREFIX + STEP.repeat(3) + "\"" + key + "\": [");
        for (int i = 0; i < rows.size(); i++) {
            out.accept(PREFIX + STEP.repeat(4) + object(fields, rows.get(i)) + (i < rows.size() - 1 ? "," : ""));
        }
        out.accept(PREFIX + STEP.repeat(3) + "]");
        out.accept(PREFIX + STEP.repeat(2) + "}");
        out.accept(PREFIX + STEP + "]");
        out.accept(PREFIX + "}");
    }

    private String object(List<Field> fields, Row row) {
        List<String> members = new ArrayList<>();
        for (Field field : fields) {
            members.add("\"" + field.id() + "\":\"" + text.of(FieldValues.of(field, row)).replace("\"", "\\\"") + "\"");
        }
        return "{" + String.join(", ", members) + "}";
    }
}
