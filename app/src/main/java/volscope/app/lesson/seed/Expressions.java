package volscope.app.lesson.seed;

import java.util.List;
import volscope.app.lesson.source.Cursor;
import volscope.app.lesson.source.Spot;

/** Reads expressions and sets. */
public final class Expressions {
    private static final List<String> STARTS = List.of("number", "name", "(", "count", "min", "max", "percent");

    private final Cursor cursor;

    private Expressions(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads as much as is an expression or a set. */
    public static Expression read(Cursor cursor) {
        return new Expressions(cursor).set();
    }

    /** Reads as much as is a number. */
    static Expression readNumber(Cursor cursor) {
        return new Expressions(cursor).sum();
    }

    private Expression set() {
        Expression left = range();
        while (true) {
            Spot spot = cursor.spot();
            if (cursor.takesWord("with")) {
                left = new Expression.Joined(spot, left, true, range());
            } else if (cursor.takesWord("without")) {
                left = new Expression.Joined(spot, left, false, range());
            } else {
                return left;
            }
        }
    }

    private Expression range() {
        Expression from = sum();
        Spot spot = cursor.spot();
        return cursor.takes("..") ? new Expression.Range(spot, from, sum()) : from;
    }

    private Expression sum() {
        Expression left = product();
        while (cursor.sees("+") || cursor.sees("-")) {
            left = operation(left);
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (cursor.sees("*") || cursor.sees("/") || cursor.sees("%")) {
            left = operation(left);
        }
        return left;
    }

    private Expression operation(Expression left) {
        Spot spot = cursor.spot();
        char operator = cursor.next();
        cursor.takes(String.valueOf(operator));
        return new Expression.Sum(spot, left, operator, operator == '+' || operator == '-' ? product() : factor());
    }

    private Expression factor() {
        Spot spot = cursor.spot();
        if (cursor.takes("(")) {
            Expression inner = set();
            cursor.expect(")");
            return inner;
        }
        if (Character.isDigit(cursor.next())) {
            return new Expression.Literal(spot, number(cursor));
        }
        String name = name(cursor);
        return cursor.sees("(") ? call(spot, name) : new Expression.Name(spot, name);
    }

    private Expression call(Spot spot, String name) {
        if (List.of("count", "min", "max").contains(name)) {
            cursor.expect("(");
            Expression inner = set();
            cursor.expect(")");
            return new Expression.Call(spot, Expression.Function.valueOf(name.toUpperCase(java.util.Locale.ROOT)), inner);
        }
        if (name.equals("percent")) {
            cursor.expect("(");
            Expression part = sum();
            cursor.expect(",");
            Expression whole = sum();
            cursor.expect(")");
            return new Expression.Share(spot, part, whole);
        }
        throw cursor.unexpected(List.of("count", "min", "max", "percent"));
    }

    /** Reads a number of at most 18 digits. */
    public static long number(Cursor cursor) {
        int mark = cursor.mark();
        String digits = cursor.span(Character::isDigit);
        if (digits.isEmpty() || digits.length() > 18) {
            cursor.back(mark);
            throw cursor.unexpected(List.of("number"));
        }
        return Long.parseLong(digits);
    }

    /** Reads a name: letters and digits, a letter first. */
    static String name(Cursor cursor) {
        if (!Character.isLetter(cursor.next())) {
            throw cursor.unexpected(STARTS);
        }
        return cursor.span(c -> Character.isLetterOrDigit(c));
    }
}
