package volscope.app.view.lesson;

import java.text.ListFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import volscope.app.lesson.predicate.Words;
import volscope.app.session.Facts;
import volscope.app.text.Texts;

/** Says in the reader's language what the engine found. */
final class Speech {
    private final Texts texts;

    Speech(Texts texts) {
        this.texts = texts;
    }

    /** The sentence for words, those within it first. */
    String say(Words words) {
        return texts.get(words.key(), words.arguments().stream().map(this::part).toArray());
    }

    private Object part(Object argument) {
        return switch (argument) {
            case Words inner -> say(inner);
            case Collection<?> several -> list(several.stream().map(String::valueOf).toList());
            default -> argument;
        };
    }

    /** {@code 8, 9, 10 and 11}, as the language has it. */
    String list(List<String> words) {
        // English without a comma before the last.
        Locale locale = texts.locale().getLanguage().equals("en") ? Locale.UK : texts.locale();
        return words.isEmpty() ? "" : ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL).format(words);
    }

    /** Numbers as a list. */
    String numbers(Collection<Long> numbers) {
        return list(numbers.stream().map(String::valueOf).toList());
    }

    /** The device of a volume's snapshot, to ask why a chunk is as it is: its own, or its origin's first. */
    static Optional<String> snapshotDevice(Facts facts, String volume) {
        return facts.groups().stream().flatMap(group -> group.volumes().stream())
                .filter(one -> one.name().equals(volume) || one.path().equals(volume)).findFirst()
                .flatMap(one -> facts.snapshots().containsKey(one.device())
                        ? Optional.of(one.device())
                        : facts.snapshotsOf(one).stream().map(snapshot -> snapshot.device()).filter(facts.snapshots()::containsKey)
                                .findFirst());
    }
}
