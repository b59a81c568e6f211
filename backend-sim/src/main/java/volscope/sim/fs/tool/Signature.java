package volscope.sim.fs.tool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import volscope.sim.device.BlockIo;
import volscope.sim.device.Disk;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.extent.FsType;
import volscope.sim.fs.extent.Probe;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/**
 * What the first bytes of a device say of it.
 *
 * @param type
 *            what it is: {@code ext4}, {@code LVM2_member}, {@code DM_snapshot_cow}
 * @param version
 *            of its form, may be empty
 * @param uuid
 *            its id, may be empty
 * @param label
 *            its name, may be empty
 * @param blockSize
 *            bytes of its blocks; 0 if it has none
 * @param usage
 *            {@code filesystem}, {@code raid} or {@code other}
 * @param magic
 *            the bytes it was known by
 */
record Signature(String type, String version, String uuid, String label, int blockSize, String usage, Magic magic) {

    /**
     * Bytes that tell what is on a device.
     *
     * @param offset
     *            where they are, in bytes
     * @param length
     *            how many
     */
    record Magic(int offset, int length) {
    }

    private static final Pattern UNSAFE = Pattern.compile("[^-A-Za-z0-9#+.:=@_]");
    private static final Magic EXT4 = new Magic(0x438, 2);
    private static final Magic FIRST_FOUR = new Magic(0, 4);

    private static final int PROBED = 4096;
    private static final int PAGES_PROBED = 17;
    private static final long MD_RESERVED = 1 << 16;
    private static final int SECTOR = 512;
    private static final String LVM = "LVM-";
    private static final String PV_MAGIC = "LABELONE";
    private static final String PV_TYPE = "LVM2 001";
    private static final String COW_MAGIC = "SnAp";
    private static final List<Integer> GROUPS = List.of(6, 4, 4, 4, 4, 4, 6);

    /** Whether all can be read that a probe looks at: the pages that may have something, the one with the header last. */
    static boolean isReadable(ToolCall call, String device) {
        try {
            long handle = call.vfs(vfs -> vfs.open(call.absolute(device), OpenMode.READ));
            try {
                for (long at : places(call.vfs(vfs -> vfs.size(handle)))) {
                    call.change(vfs -> vfs.seek(handle, at));
                    call.vfs(vfs -> vfs.read(handle, 1));
                }
            } finally {
                call.change(vfs -> vfs.close(handle));
            }
            return true;
        } catch (ErrnoException unreadable) {
            return unreadable.errno() != Errno.EIO;
        }
    }

    /** Where a probe looks: 64 KiB before the last whole 64 KiB, then at the beginning, the page with the header last. */
    private static List<Long> places(long size) {
        List<Long> places = new ArrayList<>();
        if (size >= 2 * MD_RESERVED) {
            places.add(size / MD_RESERVED * MD_RESERVED - MD_RESERVED);
        }
        long pages = Math.min(PAGES_PROBED, size / PROBED);
        for (long page = 1; page <= pages; page++) {
            places.add(page % pages * PROBED);
        }
        return places;
    }

    /** What is on a device; empty if nothing is known there, it cannot be read, or it is a part of a volume that lvm keeps to itself. */
    static Optional<Signature> find(ToolCall call, Disk disk) {
        if (disk.sectors() * SECTOR < PROBED || call.kernel(kernel -> isPrivate(kernel, disk))) {
            return Optional.empty();
        }
        try {
            return of(BlockIo.read(call.sys(), disk.dev(), 0, PROBED / SECTOR).toArray());
        } catch (ErrnoException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether it is a mapped device that lvm made for itself: something stands behind the ids in its uuid. */
    static boolean isPrivate(Kernel kernel, Disk disk) {
        return disk.kind() == Disk.Kind.DM && kernel.get(Dm.LAYER).find(disk.dev()).map(MappedDevice::uuid)
                .filter(uuid -> uuid.startsWith(LVM) && uuid.indexOf('-', LVM.length()) >= 0 && !uuid.endsWith("-")).isPresent();
    }

    private static Optional<Signature> of(byte[] page) {
        return volume(page).or(() -> physicalVolume(page)).or(() -> store(page));
    }

    private static Optional<Signature> volume(byte[] page) {
        return Probe.find(page).map(found -> new Signature(found.type().word(), found.type() != FsType.XFS ? "1.0" : "", found.uuid(),
                found.label(), found.type() == FsType.XFS ? xfsSector(page) : found.blockSize(), "filesystem",
                found.type() == FsType.XFS ? FIRST_FOUR : EXT4));
    }

    private static int xfsSector(byte[] page) {
        return (page[102] & 0xff) << 8 | page[103] & 0xff;
    }

    private static Optional<Signature> physicalVolume(byte[] page) {
        for (int at = 0; at < page.length / 2; at += SECTOR) {
            if (text(page, at, 8).equals(PV_MAGIC) && text(page, at + 24, 8).equals(PV_TYPE)) {
                return Optional.of(new Signature("LVM2_member", PV_TYPE, hyphenated(text(page, at + 32, 32)), "", 0, "raid",
                        new Magic(at + 24, PV_TYPE.length())));
            }
        }
        return Optional.empty();
    }

    private static String hyphenated(String id) {
        int[] at = {0};
        return GROUPS.stream().map(length -> id.substring(at[0], at[0] += length)).collect(Collectors.joining("-"));
    }

    private static Optional<Signature> store(byte[] page) {
        return text(page, 0, 4).equals(COW_MAGIC)
                ? Optional.of(new Signature("DM_snapshot_cow", "1", "", "", 0, "other", FIRST_FOUR))
                : Optional.empty();
    }

    private static String text(byte[] page, int at, int length) {
        return new String(page, at, length, ISO_8859_1);
    }

    /** The tags in the order in which they are shown; {@code low} are those that only a look at the device shows. */
    Map<String, String> tags(boolean low) {
        Map<String, String> tags = new LinkedHashMap<>();
        put(tags, "LABEL", label);
        put(tags, "UUID", uuid);
        put(tags, "VERSION", low ? version : "");
        put(tags, "SEC_TYPE", type.equals("ext3") ? "ext2" : "");
        put(tags, "BLOCK_SIZE", blockSize == 0 ? "" : String.valueOf(blockSize));
        put(tags, "TYPE", type);
        put(tags, "USAGE", low ? usage : "");
        return tags;
    }

    private static void put(Map<String, String> tags, String name, String value) {
        if (!value.isEmpty()) {
            tags.put(name, value);
        }
    }

    /** A text with all bytes as codes that could end a word. */
    static String encoded(String text) {
        return UNSAFE.matcher(text).replaceAll(found -> "\\\\x%02x".formatted((int) found.group().charAt(0)));
    }
}
