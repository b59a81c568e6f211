package volscope.app.view.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a physical volume: label, its header, the header of each metadata area and where its text stands. Names are those of
 * {@code lib/format_text/layout.h}.
 *
 * @param source
 *            reads the disk
 */
record LvmFields(Column.Source source) implements Sheet.FieldNames {
    private static final int SECTOR = 512;
    private static final int LABELS = 4;
    private static final int MOST_AREAS = 16;
    private static final int UUID = 32;
    private static final int TEXT = 8;
    private static final int MAGIC = 16;
    private static final int AREA_HEADER = 40;

    /** Reads fields one after the other. */
    private final class Reader {
        private final List<Field> fields;
        private long at;

        Reader(List<Field> fields, long at) {
            this.fields = fields;
            this.at = at;
        }

        long number(String name, int length) {
            long value = peek(at, length);
            fields.add(new Field(at, length, name, Long.toString(value)));
            at += length;
            return value;
        }

        void hex(String name, int length) {
            fields.add(new Field(at, length, name, "0x" + Long.toHexString(peek(at, length))));
            at += length;
        }

        void text(String name, int length) {
            fields.add(new Field(at, length, name, letters(at, length)));
            at += length;
        }

        /** A list of places, ended by one of zeros. */
        List<Long> places(String name) {
            List<Long> places = new ArrayList<>();
            for (int i = 0; i < MOST_AREAS && peek(at, Long.BYTES) != 0; i++) {
                places.add(number(name + " " + i + " offset", Long.BYTES));
                number(name + " " + i + " size", Long.BYTES);
            }
            at += 2 * Long.BYTES;
            return places;
        }
    }

    @Override
    public List<Field> between(long from, long to) {
        return all().stream().filter(field -> field.offset() < to && field.offset() + field.length() > from).toList();
    }

    private List<Field> all() {
        List<Field> fields = new ArrayList<>();
        for (int sector = 0; sector < LABELS; sector++) {
            if (letters((long) sector * SECTOR, TEXT).equals("LABELONE")) {
                label(fields, (long) sector * SECTOR);
                return fields;
            }
        }
        return fields;
    }

    private void label(List<Field> fields, long at) {
        Reader reader = new Reader(fields, at);
        reader.text("id", TEXT);
        reader.number("sector_xl", Long.BYTES);
        reader.hex("crc_xl", Integer.BYTES);
        long header = reader.number("offset_xl", Integer.BYTES);
        reader.text("type", TEXT);
        reader.at = at + header;
        reader.text("pv_uuid", UUID);
        reader.number("device_size_xl", Long.BYTES);
        reader.places("data");
        List<Long> metadata = reader.places("mda");
        if (peek(reader.at, Integer.BYTES) != 0) {
            reader.number("extension version", Integer.BYTES);
            reader.hex("extension flags", Integer.BYTES);
        }
        metadata.forEach(area -> area(fields, area));
    }

    private void area(List<Field> fields, long at) {
        Reader reader = new Reader(fields, at);
        reader.hex("checksum_xl", Integer.BYTES);
        reader.text("magic", MAGIC);
        reader.number("version", Integer.BYTES);
        reader.number("start", Long.BYTES);
        reader.number("size", Long.BYTES);
        reader.at = at + AREA_HEADER;
        long offset = reader.number("raw_locn offset", Long.BYTES);
        long size = reader.number("raw_locn size", Long.BYTES);
        reader.hex("raw_locn checksum", Integer.BYTES);
        reader.hex("raw_locn flags", Integer.BYTES);
        if (size > 0) {
            String text = letters(at + offset, (int) Math.min(size, UUID));
            fields.add(
                    new Field(at + offset, (int) Math.min(size, Integer.MAX_VALUE), "metadata text", text.lines().findFirst().orElse("")));
        }
    }

    private String letters(long at, int length) {
        byte[] bytes = bytes(at, length);
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\0', ' ').trim();
    }

    private long peek(long at, int length) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).put(0, bytes(at, length)).getLong(0);
    }

    private byte[] bytes(long at, int length) {
        int[] cells = source.read(at, length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) Math.max(0, cells[i]);
        }
        return bytes;
    }
}
