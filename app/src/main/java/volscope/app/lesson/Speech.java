package volscope.app.lesson;

import java.text.ListFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import volscope.app.lesson.predicate.Words;
import volscope.app.lesson.source.Problem;
import volscope.app.text.Texts;

/** Says in the reader's language what the engine found. */
public final class Speech {
    private final Texts texts;

    /** Says things in the language of these texts. */
    public Speech(Texts texts) {
        this.texts = texts;
    }

    /** What is wrong with a lesson file, in a sentence. */
    public String say(Problem problem) {
        return texts.get("problem." + problem.kind(), problem.arguments().stream().map(this::type).toArray());
    }

    private Object type(String argument) {
        return texts.has("type." + argument) ? texts.get("type." + argument) : argument;
    }

    /** The sentence for words, those within it first. */
    public String say(Words words) {
        if (words.key().equals("formula.not") && words.arguments().getFirst() instanceof Words inner && texts.has(inner.key() + "-not")) {
            return texts.get(inner.key() + "-not", inner.arguments().stream().map(this::part).toArray());
        }
        return texts.get(words.key(), words.arguments().stream().map(this::part).toArray());
    }

    /** The sentence of a goal: the lesson's own, or what has to hold, and where if that is said. */
    public String say(Goal goal) {
        String sentence = say(goal.formula().sentence());
        return goal.label().orElse(goal.isOfKernel() ? texts.get("goals.on", goal.kernel(), sentence) : sentence);
    }

    private Object part(Object argument) {
        return switch (argument) {
            case Words inner -> say(inner);
            case Collection<?> several -> list(several.stream().map(String::valueOf).toList());
            default -> argument;
        };
    }

    /** {@code 8, 9, 10 and 11}, as the language has it. */
    public String list(List<String> words) {
        // English without a comma before the last.
        Locale locale = texts.locale().getLanguage().equals("en") ? Locale.UK : texts.locale();
        return words.isEmpty() ? "" : ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL).format(words);
    }

    /** Numbers as a list. */
    public String numbers(Collection<Long> numbers) {
        return list(numbers.stream().map(String::valueOf).toList());
    }
}
