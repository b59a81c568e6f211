package volscope.sim.lvm.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import volscope.sim.lvm.text.Percent;

/** A condition on the fields of a row, as {@code -S} takes it. */
sealed interface Selection {

    /** Whether a row fulfils it. */
    boolean holds(Row row);

    /** The fields it looks at. */
    default List<Field> fields() {
        return switch (this) {
            case All(List<Selection> parts) -> parts.stream().flatMap(part -> part.fields().stream()).toList();
            case Any(List<Selection> parts) -> parts.stream().flatMap(part -> part.fields().stream()).toList();
            case Not(Selection part) -> part.fields();
            case Test test -> List.of(test.field());
        };
    }

    /** All of some conditions. */
    record All(List<Selection> parts) implements Selection {
        @Override
        public boolean holds(Row row) {
            return parts.stream().allMatch(part -> part.holds(row));
        }
    }

    /** One of some conditions. */
    record Any(List<Selection> parts) implements Selection {
        @Override
        public boolean holds(Row row) {
            return parts.stream().anyMatch(part -> part.holds(row));
        }
    }

    /** The contrary of a condition. */
    record Not(Selection part) implements Selection {
        @Override
        public boolean holds(Row row) {
            return !part.holds(row);
        }
    }

    /**
     * A field compared with a value.
     *
     * @param field
     *            the field
     * @param test
     *            the comparison
     */
    record Test(Field field, Predicate<Datum> test) implements Selection {
        @Override
        public boolean holds(Row row) {
            return test.test(FieldValues.of(field, row));
        }

        /** A comparison of numbers; a value that is unknown fulfils none but {@code !=}. */
        static Test number(Field field, String operator, double value) {
            return new Test(field, datum -> number(datum).map(number -> compare(number, operator, value)).orElse(operator.equals("!=")));
        }

        /** Whether a number isn't known. */
        static Test undefined(Field field) {
            return new Test(field, datum -> number(datum).filter(number -> number >= 0).isEmpty());
        }

        private static Optional<Double> number(Datum datum) {
            return switch (datum) {
                case Datum.Count count -> Optional.of((double) count.number());
                case Datum.Moment moment -> Optional.of((double) moment.second());
                case Datum.Size size -> Optional.of(size.sectors() * 512.0);
                case Datum.Part(Optional<Percent> percent) -> percent.map(part -> part.millionths() / 1e6);
                case Datum.Flag flag -> Optional.of(flag.truth() == Datum.Truth.YES ? 1.0 : flag.truth() == Datum.Truth.NO ? 0.0 : -1.0);
                case Datum.Text text -> Optional.empty();
                case Datum.Items items -> Optional.empty();
            };
        }

        private static boolean compare(double number, String operator, double value) {
            return switch (operator) {
                case "=" -> number == value;
                case "!=" -> number != value;
                case ">" -> number > value;
                case ">=" -> number >= value;
                case "<" -> number < value;
                default -> number <= value;
            };
        }

        /** A comparison of times; a time that isn't known fulfils none. */
        static Test time(Field field, String operator, TimeRange range) {
            return new Test(field, datum -> datum instanceof Datum.Moment(long second) && range.holds(operator, second));
        }

        /** Whether a text is, or one of several texts is among, some values. */
        static Test text(Field field, Values values) {
            return new Test(field, datum -> values.matches(texts(datum)));
        }

        /** Whether a text, or one of several, matches a pattern. */
        static Test pattern(Field field, String expression) throws PatternSyntaxException {
            Pattern pattern = Pattern.compile(expression);
            return new Test(field, datum -> texts(datum).stream().anyMatch(text -> pattern.matcher(text).find()));
        }

        private static List<String> texts(Datum datum) {
            return switch (datum) {
                case Datum.Text text -> List.of(text.sort());
                case Datum.Items items -> items.items();
                case Datum.Flag flag -> List.of(flag.truth() == Datum.Truth.YES ? flag.word() : "");
                default -> List.of();
            };
        }
    }

    /**
     * The values on the right of a comparison of texts.
     *
     * @param values
     *            the texts
     * @param match
     *            how they are compared
     */
    record Values(List<String> values, Match match) {

        /** How a list is compared. */
        enum Match {
            /** The field has one of them. */
            ANY,
            /** The field has all of them. */
            ALL,
            /** The field has these and no others. */
            EXACTLY
        }

        boolean matches(List<String> texts) {
            return switch (match) {
                case ANY -> values.stream().anyMatch(texts::contains) || texts.isEmpty() && values.equals(List.of(""));
                case ALL -> values.isEmpty() ? texts.isEmpty() : new HashSet<>(texts).containsAll(values);
                case EXACTLY -> new HashSet<>(texts).equals(new HashSet<>(new ArrayList<>(values)));
            };
        }
    }
}
