package volscope.sim.lvm.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import volscope.sim.device.DevNo;
import volscope.sim.lvm.command.LabelDump.State;
import volscope.sim.lvm.config.ConfigParser;
import volscope.sim.lvm.config.ConfigSyntaxException;
import volscope.sim.lvm.metadata.LvmCrc;
import volscope.sim.lvm.ondisk.AreaHeader;
import volscope.sim.lvm.ondisk.DeviceBytes;
import volscope.sim.lvm.ondisk.Region;

/** Reads a metadata area field by field and says what is wrong with it. */
final class AreaDump {

    private static final int START = 24;
    private static final int LENGTH = 32;
    private static final int LOCATIONS = 40;
    private static final int LOCATION = 24;
    private static final int VERSION = 20;
    private static final int USUAL_PLACE = 4096;

    private final DeviceBytes device;
    private final DevNo dev;
    private final Region area;
    private final Consumer<String> checks;
    private final Consumer<String> fields;
    private final String name;
    private final RawSector header;

    AreaDump(DeviceBytes device, DevNo dev, Region area, Consumer<String> checks, Consumer<String> fields) {
        this.device = device;
        this.dev = dev;
        this.area = area;
        this.checks = checks;
        this.fields = fields;
        this.name = "mda_header_" + number();
        this.header = new RawSector(area.offset(), device.bytes(dev, area.offset(), AreaHeader.SIZE));
    }

    /** Which of a device's areas it is, by its place. */
    int number() {
        return area.offset() == USUAL_PLACE ? 1 : 2;
    }

    /** The header of the area without its texts. */
    State header() {
        fields.accept(name + " at " + area.offset() + " # metadata area");
        fields.accept(name + ".checksum 0x" + Integer.toHexString(header.word(0)));
        fields.accept(name + ".magic " + header.hex(4, AreaHeader.magic().length));
        fields.accept(name + ".version " + Integer.toUnsignedString(header.word(VERSION)));
        fields.accept(name + ".start " + Long.toUnsignedString(header.number(START)));
        fields.accept(name + ".size " + Long.toUnsignedString(header.number(LENGTH)));
        boolean good = check(header.crc(4) == header.word(0), ".checksum expected 0x" + Integer.toHexString(header.crc(4)));
        good &= check(isHeader(), ".magic expected " + RawSector.hex(AreaHeader.magic()));
        good &= check(header.word(VERSION) == 1, ".version expected 1");
        good &= check(header.number(START) == area.offset(), ".start does not match pv_header.disk_locn.offset " + area.offset());
        good &= check(header.number(LENGTH) == area.size(), ".size does not match pv_header.disk_locn.size " + area.size());
        return good ? State.GOOD : State.BAD;
    }

    /** Whether it looks like a header at all. */
    boolean isHeader() {
        return header.has(4, AreaHeader.magic());
    }

    private boolean check(boolean right, String complaint) {
        if (!right) {
            checks.accept("CHECK: " + name + complaint);
        }
        return right;
    }

    /** Where the header says that the text lies which counts; empty if there is none. */
    Optional<AreaHeader.Text> current() {
        Optional<AreaHeader.Text> current = location(0, "commit");
        location(1, "precommit");
        return current;
    }

    private Optional<AreaHeader.Text> location(int which, String what) {
        int place = LOCATIONS + which * LOCATION;
        long offset = header.number(place);
        long size = header.number(place + 8);
        int crc = header.word(place + 16);
        int flags = header.word(place + 20);
        boolean ignored = (flags & 1) != 0;
        String location = name + ".raw_locn[" + which + "]";
        boolean wrapped = Long.compareUnsigned(offset + size, area.size()) > 0;
        fields.accept(location + " at " + (area.offset() + place) + " # " + what + (wrapped ? " wrapped" : ""));
        fields.accept(location + ".offset " + Long.toUnsignedString(offset));
        fields.accept(location + ".size " + Long.toUnsignedString(size));
        fields.accept(location + ".checksum 0x" + Integer.toHexString(crc));
        fields.accept(location + ".flags 0x" + Integer.toHexString(flags) + (ignored ? " # RAW_LOCN_IGNORED" : ""));
        if (which == 1 && offset != 0) {
            checks.accept("CHECK: " + location + " for precommit not empty");
        }
        if (ignored) {
            return Optional.empty();
        }
        long most = area.size() - AreaHeader.SIZE;
        if (Long.compareUnsigned(size, most) > 0) {
            checks.accept("CHECK: " + location + ".size larger than metadata area size");
            size = most;
        }
        return offset == 0 ? Optional.empty() : Optional.of(new AreaHeader.Text(offset, size, crc));
    }

    /** The bytes of a text, around the end of the area if need be. */
    byte[] bytes(AreaHeader.Text text) {
        long first = Math.clamp(area.size() - text.offset(), 0, text.size());
        byte[] bytes = Arrays.copyOf(device.bytes(dev, area.offset() + text.offset(), first), (int) text.size());
        if (first < text.size()) {
            byte[] rest = device.bytes(dev, area.offset() + AreaHeader.SIZE, text.size() - first);
            System.arraycopy(rest, 0, bytes, (int) first, rest.length);
        }
        return bytes;
    }

    /** All of the area. */
    byte[] all() {
        return device.bytes(dev, area.offset(), area.size());
    }

    /** Says which text counts and what is wrong with it. */
    State text(AreaHeader.Text text, byte[] bytes, Consumer<String> found) {
        String at = Long.toUnsignedString(area.offset() + text.offset());
        int crc = LvmCrc.of(bytes);
        boolean good = true;
        if (crc != text.crc()) {
            checks.accept("CHECK: metadata text at " + at + " crc does not match " + name + ".raw_locn[0].checksum");
            good = false;
        }
        String group = "?";
        long seqno = 0;
        try {
            var first = ConfigParser.parse(characters(bytes)).sections().entrySet().stream().findFirst();
            group = first.map(entry -> entry.getKey()).orElse(group);
            seqno = first.map(entry -> entry.getValue().number("seqno").orElse(0)).orElse(0L);
        } catch (ConfigSyntaxException broken) {
            checks.accept("CHECK: failed to parse metadata text at " + at + " size " + text.size());
            good = false;
        }
        found.accept("metadata text at " + at + " crc 0x" + Integer.toHexString(crc) + " # vgname " + group + " seqno " + seqno);
        return good ? State.GOOD : State.BAD;
    }

    /** A text up to its zero byte. */
    static String characters(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, UTF_8);
    }
}
