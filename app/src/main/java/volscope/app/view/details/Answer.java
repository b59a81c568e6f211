package volscope.app.view.details;

import java.util.List;
import java.util.Optional;
import volscope.model.machine.RevisionId;

/**
 * An answer to what people ask about the thing that is selected.
 *
 * @param question
 *            what it answers, in a few words
 * @param parts
 *            the answer, sentence by sentence
 * @param turn
 *            whether it comes before what the thing is
 */
record Answer(String question, List<Part> parts, Turn turn) {

    /** An answer that is wanted before all else. */
    Answer(String question, List<Part> parts) {
        this(question, parts, Turn.FIRST);
    }

    /** When an answer is told. */
    enum Turn {
        FIRST,
        /** Nothing presses; it stands after the attributes. */
        LAST
    }

    /**
     * A sentence of an answer.
     *
     * @param words
     *            it
     * @param tone
     *            whether it is good or bad news
     * @param at
     *            the moment it is about
     * @param line
     *            a line that helps
     */
    record Part(String words, Tone tone, Optional<Moment> at, Optional<String> line) {
    }

    /**
     * A moment to look at.
     *
     * @param name
     *            how it is called
     * @param at
     *            which
     */
    record Moment(String name, RevisionId at) {
    }

    /** What kind of news a sentence is. */
    enum Tone {
        PLAIN, GOOD, WARN, BAD
    }

    static Part say(String words) {
        return new Part(words, Tone.PLAIN, Optional.empty(), Optional.empty());
    }

    static Part say(Tone tone, String words) {
        return new Part(words, tone, Optional.empty(), Optional.empty());
    }

    static Part run(String words, String line) {
        return new Part(words, Tone.PLAIN, Optional.empty(), Optional.of(line));
    }

    static Part at(Tone tone, String words, Moment moment) {
        return new Part(words, tone, Optional.of(moment), Optional.empty());
    }
}
