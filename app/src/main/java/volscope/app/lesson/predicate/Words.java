package volscope.app.lesson.predicate;

import java.util.List;

/**
 * Something to be said in the reader's language.
 *
 * @param key
 *            of the bundle's sentence
 * @param arguments
 *            numbers, texts as they are, and words to be said within the sentence
 */
public record Words(String key, List<Object> arguments) {

    /** A sentence with what to put into it. */
    public static Words of(String key, Object... arguments) {
        return new Words(key, List.of(arguments));
    }

    /** A text that is the same in every language. */
    public static Words as(Object text) {
        return of("said.as-it-is", String.valueOf(text));
    }
}
