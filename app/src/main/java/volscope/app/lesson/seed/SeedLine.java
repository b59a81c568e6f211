package volscope.app.lesson.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import volscope.app.lesson.source.Cursor;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

/** A line of a seed block. */
sealed interface SeedLine {

    /** Where it stands. */
    Spot spot();

    /** The numbers after the line. */
    Numbers add(Numbers numbers, Draw draw);

    /** {@code name = expression}. */
    record Computed(Spot spot, String name, Expression expression) implements SeedLine {
        @Override
        public Numbers add(Numbers numbers, Draw draw) {
            return numbers.with(name, expression.value(numbers));
        }
    }

    /** {@code name in {word, word}}. */
    record OfWords(Spot spot, String name, List<String> words, Optional<String> byDefault) implements SeedLine {
        @Override
        public Numbers add(Numbers numbers, Draw draw) {
            return numbers.with(name, draw.one(words.stream().<Value>map(Value.Word::new).toList(), byDefault.map(Value.Word::new)));
        }
    }

    /** {@code name in from..to except list}, or {@code name in count of from..to}. */
    record OfNumbers(Spot spot, String name, Optional<Expression> count, Expression domain, List<Expression> except,
            List<Expression> byDefault) implements SeedLine {
        @Override
        public Numbers add(Numbers numbers, Draw draw) {
            Set<Long> left = new TreeSet<>(domain.set(numbers));
            except.forEach(one -> one.set(numbers).forEach(left::remove));
            List<Long> values = List.copyOf(left);
            long needed = count.map(one -> one.number(numbers)).orElse(1L);
            if (values.size() < needed) {
                throw Fault.at(domain.spot(), Problem.Kind.EMPTY_DOMAIN, values.size(), needed);
            }
            return numbers.with(name, count.isPresent()
                    ? draw.some((int) needed, values, many(numbers))
                    : draw.one(values.stream().<Value>map(Value.Whole::new).toList(), one(numbers)));
        }

        private Optional<Value> one(Numbers numbers) {
            return byDefault.isEmpty() ? Optional.empty() : Optional.of(new Value.Whole(byDefault.getFirst().number(numbers)));
        }

        private Optional<Value> many(Numbers numbers) {
            return byDefault.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Value.Many(byDefault.stream().flatMap(one -> one.set(numbers).stream()).toList()));
        }
    }

    /** {@code where expression compare expression}. */
    record Where(Spot spot, Expression left, Comparison comparison, Expression right) implements SeedLine {
        @Override
        public Numbers add(Numbers numbers, Draw draw) {
            return numbers;
        }

        boolean holds(Numbers numbers) {
            return comparison.holds(Long.compare(left.number(numbers), right.number(numbers)));
        }
    }

    /** Reads a line. */
    static SeedLine read(Line line) {
        Cursor cursor = new Cursor(line);
        SeedLine read = read(cursor);
        if (!cursor.atEnd() && !cursor.sees("#")) {
            throw cursor.unexpected(List.of("end of line", "except", "default"));
        }
        return read;
    }

    private static SeedLine read(Cursor cursor) {
        Spot spot = cursor.spot();
        if (cursor.takesWord("where")) {
            Expression left = Expressions.read(cursor);
            return new Where(spot, left, Comparison.read(cursor), Expressions.read(cursor));
        }
        String name = Expressions.name(cursor);
        if (Reserved.WORDS.contains(name)) {
            throw Fault.at(spot, Problem.Kind.RESERVED_NAME, name);
        }
        if (cursor.takes("=")) {
            return new Computed(spot, name, Expressions.read(cursor));
        }
        if (!cursor.takesWord("in")) {
            throw cursor.unexpected(List.of("in", "="));
        }
        return cursor.takes("{") ? words(cursor, spot, name) : numbers(cursor, spot, name);
    }

    private static SeedLine words(Cursor cursor, Spot spot, String name) {
        List<String> words = new ArrayList<>(List.of(word(cursor)));
        while (cursor.takes(",")) {
            words.add(word(cursor));
        }
        cursor.expect("}");
        return new OfWords(spot, name, words, cursor.takesWord("default") ? Optional.of(word(cursor)) : Optional.empty());
    }

    private static String word(Cursor cursor) {
        String word = cursor.span(Character::isLetterOrDigit);
        if (word.isEmpty()) {
            throw cursor.unexpected(List.of("word"));
        }
        return word;
    }

    private static SeedLine numbers(Cursor cursor, Spot spot, String name) {
        Expression first = Expressions.read(cursor);
        boolean several = cursor.takesWord("of");
        Expression domain = several ? Expressions.read(cursor) : first;
        List<Expression> except = cursor.takesWord("except") ? list(cursor) : List.of();
        List<Expression> byDefault = cursor.takesWord("default") ? list(cursor) : List.of();
        return new OfNumbers(spot, name, several ? Optional.of(first) : Optional.empty(), domain, except, byDefault);
    }

    private static List<Expression> list(Cursor cursor) {
        List<Expression> list = new ArrayList<>(List.of(Expressions.read(cursor)));
        while (cursor.takes(",")) {
            list.add(Expressions.read(cursor));
        }
        return list;
    }
}
