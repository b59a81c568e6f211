package volscope.app.lesson.seed;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import volscope.app.lesson.source.Cursor;
import volscope.app.lesson.source.Line;

/** Puts numbers into a text: an expression in braces is replaced by its value, two opening braces are one. */
public final class Template {
    private Template() {
    }

    /** A line of the shell. */
    public static String fill(Line line, Numbers numbers) {
        return fill(line, numbers, Value::written);
    }

    /** A text for people. */
    public static String fill(Line line, Numbers numbers, Function<Value, String> word) {
        StringBuilder filled = new StringBuilder();
        String text = line.text();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '{') {
                filled.append(text.charAt(at++));
            } else if (text.startsWith("{{", at)) {
                filled.append('{');
                at += 2;
            } else {
                Cursor cursor = new Cursor(line.from(at));
                filled.append(word.apply(hole(cursor, numbers).orElseThrow()));
                at += cursor.mark();
            }
        }
        return filled.toString();
    }

    /** Takes what stands in braces and gives its value; empty where no brace is next. */
    public static Optional<Value> hole(Cursor cursor, Numbers numbers) {
        if (cursor.sees("{{") || !cursor.takes("{")) {
            return Optional.empty();
        }
        Expression expression = Expressions.read(cursor);
        if (!cursor.takes("}")) {
            throw cursor.unexpected(List.of("}", "+", "-", "*", "/", "%", ".."));
        }
        return Optional.of(expression.value(numbers));
    }
}
