package volscope.sim.lvm.ondisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LvmCrc;

/**
 * The first sector of a metadata area: where in the ring the text lies that counts, and where the one that is about to.
 *
 * @param area
 *            the area itself
 * @param committed
 *            the text that counts
 * @param precommitted
 *            the text that was written but does not count yet
 * @param use
 *            whether the area is used at all
 */
public record AreaHeader(Region area, Optional<Text> committed, Optional<Text> precommitted, Use use) {

    /** Bytes of the header; texts lie behind it. */
    public static final int SIZE = 512;

    private static final byte[] MAGIC = " LVM2 x[5A%r0N*>".getBytes(ISO_8859_1);
    private static final int VERSION = 1;
    private static final int LOCATIONS = 40;
    private static final int LOCATION = 24;
    private static final int FLAGS = 20;
    private static final int IGNORED_FLAG = 1;
    private static final int BAD_HEADER = 0x4;
    private static final int BAD_CHECKSUM = 0x10;
    private static final int BAD_MAGIC = 0x20;
    private static final int BAD_VERSION = 0x40;
    private static final int BAD_START = 0x80;

    /** Whether an area gets the texts of its group; one that is ignored keeps what it had. */
    public enum Use {
        USED, IGNORED
    }

    /**
     * A text in the ring.
     *
     * @param offset
     *            where it starts, from the start of the area
     * @param size
     *            how long it is, with the zero byte at its end
     * @param crc
     *            its checksum
     */
    public record Text(long offset, long size, int crc) {
    }

    /** The bytes by which the header of an area is known. */
    public static byte[] magic() {
        return MAGIC.clone();
    }

    /** The header of an area without text. */
    public static AreaHeader empty(Region area) {
        return new AreaHeader(area, Optional.empty(), Optional.empty(), Use.USED);
    }

    /** Its bytes. */
    public byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0).put(MAGIC).putInt(VERSION).putLong(area.offset()).putLong(area.size());
        committed.ifPresent(text -> put(out, LOCATIONS, text));
        precommitted.ifPresent(text -> put(out, LOCATIONS + LOCATION, text));
        if (use == Use.IGNORED) {
            out.putInt(LOCATIONS + FLAGS, IGNORED_FLAG);
        }
        out.putInt(0, LvmCrc.of(out.array(), 4, SIZE));
        return out.array();
    }

    private static void put(ByteBuffer out, int at, Text text) {
        out.putLong(at, text.offset()).putLong(at + 8, text.size()).putInt(at + 16, text.crc());
    }

    /** Reads a header; empty if it is damaged. */
    public static Optional<AreaHeader> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        in.get(4, magic);
        if (in.getInt(0) != LvmCrc.of(bytes, 4, SIZE) || !java.util.Arrays.equals(magic, MAGIC) || in.getInt(20) != VERSION) {
            return Optional.empty();
        }
        Use use = (in.getInt(LOCATIONS + FLAGS) & IGNORED_FLAG) == 0 ? Use.USED : Use.IGNORED;
        Region area = new Region(in.getLong(24), in.getLong(32));
        return Optional.of(new AreaHeader(area, text(in, LOCATIONS), text(in, LOCATIONS + LOCATION), use));
    }

    /**
     * What is wrong with a header.
     *
     * @param words
     *            each fault in words
     * @param bits
     *            all of them as a number
     */
    public record Faults(List<String> words, int bits) {
    }

    /** What is wrong with the bytes that should be the header of an area at some place; no words if nothing is. */
    public static Faults faults(byte[] bytes, long place) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        in.get(4, magic);
        List<String> words = new ArrayList<>();
        int bits = BAD_HEADER;
        if (in.getInt(0) != LvmCrc.of(bytes, 4, SIZE)) {
            words.add("wrong checksum " + Integer.toHexString(in.getInt(0)));
            bits |= BAD_CHECKSUM;
        }
        if (!java.util.Arrays.equals(magic, MAGIC)) {
            words.add("wrong magic number");
            bits |= BAD_MAGIC;
        }
        if (in.getInt(20) != VERSION) {
            words.add("wrong version " + Integer.toUnsignedString(in.getInt(20)));
            bits |= BAD_VERSION;
        }
        if (in.getLong(24) != place) {
            words.add("wrong start sector " + Long.toUnsignedString(in.getLong(24)));
            bits |= BAD_START;
        }
        return new Faults(words, bits);
    }

    private static Optional<Text> text(ByteBuffer in, int at) {
        Text text = new Text(in.getLong(at), in.getLong(at + 8), in.getInt(at + 16));
        return text.offset() == 0 ? Optional.empty() : Optional.of(text);
    }

    /** The same with other texts. */
    public AreaHeader with(Optional<Text> newCommitted, Optional<Text> newPrecommitted) {
        return new AreaHeader(area, newCommitted, newPrecommitted, use);
    }

    /** The same, used or not. */
    public AreaHeader with(Use newUse) {
        return new AreaHeader(area, committed, precommitted, newUse);
    }

    /** Whether the area gets the texts of its group. */
    public boolean isUsed() {
        return use == Use.USED;
    }

    /** Where the next text is to start: behind the one that counts, on a sector. */
    public long nextOffset() {
        long end = committed.map(text -> text.offset() + text.size()).orElse((long) SIZE);
        if (committed.isPresent() && end > area.size()) {
            end = end - area.size() + SIZE;
        }
        long aligned = (end + SIZE - 1) / SIZE * SIZE;
        return aligned >= area.size() ? SIZE : aligned;
    }

    /** The longest text that leaves room for another of its size. */
    public long longestText() {
        return (area.size() - SIZE) / 2 - SIZE;
    }
}
