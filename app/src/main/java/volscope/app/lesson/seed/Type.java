package volscope.app.lesson.seed;

/** What kind of value stands somewhere. Each has a word per language. */
public enum Type {
    NUMBER, WORD, SET, PERCENT;

    /** The type of a value. */
    public static Type of(Value value) {
        return switch (value) {
            case Value.Whole whole -> NUMBER;
            case Value.Word word -> WORD;
            case Value.Many many -> SET;
            case Value.Percent percent -> PERCENT;
        };
    }
}
