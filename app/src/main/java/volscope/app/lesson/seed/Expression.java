package volscope.app.lesson.seed;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Near;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

/** Something to be computed from names: a number, a set, a word, per cent. */
public sealed interface Expression {
    /** Per cent and two decimals. */
    long HUNDREDTHS = 10_000;
    /** More than any lesson can show. */
    long MOST = 1 << 16;

    /** Where it stands. */
    Spot spot();

    /** Its value; a fault where there is none. */
    Value value(Numbers numbers);

    /** Its value as a number. */
    default long number(Numbers numbers) {
        if (value(numbers) instanceof Value.Whole(long number)) {
            return number;
        }
        throw wrong(numbers, Type.NUMBER);
    }

    /** Its value as a set; a number is the set of itself. */
    default List<Long> set(Numbers numbers) {
        return switch (value(numbers)) {
            case Value.Many(List<Long> set) -> set;
            case Value.Whole(long number) -> List.of(number);
            case Value.Word word -> throw wrong(numbers, Type.SET);
            case Value.Percent percent -> throw wrong(numbers, Type.SET);
        };
    }

    /** A fault: the value is of another type than is needed. */
    default Fault wrong(Numbers numbers, Type wanted) {
        return Fault.at(spot(), Problem.Kind.WRONG_TYPE, Type.of(value(numbers)), wanted);
    }

    /** A number as written. */
    record Literal(Spot spot, long literal) implements Expression {
        @Override
        public Value value(Numbers numbers) {
            return new Value.Whole(literal);
        }
    }

    /** A name. */
    record Name(Spot spot, String name) implements Expression {
        @Override
        public Value value(Numbers numbers) {
            return numbers.of(name).orElseThrow(() -> Fault.at(spot, Problem.Kind.UNKNOWN_NAME, name,
                    String.join(", ", numbers.names()), Near.word(name, numbers.names())));
        }
    }

    /** Two numbers computed with; division rounds down. */
    record Sum(Spot spot, Expression left, char operator, Expression right) implements Expression {
        @Override
        public Value value(Numbers numbers) {
            long a = left.number(numbers);
            long b = right.number(numbers);
            if (b == 0 && (operator == '/' || operator == '%')) {
                throw Fault.at(right.spot(), Problem.Kind.DIVISION_BY_ZERO);
            }
            return new Value.Whole(switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> Math.floorDiv(a, b);
                default -> Math.floorMod(a, b);
            });
        }
    }

    /** All numbers from one to another. */
    record Range(Spot spot, Expression from, Expression to) implements Expression {
        @Override
        public Value value(Numbers numbers) {
            long first = from.number(numbers);
            long last = to.number(numbers);
            if (last - first >= MOST) {
                throw Fault.at(spot, Problem.Kind.TOO_LONG, last - first + 1, MOST);
            }
            return new Value.Many(LongStream.rangeClosed(first, last).boxed().toList());
        }
    }

    /** One set with or without another. */
    record Joined(Spot spot, Expression left, boolean with, Expression right) implements Expression {
        @Override
        public Value value(Numbers numbers) {
            Set<Long> all = new TreeSet<>(left.set(numbers));
            List<Long> others = right.set(numbers);
            if (with) {
                all.addAll(others);
            } else {
                others.forEach(all::remove);
            }
            return new Value.Many(List.copyOf(all));
        }
    }

    /** What a set is counted or searched for. */
    enum Function {
        COUNT, MIN, MAX
    }

    /** A number found in a set. */
    record Call(Spot spot, Function function, Expression of) implements Expression {
        @Override
        public Value value(Numbers numbers) {
            List<Long> set = of.set(numbers);
            if (set.isEmpty() && function != Function.COUNT) {
                throw Fault.at(of.spot(), Problem.Kind.EMPTY_DOMAIN, 0, 1);
            }
            return new Value.Whole(switch (function) {
                case COUNT -> set.size();
                case MIN -> Collections.min(set);
                case MAX -> Collections.max(set);
            });
        }
    }

    /** A part of a whole as LVM prints it: 0.00 and 100.00 are said of nothing and of all alone. */
    record Share(Spot spot, Expression part, Expression whole) implements Expression {
        @Override
        public Value value(Numbers numbers) {
            long all = whole.number(numbers);
            if (all == 0) {
                throw Fault.at(whole.spot(), Problem.Kind.DIVISION_BY_ZERO);
            }
            return new Value.Percent(hundredths(part.number(numbers), all));
        }
    }

    /** Hundredths of a per cent as LVM prints them. */
    static long hundredths(long part, long all) {
        if (part == 0 || part == all) {
            return part == 0 ? 0 : HUNDREDTHS;
        }
        return Math.clamp(Math.round((double) part * HUNDREDTHS / all), 1, HUNDREDTHS - 1);
    }
}
