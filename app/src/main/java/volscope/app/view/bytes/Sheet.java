package volscope.app.view.bytes;

import java.util.List;
import java.util.Optional;

/**
 * Bytes to show.
 *
 * @param kind
 *            which
 * @param device
 *            whose device they are
 * @param columns
 *            from the left
 * @param bytes
 *            how many there are
 * @param unit
 *            the size of what they are counted in: chunks of the snapshot or of the store, sectors of a disk
 * @param fields
 *            names them
 * @param snapshot
 *            the device of the snapshot whose chunks they are, if it has one
 */
record Sheet(Kind kind, String device, List<Column> columns, long bytes, long unit, FieldNames fields, Optional<String> snapshot) {

    /** Which bytes are shown. */
    enum Kind {
        /** A volume, and what its snapshot makes of it. */
        CHUNKS,
        /** The store of a snapshot as it is on its device. */
        STORE,
        /** A physical volume. */
        DISK
    }

    /** Names the bytes of a range. */
    @FunctionalInterface
    interface FieldNames {
        FieldNames NONE = (from, to) -> List.of();

        /**
         * The fields that begin in a range, ascending.
         *
         * @param from
         *            the first byte
         * @param to
         *            the one after the last
         */
        List<Field> between(long from, long to);
    }

    /** How many units there are. */
    long units() {
        return Math.ceilDiv(bytes, unit);
    }

    /** The bytes of a range of a column. */
    int[] read(int column, long offset, int length) {
        int[] cells = new int[length];
        java.util.Arrays.fill(cells, Column.ABSENT);
        int there = (int) Math.max(0, Math.min(length, bytes - offset));
        if (there > 0) {
            System.arraycopy(columns.get(column).source().read(offset, there), 0, cells, 0, there);
        }
        return cells;
    }
}
