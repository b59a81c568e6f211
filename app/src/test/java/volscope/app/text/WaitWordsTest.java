package volscope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volscope.model.machine.WaitInfo;

/** What the kernel says of waits is said in every language. */
class WaitWordsTest {
    private static final Pattern REASON = Pattern.compile(
            "(?:Sleeping\\.(?:on|deeply|onWork|deeplyOnWork|onRequest|forEver|until)|Dax\\.Wait|Dax\\.Stuck)\\(\\s*(\"[^;]*)\\);");
    private static final Pattern PIECE = Pattern.compile("\"([^\"]*)\"|[^\"]+");

    private final WaitWords english = new WaitWords(Texts.of(Locale.ENGLISH));
    private final WaitWords german = new WaitWords(Texts.of(Locale.GERMAN));

    /** A reason as the source composes it, with a letter for each name; what is no longer added to it is another argument. */
    private static String composed(String expression) {
        return PIECE.matcher(expression).results()
                .takeWhile(piece -> piece.group(1) != null || piece.group().stripLeading().startsWith("+"))
                .map(piece -> Optional.ofNullable(piece.group(1)).orElse("x")).collect(Collectors.joining());
    }

    @Test
    void everyReasonInTheKernelHasItsText() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "backend-sim", "src", "main", "java"))) {
            List<String> reasons = files.filter(file -> file.toString().endsWith(".java")).flatMap(WaitWordsTest::read)
                    .flatMap(source -> REASON.matcher(source).results()).map((MatchResult found) -> composed(found.group(1))).toList();
            assertThat(reasons).hasSizeGreaterThan(25).allMatch(english::knows);
            assertThat(reasons).allSatisfy(reason -> assertThat(german.reason(reason)).isNotEqualTo(reason));
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Stream.of(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"frozen file system on dm-0|eingefrorenes Dateisystem auf dm-0", "I/O|Ein- und Ausgabe",
        "the index entry of page 3 of /mnt/a, which task t has locked|den Indexeintrag der Seite 3 von /mnt/a, den task t gesperrt hat",
        "the index entry of page 3, which task t has locked|den Indexeintrag der Seite 3, den task t gesperrt hat",
        "task t, which is inside direct_access of vg0-lv0|task t, gerade in direct_access von vg0-lv0",
        "what nobody knows|what nobody knows"})
    void theNamesStayAsTheyAre(String kernel, String said) {
        assertThat(german.reason(kernel)).isEqualTo(said);
        assertThat(english.reason(kernel)).isEqualTo(kernel);
    }

    @Test
    void theHolderIsTheKernelTheTaskItselfOrATask() {
        assertThat(Stream.of(WaitInfo.KERNEL, WaitInfo.ITSELF, "task b").map(name -> new WaitInfo("task a", "I/O", Optional.of(name)))
                .map(german::holder)).containsExactly("den Kernel", "sich selbst", "task b");
        assertThat(german.holder(new WaitInfo("task a", "I/O", Optional.empty()))).isEqualTo("irgendwen");
    }
}
