package volscope.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import volscope.app.lab.Sandbox;
import volscope.app.session.Selection;
import volscope.app.text.Texts;
import volscope.app.view.Course;
import volscope.app.view.Panel;
import volscope.app.view.Place;

/** Another language is spoken at once, in every view, and nothing else changes. */
class LanguageTest extends CheckedWindow {
    private static final List<String> BUNDLES = List.of("window", "views", "acts", "shell", "explain", "lesson", "check");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Pattern TYPED = Pattern.compile("`[^`]*`|\\{[^}]*}|\\w+_\\w+");
    /** Names of the field, alike in every language; and the words of the sandbox. */
    private static final Set<String> NAMES = Set.of("linear", "snapshot", "origin", "disk", "sector", "raw", "fsdax", "map", "map0", "cow",
            "volscope", "start", "kernels", "gib", "kib", "mib", "tib");

    private final Locale before = Locale.getDefault();
    private final Texts texts = injector.getInstance(Texts.class);

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    /** Words that a language has and another does not. */
    private static Set<String> foreign(Locale language, Locale now) {
        Set<String> words = new TreeSet<>(words(language));
        words.removeAll(words(now));
        words.removeAll(NAMES);
        return words;
    }

    private static Set<String> words(Locale language) {
        ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return BUNDLES.stream().map(name -> ResourceBundle.getBundle("volscope.text." + name, Locale.ROOT, exact)).flatMap(english -> {
            ResourceBundle said = language.equals(Locale.ENGLISH)
                    ? english
                    : ResourceBundle.getBundle("volscope.languages." + language.getLanguage(), Locale.ROOT, exact);
            return english.keySet().stream().map(said::getString);
        }).flatMap(LanguageTest::split).collect(Collectors.toSet());
    }

    private static Stream<String> split(String sentence) {
        return WORD.matcher(TYPED.matcher(sentence).replaceAll(" ")).results().map(word -> word.group().toLowerCase(Locale.ROOT));
    }

    /** What is said in the window, to eyes and to screen readers, but for what people type and machines print. */
    private Set<String> said() {
        Set<String> said = new HashSet<>();
        for (Node node : below(stage().getScene().getRoot())) {
            boolean typed = node.getStyleClass().stream().anyMatch(style -> style.startsWith("mono") || style.equals("key"));
            if (!typed && !isIn(node, "terminal")) {
                if (node instanceof Labeled labeled && labeled.getText() != null) {
                    said.add(labeled.getText());
                }
                if (node instanceof Text text && !isIn(node, "mono")) {
                    said.add(text.getText());
                }
                if (node.getAccessibleText() != null) {
                    said.add(node.getAccessibleText());
                }
                if (node instanceof Control control && control.getTooltip() != null) {
                    said.add(control.getTooltip().getText());
                }
            }
        }
        return said;
    }

    private static boolean isIn(Node node, String name) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (name.equals(at.getId()) || at.getStyleClass().contains(name)) {
                return true;
            }
        }
        return false;
    }

    private javafx.stage.Stage stage() {
        return (javafx.stage.Stage) listWindows().stream().filter(javafx.stage.Stage.class::isInstance).findFirst().orElseThrow();
    }

    private MainWindow speak(MainWindow window, Locale language) {
        MainWindow[] next = new MainWindow[1];
        interact(() -> next[0] = injector.getInstance(Successor.class).speak(window, language));
        settle();
        return next[0];
    }

    /** What is said in all views that the window has. */
    private Set<String> everywhere(MainWindow window) {
        Set<String> all = new TreeSet<>();
        for (Panel panel : injector.getInstance(Key.get(new TypeLiteral<Set<Panel>>() {
        }))) {
            interact(() -> window.open(panel.name()));
            settle();
            all.addAll(said());
        }
        interact(window::toggleKeySheet);
        settle();
        all.addAll(said());
        interact(window::backToWork);
        return all;
    }

    private static List<String> of(Set<String> foreign, Set<String> said) {
        return said.stream().filter(sentence -> split(sentence).anyMatch(foreign::contains))
                .map(sentence -> sentence + " " + split(sentence).filter(foreign::contains).toList()).toList();
    }

    @Test
    void everyViewSpeaksTheOtherLanguageAtOnce() {
        open(Sandbox.SMALL);
        session.select(new Selection.Chunk("vg0-snap1", 3));
        MainWindow english = window();
        interact(() -> {
            english.setTheme(Theme.DARK);
            english.open("exceptions");
        });
        settle();
        Set<String> spoken = everywhere(english);
        assertThat(spoken).hasSizeGreaterThan(150);
        Set<String> englishAlone = foreign(Locale.ENGLISH, Locale.GERMAN);
        assertThat(of(englishAlone, spoken)).hasSizeGreaterThan(100);
        var frame = frame();

        MainWindow german = speak(english, Locale.GERMAN);
        assertThat(frame().history()).isSameAs(frame.history());
        assertThat(frame().selection()).isEqualTo(frame.selection());
        Set<String> then = everywhere(german);
        assertThat(of(englishAlone, then)).as("English in German").isEmpty();
        Set<String> germanAlone = foreign(Locale.GERMAN, Locale.ENGLISH);
        assertThat(of(germanAlone, then)).hasSizeGreaterThan(100);

        MainWindow pseudo = speak(german, Texts.PSEUDO);
        Set<String> last = everywhere(pseudo);
        assertThat(of(germanAlone, last)).as("German in the pseudo-language").isEmpty();
        assertThat(last.stream().filter(LanguageTest::isMarked).toList()).hasSizeGreaterThan(100);

        MainWindow back = speak(pseudo, Locale.ENGLISH);
        assertThat(everywhere(back)).noneMatch(LanguageTest::isMarked).containsAll(spoken.stream().filter(words -> words.length() > 12
                && !words.matches(".*\\d.*")).toList());
        interact(back::home);
        settle();
        interact(() -> speakAtStart(back));
        settle();
        assertThat(of(englishAlone, said())).as("English on the German start screen").isEmpty();
    }

    private void speakAtStart(MainWindow window) {
        MainWindow german = injector.getInstance(Successor.class).speak(window, Locale.GERMAN);
        assertThat(german.isAtWork()).isFalse();
    }

    private static boolean isMarked(String text) {
        return text.codePoints().anyMatch(letter -> "åéïöüýÅÉÏÖÜÝ".indexOf(letter) >= 0);
    }

    @Test
    void itIsChosenInTheSettingsAndAllElseStays() {
        open(Sandbox.SMALL);
        select("vg0/snap1");
        interact(() -> {
            window().arrange(Layout.DEBUG);
            window().open("history");
            window().setTheme(Theme.DARK);
            window().scene().getWindow().setWidth(1500);
        });
        settle();
        List<Long> widths = widths();
        interact(() -> window().toggleSettings());
        settle();
        interact(() -> lookup("#settings-language").queryAs(ComboBox.class).requestFocus());
        push(KeyCode.DOWN);
        settle();
        settle();
        assertThat(texts.locale()).isEqualTo(Locale.GERMAN);
        assertThat(injector.getInstance(Settings.class).language()).contains("de");
        assertThat(lookup("#settings-language").queryAs(ComboBox.class).getValue()).isEqualTo(Locale.GERMAN);
        assertThat(seen("#settings-sheet")).contains("Sprache");
        assertThat(widths()).isEqualTo(widths);
        assertThat(stage().getWidth()).isEqualTo(1500);
        assertThat(lookup("#tab-history").queryAs(ToggleButton.class).isSelected()).isTrue();
        assertThat(stage().getScene().getRoot().getStyleClass()).isEqualTo(window().scene().getRoot().getStyleClass());
        assertThat(frame().selection()).isEqualTo(new Selection.Volume("vg0", "snap1"));
        // The window before follows nothing any more.
        int children = window().scene().getRoot().getChildrenUnmodifiable().size();
        runAll(List.of("lvs"));
        assertThat(window().scene().getRoot().getChildrenUnmodifiable()).hasSize(children);
    }

    private List<Long> widths() {
        return List.of(Place.STORAGE, Place.CENTER, Place.INSPECTOR, Place.LOWER).stream()
                .map(place -> Math.round(lookup("#place-" + place).query().getLayoutBounds().getWidth())).toList();
    }

    @Test
    void aLessonGoesOnInTheOtherLanguage() {
        Course course = injector.getInstance(Course.class);
        interact(() -> window().begin("02-first-write"));
        settle();
        List<String> english = new ArrayList<>(seen("#lesson"));
        assertThat(course.lessons().get(1).title()).isEqualTo("First write copies, second does not");
        MainWindow german = speak(window(), Locale.GERMAN);
        assertThat(course.lessons().get(1).title()).isNotEqualTo("First write copies, second does not");
        assertThat(frame().lesson()).isPresent();
        List<String> then = seen("#lesson");
        assertThat(then).contains(course.lessons().get(1).title());
        assertThat(then.stream().filter(words -> words.length() > 12).toList()).doesNotContainAnyElementsOf(english);
        assertThat(german.isAtWork()).isTrue();
    }
}
