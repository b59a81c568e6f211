package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lays a report out as JSON, whose values are all texts. Where names are asked for besides, a value ends as it would in a plain report, and
 * what is printed is no JSON.
 *
 * @param text
 *            how values are written
 * @param names
 *            whether each value is to have its field's name before it
 */
record JsonLayout(CellText text, ReportLayout.Names names) {

    private static final String PREFIX = "  ";
    private static final String STEP = "    ";

    /** What comes before anything is looked for. */
    static List<String> opening() {
        return List.of(PREFIX + "{", PREFIX + STEP + "\"report\": [");
    }

    /** What comes behind the last group. */
    static List<String> closing() {
        return List.of(PREFIX + STEP + "]", PREFIX + "}");
    }

    /**
     * A list of rows under its name.
     *
     * @param key
     *            what the list is called
     * @param fields
     *            the columns
     * @param rows
     *            its lines
     */
    record Part(String key, List<Field> fields, List<Row> rows) {
    }

    /** What belongs together, such as all of a group. */
    void print(List<Part> parts, Consumer<String> out) {
        out.accept(PREFIX + STEP.repeat(2) + "{");
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.accept(PREFIX + STEP.repeat(3) + ",");
            }
            print(parts.get(i), out);
        }
        out.accept(PREFIX + STEP.repeat(2) + "}");
    }

    /** What stands between two of them. */
    static String between() {
        return PREFIX + STEP.repeat(2) + ",";
    }

    private void print(Part part, Consumer<String> out) {
        out.accept(PREFIX + STEP.repeat(3) + "\"" + part.key() + "\": [");
        for (int i = 0; i < part.rows().size(); i++) {
            String comma = i < part.rows().size() - 1 ? "," : "";
            out.accept(PREFIX + STEP.repeat(4) + object(part.fields(), part.rows().get(i)) + comma);
        }
        out.accept(PREFIX + STEP.repeat(3) + "]");
    }

    private String object(List<Field> fields, Row row) {
        List<String> members = new ArrayList<>();
        for (Field field : fields) {
            members.add("\"" + field.id() + "\":\"" + text.of(FieldValues.of(field, row)).replace("\"", "\\\"") + end());
        }
        return "{" + String.join(", ", members) + "}";
    }

    private String end() {
        return switch (names) {
            case NONE -> "\"";
            case QUOTED -> "'";
            case UNQUOTED -> "";
        };
    }
}
