package volscope.app.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The languages that there are: English, whose sentences stand in a bundle for each part of the application, and one for each file of
 * {@value #FOLDER}, by its tag.
 */
final class Languages {
    private static final String FOLDER = "volscope/languages";
    private static final String END = ".properties";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Found when somebody asks for it: most runs speak one language and never do. */
    private static final class Known {
        static final List<Locale> ALL = Stream.concat(Stream.of(Locale.ENGLISH),
                files().stream().map(file -> Locale.forLanguageTag(file.substring(0, file.length() - END.length())))).toList();
    }

    private Languages() {
    }

    /** All languages, English first, the others by their tags. */
    static List<Locale> all() {
        return Known.ALL;
    }

    private static List<String> files() {
        URL folder = Objects.requireNonNull(Languages.class.getClassLoader().getResource(FOLDER), FOLDER);
        try {
            if (!(folder.openConnection() instanceof JarURLConnection packed)) {
                return names(Path.of(folder.toURI()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(packed.getJarFileURL().toURI()))) {
                return names(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(FOLDER, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(END)).sorted().toList();
        }
    }

    /** A bundle in a language, in English what the language lacks. */
    static ResourceBundle bundle(String name, Locale locale) {
        ResourceBundle english = ResourceBundle.getBundle(name, Locale.ROOT, NO_FALLBACK);
        ResourceBundle own = own(locale);
        return own == null ? english : new Translated(own, english);
    }

    private static @Nullable ResourceBundle own(Locale locale) {
        if (locale.getLanguage().isEmpty() || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return null;
        }
        return Stream.of(locale.toLanguageTag(), locale.getLanguage()).distinct().map(Languages::file).flatMap(Optional::stream).findFirst()
                .orElse(null);
    }

    private static Optional<ResourceBundle> file(String tag) {
        try {
            return Optional.of(ResourceBundle.getBundle(FOLDER.replace('/', '.') + "." + tag, Locale.ROOT, NO_FALLBACK));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /** The sentences of a bundle, those of them in another language that it has. */
    private static final class Translated extends ResourceBundle {
        private final ResourceBundle own;
        private final ResourceBundle english;

        Translated(ResourceBundle own, ResourceBundle english) {
            this.own = own;
            this.english = english;
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return !english.containsKey(key) ? null : own.containsKey(key) ? own.getObject(key) : english.getObject(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return english.getKeys();
        }
    }
}
