package volscope.app.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import volscope.model.machine.WaitInfo;

/** What tasks wait for and for whom, in the language that is spoken: the kernel says it in its own words. */
public final class WaitWords {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private final Texts texts;

    /** The sentences of the kernel, read when the first of them is asked about: most runs never wait. */
    private static final class Known {
        static final List<Form> FORMS = forms(Languages.bundle("volscope.text.waits", Locale.ENGLISH));
    }

    /** A sentence of the kernel's: its key, and how it is found, a group for each place in their order. */
    private record Form(String key, Pattern found, int places) {
        static Form of(String key, String pattern) {
            String[] parts = PLACE.split(pattern, -1);
            StringBuilder found = new StringBuilder(Pattern.quote(parts[0]));
            for (int part = 1; part < parts.length; part++) {
                found.append("(.+)").append(Pattern.quote(parts[part]));
            }
            return new Form(key, Pattern.compile(found.toString()), parts.length - 1);
        }
    }

    /** The words of a language. */
    public WaitWords(Texts texts) {
        this.texts = texts;
    }

    /** Those with the most places first: what they say could be taken for another with longer names. */
    private static List<Form> forms(ResourceBundle kernel) {
        return kernel.keySet().stream().sorted().map(key -> Form.of(key, kernel.getString(key)))
                .sorted(Comparator.comparingInt(Form::places).reversed()).toList();
    }

    /** What is waited for; a reason of which there is no text stays as it is. */
    public String reason(String kernel) {
        String words = kernel.replace('\'', '’');
        return Known.FORMS.stream().flatMap(form -> said(form, form.found().matcher(words)).stream()).findFirst().orElse(kernel);
    }

    private Optional<String> said(Form form, Matcher matcher) {
        return matcher.matches()
                ? Optional.of(texts.get(form.key(), IntStream.rangeClosed(1, form.places()).mapToObj(matcher::group).toArray()))
                : Optional.empty();
    }

    /** Whether there is a text for a reason. */
    boolean knows(String kernel) {
        return Known.FORMS.stream().anyMatch(form -> form.found().matcher(kernel.replace('\'', '’')).matches());
    }

    /** For whom a task waits. */
    public String holder(WaitInfo wait) {
        return wait.holder().map(name -> switch (name) {
            case WaitInfo.KERNEL -> texts.get("pages.waits.kernel");
            case WaitInfo.ITSELF -> texts.get("pages.waits.itself");
            default -> name;
        }).orElseGet(() -> texts.get("pages.waits.anyone"));
    }
}
