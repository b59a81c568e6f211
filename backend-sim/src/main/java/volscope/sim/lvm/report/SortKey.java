package volscope.sim.lvm.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.text.Percent;

/**
 * A field to sort by.
 *
 * @param field
 *            the field
 * @param direction
 *            which way
 */
record SortKey(Field field, Direction direction) {

    /** Which way is sorted. */
    enum Direction {
        UP, DOWN
    }

    /** The order of rows by several keys, the first before the others. */
    static Comparator<Row> order(List<SortKey> keys) {
        Comparator<Row> order = Comparator.comparingInt(row -> 0);
        for (SortKey key : keys) {
            order = order.thenComparing(key.order());
        }
        return order;
    }

    private Comparator<Row> order() {
        Comparator<Row> up = field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.LIST
                ? Comparator.comparing(row -> text(FieldValues.of(field, row)))
                : Comparator.comparingLong(row -> number(FieldValues.of(field, row)));
        return direction == Direction.UP ? up : up.reversed();
    }

    private static String text(Datum datum) {
        return switch (datum) {
            case Datum.Text text -> text.sort();
            case Datum.Items items -> String.join(items.separator(), items.items());
            default -> "";
        };
    }

    private static long number(Datum datum) {
        return switch (datum) {
            case Datum.Count count -> count.number();
            case Datum.Size size -> size.sectors();
            case Datum.Part(Optional<Percent> percent) -> percent.map(Percent::millionths).orElse(Long.MAX_VALUE);
            case Datum.Flag flag -> flag.truth() == Datum.Truth.YES ? 1 : 0;
            case Datum.Text text -> -1;
            case Datum.Items items -> items.items().size();
        };
    }
}
