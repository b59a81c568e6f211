package volscope.app.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;
import volscope.app.lab.BadInput;
import volscope.app.lesson.Course;
import volscope.app.lesson.Lessons;
import volscope.app.text.Texts;

/** What a class gets of each lesson: the sheet tells no answer, needs nothing beside it, and the key has all of them. */
class ClassFolderTest {
    private static final Lessons LESSONS = new Lessons();
    private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

    @TempDir
    private Path folder = Path.of("");

    static List<String> ids() {
        return LESSONS.catalogue().stream().map(Lessons.Entry::id).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyLessonIsExported(String id) throws BadInput, IOException {
        List<Path> files = new ClassFolder(Course.unjudged(), LESSONS, TEXTS).write(LESSONS.lesson(id), 0, folder);
        assertThat(files).extracting(file -> file.getFileName().toString()).contains(id + ".lesson", id + ".de.lesson", id + "-sheet.html",
                id + "-key.html");
        String sheet = Files.readString(folder.resolve(id + "-sheet.html"));
        String key = Files.readString(folder.resolve(id + "-key.html"));
        assertThat(sheet).contains("<svg", "size: A4").doesNotContain("href=", "src=", "url(http", TEXTS.get("sheet.solution"));
        assertThat(key).contains(TEXTS.get("sheet.solution")).doesNotContain(TEXTS.get("sheet.untold"));
        assertThat(Files.readString(folder.resolve(id + ".lesson"))).isEqualTo(Lessons.text(id + ".lesson").orElseThrow());
    }

    @Test
    void theKeyHasTheAnswersOfTheSeed() throws BadInput, IOException {
        new ClassFolder(Course.unjudged(), LESSONS, TEXTS).write(LESSONS.lesson("02-first-write"), 0, folder);
        assertThat(folder.resolve("02-first-write-key.html")).content().contains("<strong>8, 9, 10 and 11</strong>", "<strong>4</strong>",
                "<strong>from its own store</strong>");
        assertThat(folder.resolve("02-first-write-sheet.html")).content().contains("url(#stored)", "status 32/80 16, 2 chunks");
    }
}
