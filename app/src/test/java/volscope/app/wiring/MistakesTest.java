package volscope.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volscope.app.lab.Mistakes;
import volscope.app.text.Texts;
import volscope.sim.profile.Mistake;

/** Every known mistake is found without a word about it, by a short script that shows it there and nothing where it is not made. */
class MistakesTest {
    private static final int MOST_LINES = 25;

    @TempDir
    private Path folder;

    /** What a command printed, and its exit code. */
    private record Ended(int code, List<String> lines) {
    }

    private static Ended volscope(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Launch.run(Guice.createInjector(new AppModule(to), new ViewsModule(), new SimulatorModule()),
                new PrintStream(PrintStream.nullOutputStream()), arguments);
        return new Ended(code, out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    static Stream<String> mistakes() {
        return Mistake.all().stream().map(Mistake::word);
    }

    private static Stream<String> checks(Ended run) {
        return run.lines().stream().filter(line -> line.startsWith("check: "));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    @EnabledIfSystemProperty(named = "volscope.search", matches = "whole")
    void aMistakeIsFound(String mistake) throws IOException {
        Ended found = volscope("check", "--kernel", "dax-full+" + mistake);
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
        Path script = Files.write(folder.resolve("found.lab"), found.lines());
        String rule = found.lines().getLast().substring("# ".length()).replaceFirst("(check: \\S+) .*", "$1");
        assertThat(checks(volscope("run", "--kernel", "dax-full+" + mistake, script.toString()))).anyMatch(line -> line.startsWith(rule));
        assertThat(checks(volscope("run", "--transcript", script.toString()))).anyMatch(line -> line.startsWith(rule));
        assertThat(checks(volscope("run", "--kernel", "dax-full", script.toString()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theScriptOfItsPageShowsIt(String mistake) throws IOException {
        List<String> lines = Mistakes.lab(mistake).script().lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES);
        Path script = Files.write(folder.resolve("page.lab"), lines);
        assertThat(checks(volscope("run", script.toString()))).contains(lines.getLast().substring("# ".length()));
        assertThat(checks(volscope("run", "--kernel", "dax-full", script.toString()))).isEmpty();
    }

    @Test
    void everyMistakeHasAPage() {
        assertThat(Mistakes.words()).containsExactlyElementsOf(mistakes().toList());
        Texts texts = Texts.of(Locale.ENGLISH);
        assertThat(Mistakes.words()).allSatisfy(word -> assertThat(List.of("name", "thought", "rule"))
                .allMatch(part -> texts.has("mistake." + word + "." + part)));
    }

    /** The whole search, which takes longer: run with {@code -Dvolscope.search=whole}. */
    @ParameterizedTest
    @ValueSource(strings = {"dax-full", "dax-origin", "dax-2018-api"})
    @EnabledIfSystemProperty(named = "volscope.search", matches = "whole")
    void theDesignBreaksNoRule(String kernel) {
        Ended kept = volscope("check", "--kernel", kernel);
        assertThat(kept.lines()).last().asString().matches("no violation: \\d+ states");
        assertThat(kept.code()).isZero();
    }

    @Test
    void aShallowSearchMissesWhatTakesLonger() {
        assertThat(volscope("check", "--kernel", "dax-full+merge-no-unmap", "--depth", "1").code()).isZero();
    }
}
