package volscope.sim.lvm.ondisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.metadata.GroupText;

/** The ring of texts in a metadata area of a device. */
public final class MetadataArea {

    private MetadataArea() {
    }

    /** Reads a text of the ring, without the zero byte at its end. */
    public static String read(DeviceBytes devices, DevNo dev, AreaHeader header, AreaHeader.Text text) {
        return new String(raw(devices, dev, header, text), 0, (int) Math.max(0, text.size() - 1), UTF_8);
    }

    /** Reads the bytes of a text, around the end of the ring if need be. */
    static byte[] raw(DeviceBytes devices, DevNo dev, AreaHeader header, AreaHeader.Text text) {
        long start = header.area().offset();
        long first = Math.min(text.size(), header.area().size() - text.offset());
        byte[] bytes = devices.bytes(dev, start + text.offset(), first);
        if (first == text.size()) {
            return bytes;
        }
        byte[] rest = devices.bytes(dev, start + AreaHeader.SIZE, text.size() - first);
        byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, all, bytes.length, rest.length);
        return all;
    }

    /**
     * Writes a text behind the one that counts. It does not count yet.
     *
     * @return where it lies
     */
    public static AreaHeader.Text write(Sys sys, DevNo dev, AreaHeader header, GroupText text) {
        int size = (int) text.length() + 1;
        long offset = header.nextOffset();
        int first = (int) Math.min(size, header.area().size() - offset);
        put(sys, dev, header.area().offset() + offset, Data.of(text, 0, padded(first)));
        if (first < size) {
            put(sys, dev, header.area().offset() + AreaHeader.SIZE, Data.of(text, first, padded(size - first)));
        }
        return new AreaHeader.Text(offset, size, text.crc());
    }

    /** Writes the header of an area. */
    public static void writeHeader(Sys sys, DevNo dev, AreaHeader header) {
        put(sys, dev, header.area().offset(), Data.of(header.encode()));
    }

    private static int padded(int length) {
        return (length + Sectors.SIZE - 1) / Sectors.SIZE * Sectors.SIZE;
    }

    private static void put(Sys sys, DevNo dev, long offset, Data data) {
        BlockIo.writeThrough(sys, dev, offset / Sectors.SIZE, data);
    }
}
