package volscope.app.lesson;

/**
 * A fact of an explanation.
 *
 * @param text
 *            marked text
 * @param source
 *            where it stands; empty where the lesson does not say
 */
public record Fact(String text, String source) {
}
