package volscope.sim.lvm.report;

import java.util.ArrayList;
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

    /** Rows in the order of several keys, the first before the others. Each key of a row is looked up once. */
    static List<Row> sort(List<Row> rows, List<SortKey> keys) {
        List<Keyed> keyed = new ArrayList<>(
                rows.stream().map(row -> new Keyed(row, keys.stream().map(key -> key.of(row)).toList())).toList());
        Comparator<Keyed> order = Comparator.comparingInt(row -> 0);
        for (int i = 0; i < keys.size(); i++) {
            int index = i;
            Comparator<Keyed> up = Comparator.comparing(row -> row.keys().get(index));
            order = order.thenComparing(keys.get(i).direction == Direction.UP ? up : up.reversed());
        }
        keyed.sort(order);
        return keyed.stream().map(Keyed::row).toList();
    }

    /** A row and what it is sorted by. */
    private record Keyed(Row row, List<Key> keys) {
    }

    /** What a row is sorted by: a text, or a number and an empty text. */
    private record Key(String text, long number) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byNumber = Long.compare(number, other.number);
            return byNumber == 0 ? text.compareTo(other.text) : byNumber;
        }
    }

    private Key of(Row row) {
        Datum datum = FieldValues.of(field, row);
        boolean isText = field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.LIST;
        return isText ? new Key(text(datum), 0) : new Key("", number(datum));
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
            case Datum.Moment moment -> moment.second();
            case Datum.Size size -> size.sectors();
            case Datum.Part(Optional<Percent> percent) -> percent.map(Percent::millionths).orElse(Long.MAX_VALUE);
            case Datum.Flag flag -> flag.truth() == Datum.Truth.YES ? 1 : 0;
            case Datum.Text text -> -1;
            case Datum.Items items -> items.items().size();
        };
    }
}
