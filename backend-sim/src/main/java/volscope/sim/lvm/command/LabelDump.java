package volscope.sim.lvm.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import volscope.sim.lvm.metadata.LvmId;
import volscope.sim.lvm.ondisk.LabelSector;
import volscope.sim.lvm.ondisk.Region;

/** Reads the label of a device field by field, as far as it makes sense, and says what is wrong with it. */
final class LabelDump {

    private static final int SIZE = LabelSector.HEADER + LvmId.LENGTH;
    private static final int LOCATIONS = SIZE + 8;
    private static final int LOCATION = 16;
    private static final List<Long> USUAL = List.of(4096L, 8192L, 65536L);

    private final RawSector sector;
    private final long number;
    private final Consumer<String> checks;
    private final Consumer<String> fields;
    private int place = LOCATIONS;
    private int index;

    private LabelDump(RawSector sector, long number, Consumer<String> checks, Consumer<String> fields) {
        this.sector = sector;
        this.number = number;
        this.checks = checks;
        this.fields = fields;
    }

    /** Whether something is as it should be. */
    enum State {
        GOOD, BAD
    }

    /**
     * What a label says.
     *
     * @param state
     *            whether all of it is right
     * @param isLabel
     *            whether it is a label at all
     * @param areas
     *            where metadata lie
     */
    record Found(State state, boolean isLabel, List<Region> areas) {
    }

    /**
     * Reads a label.
     *
     * @param sector
     *            the sector it stands in
     * @param checks
     *            hears what is wrong
     * @param fields
     *            hears all fields
     */
    static Found of(RawSector sector, Consumer<String> checks, Consumer<String> fields) {
        return new LabelDump(sector, sector.at() / LabelSector.SIZE, checks, fields).read();
    }

    private Found read() {
        field("label_header", sector.at());
        fields.accept("label_header.id " + sector.text(0, LabelSector.MAGIC.length()));
        fields.accept("label_header.sector " + Long.toUnsignedString(sector.number(LabelSector.NUMBER)));
        fields.accept("label_header.crc 0x" + Integer.toHexString(sector.word(LabelSector.CRC)));
        fields.accept("label_header.offset " + Integer.toUnsignedString(sector.word(LabelSector.CHECKED)));
        fields.accept("label_header.type " + sector.text(LabelSector.KIND, LabelSector.TYPE.length()));
        boolean id = sector.characters(0, LabelSector.MAGIC.length()).equals(LabelSector.MAGIC);
        boolean type = sector.characters(LabelSector.KIND, LabelSector.TYPE.length()).equals(LabelSector.TYPE);
        boolean good = check(id, "label_header.id expected " + LabelSector.MAGIC);
        good &= check(sector.number(LabelSector.NUMBER) == number, "label_header.sector expected " + number);
        good &= check(sector.crc(LabelSector.CHECKED) == sector.word(LabelSector.CRC),
                "label_header.crc expected 0x" + Integer.toHexString(sector.crc(LabelSector.CHECKED)));
        good &= check(sector.word(LabelSector.CHECKED) == LabelSector.HEADER, "label_header.offset expected " + LabelSector.HEADER);
        good &= check(type, "label_header.type expected " + LabelSector.TYPE);
        field("pv_header", sector.at() + LabelSector.HEADER);
        fields.accept("pv_header.pv_uuid " + sector.text(LabelSector.HEADER, LvmId.LENGTH));
        fields.accept("pv_header.device_size " + Long.toUnsignedString(sector.number(SIZE)));
        good &= check(isId(sector.characters(LabelSector.HEADER, LvmId.LENGTH)), "pv_header.pv_uuid invalid format");
        locations("pv_header", "location of data area");
        List<Region> areas = locations("pv_header", "location of metadata area");
        extension();
        return new Found(good ? State.GOOD : State.BAD, id && type, areas);
    }

    private static boolean isId(String text) {
        try {
            return text.getBytes(StandardCharsets.ISO_8859_1).length == new LvmId(text).text().length();
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    private boolean check(boolean right, String complaint) {
        if (!right) {
            checks.accept("CHECK: " + complaint);
        }
        return right;
    }

    private void field(String name, long at) {
        fields.accept(name + " at " + at);
    }

    private void extension() {
        field("pv_header_extension", sector.at() + place);
        if (place + 8 > LabelSector.SIZE) {
            return;
        }
        fields.accept("pv_header_extension.version " + Integer.toUnsignedString(sector.word(place)));
        fields.accept("pv_header_extension.flags " + Integer.toUnsignedString(sector.word(place + 4)));
        place += 8;
        index = 0;
        locations("pv_header_extension", "bootloader area");
    }

    /** Reads locations up to an empty one. */
    private List<Region> locations(String owner, String what) {
        List<Region> found = new ArrayList<>();
        while (place + LOCATION <= LabelSector.SIZE) {
            Region region = new Region(sector.number(place), sector.number(place + 8));
            boolean end = region.offset() == 0;
            String name = owner + ".disk_locn[" + index + "]";
            fields.accept(name + " at " + (sector.at() + place) + " # " + (end ? "location list end" : what));
            fields.accept(name + ".offset " + Long.toUnsignedString(region.offset()));
            fields.accept(name + ".size " + Long.toUnsignedString(region.size()));
            if (what.contains("metadata") && !end && found.isEmpty() && !USUAL.contains(region.offset())) {
                checks.accept("WARNING: " + name + ".offset " + Long.toUnsignedString(region.offset()) + " is unexpected # for first mda");
            }
            place += LOCATION;
            index++;
            if (end) {
                break;
            }
            found.add(region);
        }
        return found;
    }
}
