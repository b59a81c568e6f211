package volscope.app.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetTest {
    private static final Pattern DEFINED = Pattern.compile("(-vs-[a-z0-9-]+)\\s*:");
    private static final Pattern USED = Pattern.compile("(-vs-[a-z0-9-]+)(?!\\s*:)\\b");

    private static String sheet(String name) throws IOException {
        String path = "/volscope/style/" + name + ".css";
        try (InputStream in = Objects.requireNonNull(StyleSheetTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TreeSet<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothThemesHaveTheSameTokens() throws IOException {
        assertThat(all(DEFINED, sheet("tokens-light"))).isNotEmpty().isEqualTo(all(DEFINED, sheet("tokens-dark")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "views", "shell", "bridge"})
    void everyTokenThatIsUsedIsThere(String name) throws IOException {
        assertThat(all(DEFINED, sheet("tokens-light"))).containsAll(all(USED, sheet(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"window", "views", "shell", "bridge", "tokens-light", "tokens-dark"})
    void theToolkitReadsEveryRule(String name) throws IOException {
        CssParser.errorsProperty().clear();
        Stylesheet parsed = new CssParser().parse(sheet(name));
        assertThat(parsed.getRules()).isNotEmpty();
        assertThat(List.copyOf(CssParser.errorsProperty())).isEmpty();
    }

    @Test
    void rulesNameNoColourOfTheirOwn() throws IOException {
        assertThat(sheet("window") + sheet("views") + sheet("shell") + sheet("bridge")).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b")
                .doesNotContain("rgba(");
    }
}
