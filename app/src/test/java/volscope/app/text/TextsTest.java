package volscope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import volscope.model.explain.Explanation;
import volscope.model.explain.Outcome;
import volscope.model.machine.Cause;
import volscope.model.machine.DaxState;
import volscope.model.machine.MappedDeviceInfo.Suspension;
import volscope.model.machine.Opening;
import volscope.model.machine.SnapshotInfo;

class TextsTest {
    private static final Pattern USED = Pattern.compile("texts\\.get\\(\"([a-zA-Z0-9.-]+)\"[,)]");

    private final Texts texts = Texts.of(Locale.ENGLISH);

    private void has(String key) {
        assertThat(texts.has(key)).as(key).isTrue();
        assertThat(texts.get(key, 1L, 2L, 3L, 4L)).as(key).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasItsWords(Explanation.Rule rule) {
        Stream.of("title", "sentence", "source").forEach(part -> has("rule." + rule + "." + part));
    }

    @ParameterizedTest
    @EnumSource
    void everyFactHasASentence(Explanation.Key key) {
        has("fact." + key);
    }

    @ParameterizedTest
    @EnumSource
    void everyWayOutSaysWhatItCosts(Explanation.Way way) {
        Stream.of("title", "cost").forEach(part -> has("way." + way + "." + part));
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeHasASentence(Outcome.Kind kind) {
        has("outcome." + kind);
        assertThat(new Sentences(texts).sentence(new Outcome("6.1", kind, 3, 1, "Invalid"))).doesNotContain("{");
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusedLabSaysWhy(Opening.Reason reason) {
        has("refused." + reason);
    }

    @Test
    void everyStateHasAWord() {
        Stream.of(SnapshotInfo.State.values()).forEach(state -> has("storage.state." + state));
        Stream.of(Cause.Kind.values()).forEach(kind -> has("cause." + kind));
        Stream.of(DaxState.values()).forEach(state -> has("details." + state));
        Stream.of(Suspension.values()).forEach(state -> has("details." + state));
    }

    @Test
    void everyKeyInTheSourcesHasAText() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<String> keys = files.filter(file -> file.toString().endsWith(".java")).flatMap(TextsTest::keys).distinct().toList();
            assertThat(keys).hasSizeGreaterThan(20).allMatch(texts::has);
        }
    }

    private static Stream<String> keys(Path file) {
        try {
            return USED.matcher(Files.readString(file)).results().map((MatchResult match) -> match.group(1)).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "views", "acts", "shell", "explain", "command", "lesson", "check", "waits"})
    void everyPatternIsOneAndHasNoStraightApostrophe(String name) {
        ResourceBundle bundle = ResourceBundle.getBundle("volscope.text." + name, Locale.ROOT);
        assertThat(bundle.keySet()).isNotEmpty().allSatisfy(key -> {
            assertThat(bundle.getString(key)).doesNotContain("'");
            assertThat(bundle.getString(key).replaceAll("`[^`]*`", "")).as("what is no code").doesNotContain("!");
            assertThat(new MessageFormat(bundle.getString(key), Locale.ENGLISH)).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 B", "512|512 B", "1024|1 KiB", "4096|4 KiB", "5021696|4.79 MiB", "134217728|128 MiB",
        "534773760|510 MiB", "1099511627776|1 TiB"})
    void sizesHaveTheLargestUnitThatFits(long bytes, String written) {
        assertThat(new Amounts(texts).bytes(bytes)).isEqualTo(written.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 ns", "999|999 ns", "2000|2 µs", "1780000|1.8 ms", "90000000|90 ms", "90000000000|90 s",
        "3900000000000|65 min", "7200000000000|2 h", "864000000000000|10 d"})
    void timesHaveTheLargestUnitThatFits(long nanos, String written) {
        assertThat(new Amounts(texts).duration(nanos)).isEqualTo(written.replace(' ', '\u00a0'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0|0.00%", "1|3|33.33%", "24|8192|0.29%", "8192|8192|100.00%"})
    void sharesHaveTwoDigits(long part, long all, String written) {
        assertThat(new Amounts(texts).percent(part, all)).isEqualTo(written);
    }
}
