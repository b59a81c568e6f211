package volscope.app.lesson.predicate;

import java.util.List;
import java.util.Optional;
import volscope.app.lesson.seed.Comparison;
import volscope.app.lesson.seed.Expressions;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.seed.Template;
import volscope.app.lesson.seed.Type;
import volscope.app.lesson.seed.Value;
import volscope.app.lesson.source.Cursor;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

/** Reads what stands within atoms: names, words, numbers, amounts. */
record Operands(Cursor cursor, Numbers numbers) {
    private static final int HUNDRED = 100;
    private static final int SECTORS_IN_KIB = 2;

    /** A name of a volume, device or group: up to a blank or a bracket. */
    String name(String what) {
        String name = cursor.span(c -> Character.isLetterOrDigit(c) || "_.-/+".indexOf(c) >= 0);
        if (name.isEmpty()) {
            throw cursor.unexpected(List.of(what));
        }
        return name;
    }

    /** A path: from a slash to a blank. */
    String path() {
        if (!cursor.sees("/")) {
            throw cursor.unexpected(List.of("/path"));
        }
        return cursor.span(c -> !Character.isWhitespace(c) && c != ')');
    }

    /** A word, or one that a name stands for. */
    String word() {
        Spot spot = cursor.spot();
        Optional<Value> hole = Template.hole(cursor, numbers);
        if (hole.isPresent()) {
            return switch (hole.get()) {
                case Value.Word(String word) -> word;
                case Value.Whole(long number) -> Long.toString(number);
                case Value.Many many -> throw wrong(spot, many, Type.WORD);
                case Value.Percent percent -> throw wrong(spot, percent, Type.WORD);
            };
        }
        String word = cursor.span(Character::isLetterOrDigit);
        if (word.isEmpty()) {
            throw cursor.unexpected(List.of("letter"));
        }
        return word;
    }

    private static Fault wrong(Spot spot, Value found, Type wanted) {
        return Fault.at(spot, Problem.Kind.WRONG_TYPE, Type.of(found), wanted);
    }

    /** A text in double quotes. */
    String text() {
        cursor.expect("\"");
        // Blanks at its beginning belong to it.
        String rest = cursor.restAsItIs();
        int end = rest.indexOf('"');
        if (end < 0) {
            throw cursor.unexpected(List.of("\""));
        }
        cursor.back(cursor.mark() + end + 1);
        return rest.substring(0, end);
    }

    /** A number. */
    long number() {
        Spot spot = cursor.spot();
        return Template.hole(cursor, numbers).map(value -> {
            if (value instanceof Value.Whole(long number)) {
                return number;
            }
            throw wrong(spot, value, Type.NUMBER);
        }).orElseGet(() -> Expressions.number(cursor));
    }

    /** Numbers, ascending. */
    List<Long> set() {
        Spot spot = cursor.spot();
        return Template.hole(cursor, numbers).map(value -> switch (value) {
            case Value.Many(List<Long> many) -> many;
            case Value.Whole(long number) -> List.of(number);
            case Value.Word word -> throw wrong(spot, word, Type.SET);
            case Value.Percent percent -> throw wrong(spot, percent, Type.SET);
        }).orElseGet(this::writtenSet);
    }

    private List<Long> writtenSet() {
        long from = Expressions.number(cursor);
        long to = cursor.takes("..") ? Expressions.number(cursor) : from;
        return java.util.stream.LongStream.rangeClosed(from, to).boxed().toList();
    }

    /** A comparison with an amount. */
    Amount amount(Amount.Unit unit) {
        Comparison comparison = Comparison.read(cursor);
        Spot spot = cursor.spot();
        Optional<Value> hole = Template.hole(cursor, numbers);
        if (hole.isPresent() && hole.get() instanceof Value.Percent(long hundredths)) {
            if (unit != Amount.Unit.PERCENT) {
                throw wrong(spot, hole.get(), Type.NUMBER);
            }
            return new Amount(comparison, hundredths, hole.get().written());
        }
        long number = hole.map(value -> {
            if (value instanceof Value.Whole(long whole)) {
                return whole;
            }
            throw wrong(spot, value, unit == Amount.Unit.PERCENT ? Type.PERCENT : Type.NUMBER);
        }).orElseGet(() -> Expressions.number(cursor));
        return switch (unit) {
            case COUNT -> new Amount(comparison, number, Long.toString(number));
            case PERCENT -> percent(comparison, number);
            case SECTORS -> sectors(comparison, number);
        };
    }

    private Amount percent(Comparison comparison, long whole) {
        if (!cursor.sees(".") || cursor.sees("..")) {
            return new Amount(comparison, whole * HUNDRED, Long.toString(whole));
        }
        cursor.takes(".");
        String digits = cursor.span(Character::isDigit);
        if (digits.isEmpty() || digits.length() > 2) {
            throw cursor.unexpected(List.of("two digits"));
        }
        long hundredths = whole * HUNDRED + Long.parseLong((digits + "0").substring(0, 2));
        return new Amount(comparison, hundredths, whole + "." + digits);
    }

    private Amount sectors(Comparison comparison, long number) {
        String unit = cursor.peekWord();
        int power = List.of("k", "m", "g").indexOf(unit);
        if (power >= 0 || unit.equals("s")) {
            cursor.takesWord(unit);
            return new Amount(comparison, number * (power < 0 ? 1 : (long) SECTORS_IN_KIB << 10 * power), number + unit);
        }
        return new Amount(comparison, number, number + "s");
    }
}
