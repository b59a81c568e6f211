package volscope.sim.lvm.ondisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.lvm.metadata.LvmCrc;
import volscope.sim.lvm.metadata.LvmId;

/** The sector that marks a device as a physical volume. */
public final class LabelSector {

    /** How many sectors at the start of a device may hold the label. */
    public static final int SEARCHED = 4;

    /** Bytes of a sector. */
    public static final int SIZE = 512;

    /** The bytes that mark a label. */
    public static final String MAGIC = "LABELONE";

    /** The kind of label. */
    public static final String TYPE = "LVM2 001";

    /** Where its number stands, in bytes as all that follow. */
    public static final int NUMBER = 8;

    /** Where the checksum stands. */
    public static final int CRC = 16;

    /** Where what the checksum covers starts: with the place of the header. */
    public static final int CHECKED = 20;

    /** Where the kind stands. */
    public static final int KIND = 24;

    /** Where the header of the physical volume starts. */
    public static final int HEADER = 32;

    private static final int EXTENSION_VERSION = 2;

    private LabelSector() {
    }

    /** The bytes of a label that stands in a sector. */
    public static byte[] encode(PvHeader header, long sector) {
        ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC.getBytes(ISO_8859_1)).putLong(sector).putInt(0).putInt(HEADER).put(TYPE.getBytes(ISO_8859_1));
        out.put(header.id().text().getBytes(ISO_8859_1)).putLong(header.bytes());
        put(out, header.dataAreas());
        put(out, header.metadataAreas());
        out.putInt(EXTENSION_VERSION).putInt(header.use() == PvHeader.Use.IN_GROUP ? 1 : 0);
        put(out, List.of());
        out.putInt(CRC, LvmCrc.of(out.array(), CHECKED, SIZE));
        return out.array();
    }

    private static void put(ByteBuffer out, List<Region> regions) {
        regions.forEach(region -> out.putLong(region.offset()).putLong(region.size()));
        out.putLong(0).putLong(0);
    }

    /** Whether a sector looks like a label, right or damaged. */
    public static boolean isLabel(byte[] bytes, int at) {
        return stands(MAGIC, bytes, at);
    }

    private static boolean isOfType(byte[] bytes, int at) {
        return stands(TYPE, bytes, at + KIND);
    }

    private static boolean stands(String word, byte[] bytes, int at) {
        for (int i = 0; i < word.length(); i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a label that stands in a sector; empty if there is none or it is damaged. As in lvm, number and checksum are looked at where the
     * label's mark is right, and a sector of the right type counts without it.
     */
    public static Optional<PvHeader> decode(byte[] bytes, int at, long number) {
        if (!isOfType(bytes, at)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, at, SIZE).slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean right = !isLabel(bytes, at)
                || in.getLong(NUMBER) == number && in.getInt(CRC) == LvmCrc.of(bytes, at + CHECKED, at + SIZE);
        int header = in.getInt(CHECKED);
        if (!right || header < HEADER || header > SIZE - LvmId.LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(header(in.position(header)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static PvHeader header(ByteBuffer in) {
        byte[] id = new byte[LvmId.LENGTH];
        in.get(id);
        long bytes = in.getLong();
        List<Region> data = regions(in);
        List<Region> metadata = regions(in);
        boolean used = in.remaining() >= 8 && in.getInt() >= 1 && (in.getInt() & 1) != 0;
        return new PvHeader(new LvmId(new String(id, ISO_8859_1)), bytes, data, metadata,
                used ? PvHeader.Use.IN_GROUP : PvHeader.Use.FREE);
    }

    private static List<Region> regions(ByteBuffer in) {
        List<Region> regions = new ArrayList<>();
        while (in.remaining() >= 16) {
            Region region = new Region(in.getLong(), in.getLong());
            if (region.offset() == 0) {
                break;
            }
            regions.add(region);
        }
        return regions;
    }
}
