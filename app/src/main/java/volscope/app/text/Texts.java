package volscope.app.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences in the language that is spoken. In them, a word between backticks is something that a person could type or a kernel prints, one between
 * double asterisks is strong; whoever shows a sentence draws them so, and {@link #plain} takes the marks away.
 */
public final class Texts {
    private static final List<String> BUNDLES = List.of("volscope.text.window", "volscope.text.views", "volscope.text.acts",
            "volscope.text.shell",
            "volscope.text.explain", "volscope.text.command", "volscope.text.lesson", "volscope.text.record", "volscope.text.check",
            "volscope.text.waits");

    /** English that is longer and spelled otherwise, to see what no bundle has and what does not fit. */
    public static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    private volatile Language spoken;

    /**
     * A language.
     *
     * @param locale
     *            which
     * @param bundles
     *            its sentences
     * @param read
     *            those that were said already, by their keys; one is used by one thread at a time
     */
    private record Language(Locale locale, List<ResourceBundle> bundles, Map<String, MessageFormat> read) {
        static Language of(Locale locale) {
            return new Language(locale, BUNDLES.stream().map(name -> Languages.bundle(name, locale)).toList(),
                    new ConcurrentHashMap<>());
        }

        MessageFormat sentence(String key) {
            return read.computeIfAbsent(key, unread -> new MessageFormat(pattern(unread), locale));
        }

        private String pattern(String key) {
            return bundles.stream().filter(bundle -> bundle.containsKey(key)).findFirst().map(bundle -> bundle.getString(key))
                    .map(pattern -> locale.equals(PSEUDO) ? Pseudo.of(pattern) : pattern)
                    .orElseThrow(() -> new MissingResourceException("no text for " + key, Texts.class.getName(), key));
        }
    }

    private Texts(Locale locale) {
        spoken = Language.of(locale);
    }

    /** The languages that there are, the first being the one of a text that another lacks. */
    public static List<Locale> languages() {
        return Languages.all();
    }

    /** The texts of a language, English where it has none. */
    public static Texts of(Locale locale) {
        return new Texts(locale);
    }

    /** Speaks another language from now on. What was said stays as it is: who shows it says it again. */
    public void speak(Locale locale) {
        spoken = Language.of(locale);
    }

    /** The help of the command line in this language, by picocli’s keys. */
    public ResourceBundle options() {
        return Languages.bundle("volscope.text.options", locale());
    }

    /** The language. */
    public Locale locale() {
        return spoken.locale();
    }

    /**
     * A sentence.
     *
     * @param key
     *            its key in a bundle
     * @param arguments
     *            what to put into it, as {@link MessageFormat} does
     */
    public String get(String key, Object... arguments) {
        MessageFormat sentence = spoken.sentence(key);
        synchronized (sentence) {
            return sentence.format(arguments);
        }
    }

    /** Whether there is a sentence of this key. */
    public boolean has(String key) {
        return spoken.bundles().stream().anyMatch(bundle -> bundle.containsKey(key));
    }

    /** A sentence without its marks. */
    public static String plain(String marked) {
        return marked.replace("`", "").replace("**", "");
    }
}
