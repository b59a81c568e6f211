package volscope.app.view.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import volscope.model.machine.SnapshotInfo;

/**
 * The fields of a persistent store: the header in its first chunk, and the entries of its metadata areas, all little-endian. Names are
 * those of {@code dm-snap-persistent.c}.
 *
 * @param info
 *            the snapshot
 * @param source
 *            reads the store
 */
record StoreFields(SnapshotInfo info, Column.Source source) implements Sheet.FieldNames {
    private static final List<String> HEADER = List.of("magic", "valid", "version", "chunk_size");
    private static final int WORD = 4;
    private static final int LONG = 8;
    private static final int ENTRY = 16;

    @Override
    public List<Field> between(long from, long to) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < HEADER.size(); i++) {
            long at = (long) i * WORD;
            if (at >= from && at < to) {
                fields.add(new Field(at, WORD, HEADER.get(i), word(i, number(at, WORD))));
            }
        }
        long stride = info.entriesInArea() + 1;
        for (long chunk = Math.max(1, from / info.chunkBytes()); chunk * info.chunkBytes() < to; chunk++) {
            if ((chunk - 1) % stride == 0) {
                entries(fields, chunk * info.chunkBytes(), Math.max(from, chunk * info.chunkBytes()),
                        Math.min(to, (chunk + 1) * info.chunkBytes()));
            }
        }
        return fields;
    }

    private static String word(int which, long value) {
        return which == 0 ? letters(value) : Long.toString(value);
    }

    private static String letters(long value) {
        StringBuilder letters = new StringBuilder();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            letters.append((char) (value >> shift & 0xff));
        }
        return letters.toString();
    }

    private void entries(List<Field> fields, long area, long from, long to) {
        for (long at = area + Math.ceilDiv(from - area, ENTRY) * ENTRY; at < to; at += ENTRY) {
            long old = number(at, LONG);
            long now = number(at + LONG, LONG);
            if (now != 0) {
                long entry = (at - area) / ENTRY;
                fields.add(new Field(at, LONG, "old_chunk " + entry, Long.toString(old)));
                fields.add(new Field(at + LONG, LONG, "new_chunk " + entry, Long.toString(now)));
            }
        }
    }

    private long number(long at, int length) {
        int[] cells = source.read(at, length);
        ByteBuffer buffer = ByteBuffer.allocate(LONG).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            buffer.put(i, (byte) Math.max(0, cells[i]));
        }
        return buffer.getLong(0);
    }
}
