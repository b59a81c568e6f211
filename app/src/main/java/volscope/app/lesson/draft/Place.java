package volscope.app.lesson.draft;

/**
 * A field of a draft.
 *
 * @param step
 *            the turn of its step from 0; {@link #HEAD} for what stands before the steps
 * @param field
 *            a key of the front matter, the kind of a block, {@link #TEXT}, {@link #TITLE} or {@link #OTHER}
 * @param index
 *            the turn of a line or a block, from 0
 */
public record Place(int step, String field, int index) {
    /** What stands before the steps. */
    public static final int HEAD = -1;
    /** What is shown. */
    public static final String TEXT = "text";
    /** The title of a step. */
    public static final String TITLE = "step-title";
    /** The other way to the goals. */
    public static final String OTHER = "other";

    /** A field of the front matter. */
    public static Place head(String key) {
        return new Place(HEAD, key, 0);
    }
}
