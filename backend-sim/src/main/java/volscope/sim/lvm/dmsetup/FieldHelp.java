package volscope.sim.lvm.dmsetup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import volscope.sim.lvm.dmsetup.Field.Kind;

/** The list of fields that is shown when a field is asked for that there is not. */
final class FieldHelp {

    private static final String ROW = "  %-21s - %s";

    private FieldHelp() {
    }

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String title = kind.title() + " Fields";
            lines.add(title);
            lines.add("-".repeat(title.length()));
            lines.add(ROW.formatted(kind.all(), "All fields in this section."));
            Arrays.stream(Field.values()).filter(field -> field.kind() == kind)
                    .forEach(field -> lines.add(ROW.formatted(field.id(), field.help())));
            lines.add(" ");
        }
        lines.add("Special Fields");
        lines.add("--------------");
        lines.add(ROW.formatted("selected", "Set if item passes selection criteria."));
        lines.add(ROW.formatted("help", "Show help."));
        lines.add(ROW.formatted("?", "Show help."));
        lines.add(" ");
        return lines;
    }
}
