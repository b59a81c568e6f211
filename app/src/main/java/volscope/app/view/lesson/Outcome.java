package volscope.app.view.lesson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import volscope.app.lesson.Bet;
import volscope.app.lesson.Reply;
import volscope.app.lesson.Speech;
import volscope.app.lesson.Wager;
import volscope.app.text.Texts;

/** Compares a bet with the truth in sentences. */
final class Outcome {
    private static final int FEW = 6;

    private final Texts texts;
    private final Speech speech;

    /** How a sentence is meant. */
    enum Tone {
        RIGHT, WRONG, PLAIN
    }

    /**
     * A sentence.
     *
     * @param tone
     *            how it is meant
     * @param text
     *            marked text
     * @param chunks
     *            the chunks it names, to ask why
     */
    record Sentence(Tone tone, String text, List<Long> chunks) {
    }

    Outcome(Texts texts) {
        this.texts = texts;
        this.speech = new Speech(texts);
    }

    /** The sentences for a bet that is over. */
    List<Sentence> of(Bet bet, Wager wager) {
        Optional<Reply> truth = wager.truth();
        if (truth.isEmpty()) {
            return List.of(plain(texts.get("outcome.untold")));
        }
        boolean skipped = wager.state() == Wager.State.SKIPPED;
        return switch (bet.kind()) {
            case NUMBER -> List.of(number(wager, truth.get(), skipped));
            case CHUNKS, PAGES -> chunks(wager.guess().chunks(), truth.get().chunks(), skipped);
            case OBJECT, CHOICE -> List.of(choice(bet, wager, truth.get(), skipped));
        };
    }

    private static Sentence plain(String text) {
        return new Sentence(Tone.PLAIN, text, List.of());
    }

    private Sentence number(Wager wager, Reply truth, boolean skipped) {
        long was = truth.number().orElse(0);
        if (skipped || wager.guess().number().isEmpty()) {
            return plain(texts.get("outcome.number.skipped", was));
        }
        long said = wager.guess().number().getAsLong();
        return said == was
                ? new Sentence(Tone.RIGHT, texts.get("outcome.number.right", was), List.of())
                : new Sentence(Tone.WRONG, texts.get("outcome.number.wrong", said, was, Math.abs(said - was), was > said ? 1 : 0),
                        List.of());
    }

    private List<Sentence> chunks(SortedSet<Long> said, SortedSet<Long> were, boolean skipped) {
        if (skipped) {
            return List.of(were.isEmpty()
                    ? plain(texts.get("outcome.chunks.none"))
                    : new Sentence(Tone.PLAIN, texts.get("outcome.chunks.skipped", numbers(were)), List.copyOf(were)));
        }
        if (said.equals(were)) {
            return List.of(new Sentence(Tone.RIGHT, texts.get("outcome.chunks.all", numbers(were)), List.copyOf(were)));
        }
        List<Sentence> sentences = new ArrayList<>();
        add(sentences, Tone.RIGHT, "outcome.chunks.right", both(said, were));
        add(sentences, Tone.WRONG, "outcome.chunks.missed", without(were, said));
        add(sentences, Tone.WRONG, "outcome.chunks.too-many", without(said, were));
        return sentences;
    }

    private void add(List<Sentence> sentences, Tone tone, String key, Collection<Long> chunks) {
        if (!chunks.isEmpty()) {
            sentences.add(new Sentence(tone, texts.get(key, numbers(chunks)), List.copyOf(chunks)));
        }
    }

    /** Few numbers one by one, many as ranges. */
    private String numbers(Collection<Long> chunks) {
        return chunks.size() <= FEW ? speech.numbers(chunks) : Ranges.write(new TreeSet<>(chunks)).replace('-', '–');
    }

    private static SortedSet<Long> both(SortedSet<Long> one, SortedSet<Long> other) {
        SortedSet<Long> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static SortedSet<Long> without(SortedSet<Long> one, SortedSet<Long> other) {
        SortedSet<Long> rest = new TreeSet<>(one);
        rest.removeAll(other);
        return rest;
    }

    private Sentence choice(Bet bet, Wager wager, Reply truth, boolean skipped) {
        String was = text(bet, truth.choice());
        String said = wager.guess().choice();
        if (skipped || said.equals(Bet.UNKNOWN) || said.isEmpty()) {
            return plain(texts.get("outcome.choice.unknown", was));
        }
        return said.equals(truth.choice())
                ? new Sentence(Tone.RIGHT, texts.get("outcome.choice.right", was), List.of())
                : new Sentence(Tone.WRONG, texts.get("outcome.choice.wrong", text(bet, said), was), List.of());
    }

    private static String text(Bet bet, String id) {
        return bet.choices().stream().filter(choice -> choice.id().equals(id)).map(Bet.Choice::text).findFirst().orElse(id);
    }
}
