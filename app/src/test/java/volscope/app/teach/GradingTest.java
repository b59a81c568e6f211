package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Exercise;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.LogEntry;
import volscope.app.lesson.handin.HandIn;
import volscope.app.session.Rehearsal;
import volscope.app.teach.Grade.Verdict;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** A folder of hand-ins: right, wrong, cheated, damaged, foreign, endless. Each has the verdict that it was made for. */
class GradingTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Grading GRADING = new Grading(Course.unjudged(), new LabFile(TEXTS, new Amounts(TEXTS)), new Lessons(),
            TEXTS);
    private static final String LESSON = "08-overflow";
    private static final HandedIn HANDED_IN = new HandedIn(GRADING, LESSON);

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
            Files.writeString(folder.resolve(name), HANDED_IN.made(verdict, i % 7, random));
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
        String text = HANDED_IN.made(Verdict.PASSED, 3, new SplittableRandom(1));
        assertThat(HandIn.read(text)).isInstanceOfSatisfying(HandIn.Read.class, read -> {
            assertThat(read.handIn().edited()).isEmpty();
            assertThat(read.handIn().entries()).last().isEqualTo(new LogEntry(LogEntry.Kind.END, ""));
            assertThat(read.handIn().text()).isEqualTo(text);
        });
        assertThat(HandIn.read(text.replace("name Ada", "name Bob"))).isInstanceOfSatisfying(HandIn.Read.class,
                read -> assertThat(read.handIn().edited()).hasValue(1));
        assertThat(HandIn.read("")).isInstanceOf(HandIn.Damaged.class);
    }

    @Test
    void whoHasATimeLimitIsToldTheSecondsAndWhoAddsANoteIsHeard() throws BadInput {
        Exercise exercise = ((Lesson.Dealt) GRADING.lesson(LESSON).deal(0)).exercise();
        Rehearsal rehearsal = ((Rehearsal.Ready) Rehearsal.open(Course.unjudged(), exercise)).rehearsal();
        HandIn limited = HandIn.of(rehearsal.runAll(List.of("lvs")).attempt(), "Ada", " two\nlines ", OptionalLong.of(120));
        assertThat(limited.entries()).containsExactly(LogEntry.run(0, "lvs"), new LogEntry(LogEntry.Kind.NOTE, "two lines"),
                new LogEntry(LogEntry.Kind.END, "120"));
        assertThat(HandIn.read(limited.text())).isEqualTo(new HandIn.Read(limited));
        assertThat(Grade.without("x", limited, Verdict.OPEN, List.of()).log()).isEqualTo(limited.entries());
    }
}
