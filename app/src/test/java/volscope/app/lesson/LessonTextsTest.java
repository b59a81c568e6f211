package volscope.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import volscope.app.lesson.predicate.VolumeProperty;
import volscope.app.lesson.seed.Comparison;
import volscope.app.lesson.seed.Type;
import volscope.app.lesson.source.Problem;
import volscope.app.text.Texts;
import volscope.model.machine.MappingInfo.PageState;

/** Whatever the engine can say has words. */
class LessonTextsTest {
    private static final Pattern KEY = Pattern
            .compile("(?:Words\\.of|texts\\.get)\\((?:[a-z]+ \\? )?\"([a-zA-Z.-]+[a-zA-Z_-])\"(?: : \"([a-zA-Z.-]+)\")?");

    private final Texts texts = Texts.of(Locale.ENGLISH);

    @Test
    void everyKeyThatIsWrittenHasAText() throws IOException {
        try (Stream<Path> engine = Files.walk(Path.of("src/main/java/volscope/app/lesson"));
                Stream<Path> view = Files.walk(Path.of("src/main/java/volscope/app/view/lesson"))) {
            List<String> keys = Stream.concat(engine, view).filter(file -> file.toString().endsWith(".java")).flatMap(LessonTextsTest::keys)
                    .distinct().toList();
            assertThat(keys).hasSizeGreaterThan(80).allMatch(texts::has);
        }
    }

    private static Stream<String> keys(Path file) {
        try {
            return KEY.matcher(Files.readString(file)).results()
                    .flatMap(match -> Stream.of(match.group(1), match.group(2))).filter(key -> key != null).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasASentence(Problem.Kind kind) {
        assertThat(texts.get("problem." + kind, "a", "b", "c")).isNotBlank();
    }

    @Test
    void whatIsComposedHasWords() {
        Stream.of(VolumeProperty.values()).forEach(property -> has("formula.has." + property.name().toLowerCase(Locale.ROOT)));
        Stream.of(Comparison.values()).forEach(comparison -> has("compare." + comparison));
        Stream.of(Type.values()).forEach(type -> has("type." + type));
        Stream.of(PageState.values()).forEach(state -> has("page." + state));
        Stream.of("ACTIVE", "INACTIVE", "INVALID", "OVERFLOWED", "MERGING", "SUSPENDED", "OPEN", "PARTIAL", "PLAIN")
                .forEach(state -> has("state." + state));
        Stream.of("SHARED", "IN_STORE", "COPIED", "WRITTEN").forEach(state -> has("chunk-state." + state));
    }

    private void has(String key) {
        assertThat(texts.has(key)).as(key).isTrue();
    }
}
