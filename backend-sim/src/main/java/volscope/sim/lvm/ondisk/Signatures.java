package volscope.sim.lvm.ondisk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Sys;

/** Marks that others leave on devices: what is there, and wiping it. Stands for the part of libblkid that lvm uses. */
public final class Signatures {

    private static final int PROBED_SECTORS = 24;
    private static final int EXT_SUPER = 1024;
    private static final int EXT_HAS_JOURNAL = 0x4;
    private static final int EXT_EXTENTS = 0x40;
    private static final int EXT_64BIT = 0x80;
    private static final int EXT_FLEX_BG = 0x200;

    private static final List<Magic> MAGICS = List.of(new Magic("xfs", 0, bytes("XFSB")), new Magic("DM_snapshot_cow", 0, bytes("SnAp")),
            new Magic("LVM2_member", 536, bytes("LVM2 001")), new Magic("ext", 1080, new byte[]{0x53, (byte) 0xef}),
            new Magic("swap", 4086, bytes("SWAPSPACE2")));

    private Signatures() {
    }

    private record Magic(String type, int offset, byte[] bytes) {

        boolean isIn(byte[] start) {
            return start.length >= offset + bytes.length
                    && Arrays.equals(start, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    /**
     * A mark on a device.
     *
     * @param type
     *            whose it is
     * @param offset
     *            where it stands
     * @param length
     *            how long it is
     */
    public record Signature(String type, long offset, int length) {
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** The marks on a device, by their place. */
    public static List<Signature> find(Sys sys, DevNo dev, long sectors) {
        byte[] start = DeviceBytes.of(sys).read(dev, 0, Math.min(PROBED_SECTORS, sectors));
        List<Signature> found = new ArrayList<>();
        for (Magic magic : MAGICS) {
            if (magic.isIn(start)) {
                String type = magic.type().equals("ext") ? ext(start) : magic.type();
                found.add(new Signature(type, magic.offset(), magic.bytes().length));
            }
        }
        return found;
    }

    private static String ext(byte[] start) {
        int compatible = little(start, EXT_SUPER + 92);
        int incompatible = little(start, EXT_SUPER + 96);
        if ((incompatible & (EXT_EXTENTS | EXT_64BIT | EXT_FLEX_BG)) != 0) {
            return "ext4";
        }
        return (compatible & EXT_HAS_JOURNAL) != 0 ? "ext3" : "ext2";
    }

    private static int little(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
    }

    /** The first mark that isn't of one of some types. */
    public static Optional<Signature> first(Sys sys, DevNo dev, long sectors, List<String> except) {
        return find(sys, dev, sectors).stream().filter(signature -> !except.contains(signature.type())).findFirst();
    }

    /** Overwrites a mark with zeros. */
    public static void wipe(Sys sys, DevNo dev, Signature signature) {
        long sector = signature.offset() / Sectors.SIZE;
        long end = (signature.offset() + signature.length() + Sectors.SIZE - 1) / Sectors.SIZE;
        byte[] around = DeviceBytes.of(sys).read(dev, sector, end - sector);
        int from = (int) (signature.offset() - sector * Sectors.SIZE);
        Arrays.fill(around, from, from + signature.length(), (byte) 0);
        BlockIo.writeThrough(sys, dev, sector, Data.of(around));
    }
}
