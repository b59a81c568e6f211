package volscope.app.lesson.predicate;

/** Kleene's three truth values. */
public enum Truth {
    FALSE, UNDEFINED, TRUE;

    /** The truth of a condition. */
    public static Truth of(boolean condition) {
        return condition ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNDEFINED -> UNDEFINED;
            case TRUE -> FALSE;
        };
    }

    Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }
}
