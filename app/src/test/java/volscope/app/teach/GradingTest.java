package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.handin.HandIn;
import volscope.app.teach.Grade.Verdict;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** A folder of hand-ins: right, wrong, cheated, damaged, foreign, endless. Each has the verdict that it was made for. */
class GradingTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Grading GRADING = new Grading(Course.unjudged(), new LabFile(TEXTS, new Amounts(TEXTS)), new Lessons(),
            TEXTS);
    private static final String LESSON = "08-overflow";

    private static String handIn(long seed, List<String> lines) throws BadInput {
        return GRADING.handIn(GRADING.lesson(LESSON), seed, "Ada, \"L\"", lines).text();
    }

    private static List<String> solution(long seed) throws BadInput {
        return ((Lesson.Dealt) GRADING.lesson(LESSON).deal(seed)).exercise().solution();
    }

    private static String made(Verdict verdict, long seed, SplittableRandom random) throws BadInput {
        String right = handIn(seed, solution(seed));
        return switch (verdict) {
            case PASSED -> right;
            case OPEN -> handIn(seed, List.of("lvs", "run 08-one-more.lab"));
            // Who takes a line out breaks the chain, whatever the rest says.
            case EDITED -> right.replaceFirst("(?m)^2 undo.*\n", "");
            case FOREIGN -> right.replaceFirst("lesson 08-overflow 1", "lesson 08-overflow " + (2 + random.nextInt(5)));
            case DAMAGED -> right.substring(0, 200 + random.nextInt(Math.max(1, right.length() - 260)));
            case ENDLESS -> right.replaceFirst("(?m)^1 run .*", "1 run 0 cat /dev/zero | tr a b >/dev/null  0123456789abcdef");
        };
    }

    @Test
    void threeHundredHandInsHaveTheirVerdicts(@TempDir Path folder) throws IOException, BadInput {
        SplittableRandom random = new SplittableRandom(7);
        Map<String, Verdict> wanted = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            Verdict verdict = i == 150
                    ? Verdict.ENDLESS
                    : List.of(Verdict.PASSED, Verdict.OPEN, Verdict.EDITED, Verdict.FOREIGN,
                            Verdict.DAMAGED).get(random.nextInt(5));
            String name = String.format(Locale.ROOT, "h%03d.handin", i);
            Files.writeString(folder.resolve(name), made(verdict, i % 7, random));
            wanted.put(name, verdict);
        }
        List<Grade> grades = GRADING.grade(GRADING.lesson(LESSON), List.of(folder));
        assertThat(grades).hasSize(300).allSatisfy(grade -> assertThat(grade.verdict()).as(grade.file() + " " + grade.note())
                .isEqualTo(wanted.get(grade.file())));
        assertThat(grades).filteredOn(grade -> grade.verdict() == Verdict.PASSED).isNotEmpty()
                .allSatisfy(grade -> {
                    assertThat(grade.met()).isEqualTo("4/4");
                    assertThat(grade.commands().written()).isEqualTo("2 (par 2)");
                });
        assertThat(grades).filteredOn(grade -> grade.verdict() == Verdict.OPEN).isNotEmpty()
                .allSatisfy(grade -> assertThat(grade.met()).isEqualTo("2/4"));
    }

    @Test
    void whatIsWrittenIsRead() throws BadInput {
        String text = handIn(3, solution(3));
        assertThat(HandIn.read(text)).isInstanceOfSatisfying(HandIn.Read.class, read -> {
            assertThat(read.handIn().edited()).isEmpty();
            assertThat(read.handIn().entries()).last().isEqualTo(new LogEntry(LogEntry.Kind.END, ""));
            assertThat(read.handIn().text()).isEqualTo(text);
        });
        assertThat(HandIn.read(text.replace("Ada", "Bob"))).isInstanceOfSatisfying(HandIn.Read.class,
                read -> assertThat(read.handIn().edited()).hasValue(1));
        assertThat(HandIn.read("")).isInstanceOf(HandIn.Damaged.class);
    }
}
