package volscope.app.lesson.seed;

import java.util.List;
import volscope.app.lesson.source.Cursor;

/** How two amounts are compared. */
public enum Comparison {
    EQUAL("=="), UNEQUAL("!="), AT_MOST("<="), AT_LEAST(">="), BELOW("<"), ABOVE(">");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
        return sign;
    }

    /** Reads one that must be next. */
    public static Comparison read(Cursor cursor) {
        for (Comparison comparison : values()) {
            if (cursor.takes(comparison.sign)) {
                return comparison;
            }
        }
        throw cursor.unexpected(List.of("==", "!=", "<", "<=", ">", ">="));
    }

    /** Whether it holds of two amounts whose order is known, as {@link Long#compare} gives it. */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case ABOVE -> order > 0;
        };
    }
}
