package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import volscope.app.lab.BadInput;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Speech;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.session.Watchdog;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** Any text as a lesson or hand-in: a lesson, or sentences with line numbers. {@code -Dvolscope.mutations=100000} tries as many, of each. */
class MutationTest {
    private static final int USUAL = 3000;
    /** Nanoseconds of the processor that one text may take. */
    private static final long LONGEST = 5_000_000_000L;
    private static final List<String> PIECES = List.of("{", "}", "{{", "..", "```", "```goal\n", "---\n", "## x {#y}\n", "\n", "{1/0}",
            "{9*999999999999999999}", " in 0..99999999", "always ", "after any crash (", "\"", ":", "#", "99999999999999999999",
            "percent(1,0)",
            "chunks {0..99999} reads A", "\u0000", "\ud83d", "on 9.9: ", "not not not ", "((((((", "copies ", "- a: b if ",
            "where 1 == 2\n");

    private static String mutated(String text, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(changed.length());
            int to = Math.min(changed.length(), at + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(at, to);
                case 1 -> changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> changed.insert(at, changed.substring(at, to));
                default -> changed.setCharAt(at, (char) (32 + random.nextInt(96)));
            }
        }
        return changed.toString();
    }

    @Test
    void mutatedLessonsAreReadOrRefused() {
        List<String> texts = new Lessons().catalogue().stream()
                .flatMap(entry -> List.of(entry.id() + ".lesson", entry.id() + ".de.lesson").stream())
                .map(name -> Lessons.text(name).orElseThrow()).toList();
        Speech speech = new Speech(Texts.of(Locale.ENGLISH));
        SplittableRandom random = new SplittableRandom(11);
        int read = 0;
        for (int i = Integer.getInteger("volscope.mutations", USUAL); i > 0; i--) {
            String text = mutated(texts.get(random.nextInt(texts.size())), random);
            long began = processor();
            try {
                if (Lesson.read(text) instanceof Lesson.Bad(var problems)) {
                    problems.forEach(problem -> assertThat(speech.say(problem)).isNotBlank());
                    assertThat(problems).allSatisfy(problem -> assertThat(problem.spot()).satisfies(spot -> {
                        assertThat(spot.line()).isBetween(1, (int) text.lines().count() + 1);
                        assertThat(spot.column()).isPositive();
                    }));
                } else {
                    read++;
                }
                if (LessonReader.read(text) instanceof LessonReader.Read(LessonFile file)) {
                    assertThat(new TranslationCheck(file, file).check()).isNotNull();
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("no sentence for:\n" + text, e);
            }
            assertThat(processor() - began).as(text).isLessThan(LONGEST);
        }
        assertThat(read).isPositive();
    }

    @Test
    void mutatedHandInsAreGradedOrDamaged() throws BadInput {
        Texts texts = Texts.of(Locale.ENGLISH);
        Grading grading = new Grading(Course.unjudged(), new LabFile(texts, new Amounts(texts)), new Lessons(), texts);
        Lesson lesson = grading.lesson("08-overflow");
        String text = grading.handIn(lesson, 3, "Ada", List.of("lvs", "run 08-one-more.lab", "undo", "lvextend -L 44k vg0/snap1",
                "run 08-one-more.lab")).text();
        SplittableRandom random = new SplittableRandom(12);
        Set<Grade.Verdict> verdicts = EnumSet.noneOf(Grade.Verdict.class);
        try (Watchdog watchdog = new Watchdog(2)) {
            Grader grader = new Grader(lesson, Course.unjudged(), watchdog);
            for (int i = Integer.getInteger("volscope.mutations", USUAL / 3); i > 0; i--) {
                String changed = mutated(text, random);
                long began = processor();
                try {
                    verdicts.add(grader.grade("x.handin", changed).verdict());
                } catch (RuntimeException | StackOverflowError e) {
                    throw new AssertionError("no grade for:\n" + changed, e);
                }
                assertThat(processor() - began).as(changed).isLessThan(LONGEST);
            }
        }
        assertThat(verdicts).contains(Grade.Verdict.EDITED, Grade.Verdict.DAMAGED, Grade.Verdict.FOREIGN);
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
