package volscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import picocli.CommandLine;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lessons;
import volscope.app.teach.Grade.Verdict;
import volscope.app.teach.Grading;
import volscope.app.teach.HandedIn;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** {@code volscope grade} over a folder with two hand-ins of each verdict: what it prints is read by parsers. */
class GradeCommandTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Grading GRADING = new Grading(Course.unjudged(), new LabFile(TEXTS, new Amounts(TEXTS)), new Lessons(), TEXTS);
    private static final int EACH = 2;

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void handIn() throws BadInput, IOException {
        SplittableRandom random = new SplittableRandom(3);
        HandedIn handedIn = new HandedIn(GRADING, "08-overflow");
        for (Verdict verdict : List.of(Verdict.PASSED, Verdict.OPEN, Verdict.EDITED, Verdict.FOREIGN, Verdict.DAMAGED)) {
            for (int i = 0; i < EACH; i++) {
                Files.writeString(folder.resolve(verdict.word() + i + ".handin"), handedIn.made(verdict, i, random));
            }
        }
    }

    private static String printed(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("08-overflow", folder.toString()));
        GradeCommand command = new GradeCommand(GRADING, TEXTS, new PrintStream(out, true, StandardCharsets.UTF_8));
        int code = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments.toArray(String[]::new));
        assertThat(code).as("some did not pass").isEqualTo(1);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theTableEndsWithTheSum() {
        assertThat(printed("--goals").lines()).hasSizeGreaterThan(10 * EACH).last()
                .isEqualTo("10 hand-ins: 2 passed, 2 open, 2 edited, 2 foreign, 2 damaged");
        assertThat(printed("--goals")).contains("[x] snap1 is active: active", "[ ] snap1 is active: invalid",
                "the checksum does not fit from record 2 on");
    }

    @Test
    void commaSeparatedValuesAreReadBack() {
        List<List<String>> rows = csv(printed("--format", "csv"));
        assertThat(rows).hasSize(1 + 5 * EACH).allSatisfy(row -> assertThat(row).hasSize(11));
        assertThat(rows.getFirst()).startsWith("FILE", "NAME", "SEED", "VERDICT", "GOALS");
        assertThat(rows.stream().filter(row -> row.get(3).equals("passed"))).hasSize(EACH)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo("Ada, \"L\" <\u00e4>"));
    }

    /** Reads what RFC 4180 calls CSV. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                // Two in a row stand for one.
                quoted = !quoted;
                cell.append(c);
            } else if (quoted || c != ',' && c != '\n') {
                cell.append(c);
            } else {
                String whole = cell.toString();
                rows.getLast().add(whole.startsWith("\"") ? whole.substring(1, whole.length() - 1).replace("\"\"", "\"") : whole);
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(new ArrayList<>());
                }
            }
        }
        assertThat(rows.removeLast()).as("a line without an end").isEmpty();
        return rows;
    }

    @Test
    void jsonHasGoalsAndTheLog() {
        List<?> grades = (List<?>) Json.read(printed("--format", "json"));
        assertThat(grades).hasSize(5 * EACH);
        Map<?, ?> passed = grades.stream().map(grade -> (Map<?, ?>) grade).filter(grade -> "passed".equals(grade.get("verdict")))
                .findFirst().orElseThrow();
        assertThat(passed.get("name")).isEqualTo("Ada, \"L\" <\u00e4>");
        assertThat((List<?>) passed.get("goals_met")).hasSize(4).allSatisfy(goal -> {
            assertThat(((Map<?, ?>) goal).get("met")).isEqualTo("true");
            assertThat((String) ((Map<?, ?>) goal).get("observed")).isNotBlank();
        });
        List<Object> log = new ArrayList<>((List<?>) passed.get("log"));
        assertThat(log).contains(Map.of("kind", "run", "payload", "0 run 08-one-more.lab"), Map.of("kind", "undo", "payload", "1"))
                .last().isEqualTo(Map.of("kind", "end", "payload", ""));
    }

    @Test
    void junitHasASuiteForEachAndATestForEachGoal() throws ParserConfigurationException, IOException, SAXException {
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(printed("--format", "junit").getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        NodeList suites = root.getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(5 * EACH);
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
            assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(Integer.parseInt(suite.getAttribute("failures")));
            assertThat(suite.getAttribute("failures").equals("0")).as(suite.getAttribute("name"))
                    .isEqualTo(suite.getAttribute("name").startsWith("passed"));
        }
    }
}
