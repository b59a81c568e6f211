package volscope.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volscope.app.cli.VolscopeCommand;

/** Every language has every text, with the same places for what is put in. */
class LanguagesTest {
    private static final ResourceBundle.Control EXACT = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Path RESOURCES = Path.of("..", "resources", "src", "main", "resources", "volscope");
    private static final Path FOLDER = RESOURCES.resolve("text");
    private static final Path LANGUAGES = RESOURCES.resolve("languages");

    private static Stream<String> bundles() throws IOException {
        return files(FOLDER).stream().map(file -> "volscope.text." + file.getFileName().toString().replace(".properties", ""));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<Locale> others() {
        return Texts.languages().subList(1, Texts.languages().size());
    }

    /** Keys of the bundle of a language alone. */
    private static Set<String> keys(ResourceBundle bundle) {
        return bundle.keySet().stream().filter(key -> bundle.containsKey(key)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachFileIsALanguage() throws IOException {
        assertThat(Texts.languages()).startsWith(Locale.ENGLISH).contains(Locale.GERMAN).hasSize(1 + files(LANGUAGES).size())
                .doesNotHaveDuplicates().allSatisfy(language -> assertThat(language.getLanguage()).isNotEmpty());
    }

    @Test
    void everyLanguageHasEveryText() throws IOException {
        Set<String> english = new TreeSet<>();
        for (Path file : files(FOLDER)) {
            english.addAll(own(file));
        }
        assertThat(files(LANGUAGES)).isNotEmpty().allSatisfy(file -> {
            assertThat(english).as("texts that %s lacks", file).allMatch(own(file)::contains);
            assertThat(own(file)).as("texts of %s that nobody says", file).allMatch(english::contains);
        });
    }

    @Test
    void nothingIsSaidTwice() throws IOException {
        List<String> english = new ArrayList<>();
        for (Path file : files(FOLDER)) {
            english.addAll(written(file));
        }
        assertThat(english).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
        assertThat(files(LANGUAGES)).allSatisfy(file -> assertThat(written(file)).as(file.toString()).doesNotHaveDuplicates());
    }

    /** The keys of a file as they stand in it. */
    private static List<String> written(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> line.matches("[A-Za-z].*")).map(line -> line.split(" ?=", 2)[0]).toList();
    }

    private static Set<String> own(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return new java.util.PropertyResourceBundle(reader).keySet().stream().collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextPutsTheSameIn(String name) {
        ResourceBundle english = ResourceBundle.getBundle(name, Locale.ROOT, EXACT);
        for (Locale language : others()) {
            ResourceBundle bundle = Languages.bundle(name, language);
            for (String key : keys(english)) {
                assertThat(places(bundle.getString(key))).as("%s in %s", key, language).isEqualTo(places(english.getString(key)));
                if (!name.endsWith("options")) {
                    assertThat(bundle.getString(key)).as(key).doesNotContain("'");
                    assertThat(bundle.getString(key).replaceAll("`[^`]*`", "")).as("what is no code of %s", key).doesNotContain("!");
                    assertThat(new MessageFormat(bundle.getString(key), language).format(new Object[]{1L, 2L, 3L, 4L, 5L})).as(key)
                            .isNotNull();
                }
            }
        }
    }

    private static Set<String> places(String pattern) {
        return Pattern.compile("\\{(\\d)|\\$\\{[A-Z-]+}").matcher(pattern).results().map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Words that a bundle has alike in two languages are names; more than a few of them were forgotten. */
    @ParameterizedTest
    @MethodSource("bundles")
    void aLanguageIsNoCopy(String name) {
        ResourceBundle english = ResourceBundle.getBundle(name, Locale.ROOT, EXACT);
        for (Locale language : others()) {
            ResourceBundle bundle = Languages.bundle(name, language);
            List<String> alike = keys(english).stream().filter(key -> english.getString(key).split(" ").length > 3)
                    .filter(key -> english.getString(key).equals(bundle.getString(key))).toList();
            assertThat(alike).as("sentences of %s that are alike in %s", name, language).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void thePseudoLanguageIsLongerAndSpelledOtherwise() {
        Texts texts = Texts.of(Texts.PSEUDO);
        assertThat(texts.get("status.holds", "snap1", 1L, "4 KiB", "8 MiB"))
                .isEqualTo("**snap1** åålöönéé höölds **1 chüünk**, 4 KiB; réémöövïïng ïït fréééés **8 MiB**");
        assertThat(texts.get("status.undo", "lvcreate -s")).isEqualTo("**Ctrl Z**: tååkéés bååck `lvcreate -s`");
        Texts english = Texts.of(Locale.ENGLISH);
        String all = "start.words";
        assertThat(texts.get(all).length()).isGreaterThan((int) (english.get(all).length() * 1.25));
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        Amounts german = new Amounts(Texts.of(Locale.GERMAN));
        assertThat(german.percent(1, 3)).isEqualTo("33,33\u00a0%");
        assertThat(german.bytes(5021696)).isEqualTo("4,79\u00a0MiB");
        assertThat(german.count(100_000_000)).isEqualTo("100.000.000");
    }

    @Test
    void argumentsSayTheLanguage() {
        assertThat(VolscopeCommand.language("run", "--lang", "de", "x.lab")).isEqualTo(Optional.of(Locale.GERMAN));
        assertThat(VolscopeCommand.language("--lang=en-XA")).isEqualTo(Optional.of(Texts.PSEUDO));
        assertThat(VolscopeCommand.language("run", "x.lab")).isEmpty();
    }
}
