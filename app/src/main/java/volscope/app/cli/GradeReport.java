package volscope.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import volscope.app.lesson.Speech;
import volscope.app.lesson.Standing;
import volscope.app.teach.Grade;
import volscope.app.teach.Html;
import volscope.app.text.Texts;

/** Prints grades as a table, or for other programs. */
final class GradeReport {
    private static final List<String> COLUMNS = List.of("FILE", "NAME", "SEED", "VERDICT", "GOALS", "COMMANDS", "COPIES", "BETS", "HINTS",
            "UNDOS", "NOTE");

    private final Texts texts;
    private final Speech speech;
    private final Goals goals;

    /** Whether each goal has a line of its own. */
    enum Goals {
        SHOWN, COUNTED
    }

    GradeReport(Texts texts, Goals goals) {
        this.texts = texts;
        this.speech = new Speech(texts);
        this.goals = goals;
    }

    List<String> lines(String lesson, List<Grade> grades, GradeFormat format) {
        return switch (format) {
            case TABLE -> table(grades);
            case CSV -> csv(grades);
            case JSON -> List.of(grades.stream().map(this::json).collect(Collectors.joining(",\n", "[\n", "\n]")));
            case JUNIT -> junit(lesson, grades);
        };
    }

    private List<String> row(Grade grade) {
        return List.of(grade.file(), grade.name(), Long.toString(grade.seed()), grade.verdict().word(), grade.met(),
                grade.commands().written(), grade.copies().written(), grade.bets().written(), grade.help().written(),
                Long.toString(grade.help().undos()), note(grade));
    }

    private String note(Grade grade) {
        return grade.note().isEmpty()
                ? ""
                : Texts.plain(texts.get(grade.note().getFirst(), grade.note().subList(1, grade.note().size()).toArray()));
    }

    private List<String> table(List<Grade> grades) {
        List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
        grades.forEach(grade -> rows.add(row(grade)));
        int[] widths = new int[COLUMNS.size()];
        rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = rows.get(i).get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
            if (i > 0 && goals == Goals.SHOWN) {
                grades.get(i - 1).goals().forEach(goal -> lines.add("  " + (goal.finding().isMet() ? "[x] " : "[ ] ") + sentence(goal)
                        + ": " + speech.say(goal.finding().observed())));
            }
        }
        lines.add(sum(grades));
        return lines;
    }

    private String sum(List<Grade> grades) {
        Map<Grade.Verdict, Long> counts = new TreeMap<>(
                grades.stream().collect(Collectors.groupingBy(Grade::verdict, Collectors.counting())));
        return texts.get("grade.sum", grades.size(),
                counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey().word()).collect(Collectors.joining(", ")));
    }

    private String sentence(Standing.OfGoal goal) {
        return Texts.plain(speech.say(goal.goal()));
    }

    private List<String> csv(List<Grade> grades) {
        List<String> lines = new ArrayList<>(List.of(String.join(",", COLUMNS)));
        grades.forEach(grade -> lines.add(row(grade).stream().map(cell -> cell.matches("(?s).*[,\"\n].*")
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell).collect(Collectors.joining(","))));
        return lines;
    }

    private String json(Grade grade) {
        List<String> row = row(grade);
        StringBuilder json = new StringBuilder("  {");
        for (int i = 0; i < COLUMNS.size(); i++) {
            json.append(quoted(COLUMNS.get(i).toLowerCase(java.util.Locale.ROOT))).append(": ").append(quoted(row.get(i))).append(", ");
        }
        return json.append("\"goals_met\": ").append(grade.goals().stream().map(goal -> "{\"predicate\": " + quoted(goal.goal().source())
                + ", \"met\": " + goal.finding().isMet() + ", \"observed\": " + quoted(speech.say(goal.finding().observed())) + "}")
                .collect(Collectors.joining(", ", "[", "]"))).append(", \"log\": ").append(grade.log().stream()
                        .map(entry -> "{\"kind\": " + quoted(entry.kind().word()) + ", \"payload\": " + quoted(entry.payload()) + "}")
                        .collect(Collectors.joining(", ", "[", "]")))
                .append("}").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(c == '"' || c == '\\'
                ? "\\" + (char) c
                : c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return quoted.append('"').toString();
    }

    private List<String> junit(String lesson, List<Grade> grades) {
        List<String> lines = new ArrayList<>(
                List.of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"" + xml(lesson) + "\">"));
        for (Grade grade : grades) {
            // What is edited, or could not be replayed, has not passed, whatever its goals say.
            int unsound = grade.verdict() == Grade.Verdict.PASSED || grade.verdict() == Grade.Verdict.OPEN ? 0 : 1;
            long failed = unsound + grade.goals().stream().filter(goal -> !goal.finding().isMet()).count();
            lines.add("  <testsuite name=\"" + xml(grade.file()) + "\" tests=\"" + (unsound + grade.goals().size()) + "\" failures=\""
                    + failed + "\">");
            if (unsound > 0) {
                lines.add(
                        "    <testcase name=\"" + grade.verdict().word() + "\"><failure message=\"" + xml(note(grade)) + "\"/></testcase>");
            }
            grade.goals().forEach(goal -> lines.add("    <testcase name=\"" + xml(goal.goal().source()) + "\">" + (goal.finding().isMet()
                    ? ""
                    : "<failure message=\"" + xml(speech.say(goal.finding().observed())) + "\"/>") + "</testcase>"));
            lines.add("  </testsuite>");
        }
        lines.add("</testsuites>");
        return lines;
    }

    private static String xml(String text) {
        return Html.escaped(text.replaceAll("\\p{Cntrl}", " "));
    }
}
