package volscope.app.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The sentences of one language. In them, a word between backticks is something that a person could type or a kernel prints, one between
 * double asterisks is strong; whoever shows a sentence draws them so, and {@link #plain} takes the marks away.
 */
public final class Texts {
    private static final List<String> BUNDLES = List.of("volscope.text.window", "volscope.text.views", "volscope.text.acts",
            "volscope.text.shell",
            "volscope.text.explain", "volscope.text.command", "volscope.text.lesson", "volscope.text.record", "volscope.text.check");

    /** The languages that there are, the first being the one of a text that another lacks. A language is a file for each bundle. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** English that is longer and spelled otherwise, to see what no bundle has and what does not fit. */
    public static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    private final Locale locale;
    private final List<ResourceBundle> bundles;

    private Texts(Locale locale) {
        this.locale = locale;
        ResourceBundle.Control noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.bundles = BUNDLES.stream().map(name -> ResourceBundle.getBundle(name, locale, noFallback)).toList();
    }

    /** The texts of a language, English where it has none. */
    public static Texts of(Locale locale) {
        return new Texts(locale);
    }

    /** The help of the command line in this language, by picocli’s keys. */
    public ResourceBundle options() {
        return ResourceBundle.getBundle("volscope.text.options", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language. */
    public Locale locale() {
        return locale;
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
        return new MessageFormat(pattern(key), locale).format(arguments);
    }

    /** Whether there is a sentence of this key. */
    public boolean has(String key) {
        return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
    }

    /** A sentence without its marks. */
    public static String plain(String marked) {
        return marked.replace("`", "").replace("**", "");
    }

    private String pattern(String key) {
        return bundles.stream().filter(bundle -> bundle.containsKey(key)).findFirst().map(bundle -> bundle.getString(key))
                .map(pattern -> locale.equals(PSEUDO) ? Pseudo.of(pattern) : pattern)
                .orElseThrow(() -> new MissingResourceException("no text for " + key, Texts.class.getName(), key));
    }
}
