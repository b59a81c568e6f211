package volscope.sim.lvm.dmsetup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import volscope.sim.lvm.dmsetup.Field.Kind;

/** The list of fields that a report can have. */
final class FieldHelp {

    private static final String ROW = "  %-21s - %s";

    private FieldHelp() {
    }

    /** What can be shown. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Kind kind : titled()) {
            title(lines, kind.title());
            lines.add(ROW.formatted(kind.all(), "All fields in this section."));
            Arrays.stream(Field.values()).filter(field -> field.kind().isWith(kind))
                    .forEach(field -> lines.add(ROW.formatted(field.id(), field.help())));
            lines.add(" ");
        }
        for (Statistics.Section section : Statistics.sections()) {
            title(lines, section.title());
            lines.add(ROW.formatted(section.all(), "All fields in this section."));
            section.fields().forEach(field -> lines.add(ROW.formatted(field.id(), field.help())));
            lines.add(" ");
        }
        special(lines, "", "");
        return lines;
    }

    /** What conditions can ask for. */
    static List<String> selectable() {
        List<String> lines = new ArrayList<>();
        for (Kind kind : titled()) {
            title(lines, kind.title());
            Arrays.stream(Field.values()).filter(field -> field.kind().isWith(kind))
                    .forEach(field -> lines.add(ROW.formatted(field.id(), field.help()) + (field.isNumber() ? " [number]" : " [string]")));
            lines.add(" ");
        }
        for (Statistics.Section section : Statistics.sections()) {
            title(lines, section.title());
            section.fields().forEach(field -> lines.add(ROW.formatted(field.id(), field.help()) + " [" + field.type() + "]"));
            lines.add(" ");
        }
        special(lines, " [number]", " [unselectable number]");
        return lines;
    }

    /** One section for each title. */
    private static List<Kind> titled() {
        return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.TREE).toList();
    }

    private static void title(List<String> lines, String title) {
        lines.add(title + " Fields");
        lines.add("-".repeat(title.length() + " Fields".length()));
    }

    private static void special(List<String> lines, String ofSelected, String ofHelp) {
        title(lines, "Special");
        lines.add(ROW.formatted("selected", "Set if item passes selection criteria.") + ofSelected);
        lines.add(ROW.formatted("help", "Show help.") + ofHelp);
        lines.add(ROW.formatted("?", "Show help.") + ofHelp);
        lines.add(" ");
    }
}
