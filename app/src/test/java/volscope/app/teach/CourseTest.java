package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.lab.LabFile;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lesson;
import volscope.app.lesson.Lessons;
import volscope.app.lesson.Speech;
import volscope.app.lesson.file.LessonFile;
import volscope.app.lesson.file.LessonReader;
import volscope.app.text.Amounts;
import volscope.app.text.Texts;

/** Every lesson of the course is valid: its start does not meet its goals, its solution and its other way do, for 50 seeds. */
class CourseTest {
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);
    private static final Lessons LESSONS = new Lessons();
    private static final LessonChecker CHECKER = new LessonChecker(Course.unjudged(), new LabFile(TEXTS, new Amounts(TEXTS)), TEXTS);

    static Stream<String> ids() {
        return LESSONS.catalogue().stream().map(Lessons.Entry::id);
    }

    private static String told(List<volscope.app.lesson.source.Problem> problems) {
        return String.join("\n", problems.stream().map(problem -> problem.spot() + " " + new Speech(TEXTS).say(problem)).toList());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isValidForEverySeed(String id) {
        assertThat(told(CHECKER.check(LESSONS.lesson(id), LessonChecker.SEEDS))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isTranslatedWhole(String id) {
        LessonFile base = file(id + ".lesson");
        LessonFile german = file(id + ".de.lesson");
        assertThat(told(new TranslationCheck(base, german).check())).isEmpty();
        assertThat(Lesson.read(base, german)).isInstanceOfSatisfying(Lesson.Read.class,
                read -> assertThat(told(new CardCheck(read.lesson()).check())).isEmpty());
    }

    private static LessonFile file(String name) {
        return switch (LessonReader.read(Lessons.text(name).orElseThrow())) {
            case LessonReader.Read(LessonFile file) -> file;
            case LessonReader.Bad bad -> throw new AssertionError(name + ": " + told(bad.problems()));
        };
    }

    @Test
    void theExampleOfTheFormatIsValid() throws java.io.IOException {
        String page;
        try (var in = java.util.Objects.requireNonNull(Lessons.class.getResourceAsStream("/volscope/teach/format.md"))) {
            page = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        String example = page.substring(page.indexOf("````markdown\n") + "````markdown\n".length(), page.lastIndexOf("````"));
        assertThat(Lesson.read(example)).isInstanceOfSatisfying(Lesson.Read.class,
                read -> assertThat(told(CHECKER.check(read.lesson(), LessonChecker.SEEDS))).isEmpty());
    }

    @Test
    void thereAreTwentyFour() {
        assertThat(LESSONS.catalogue()).hasSize(24).extracting(Lessons.Entry::number).startsWith("1", "2").endsWith("F5", "F6");
        assertThat(LESSONS.catalogue()).allSatisfy(entry -> assertThat(LESSONS.lesson(entry.id()).head().id()).isEqualTo(entry.id()));
    }
}
