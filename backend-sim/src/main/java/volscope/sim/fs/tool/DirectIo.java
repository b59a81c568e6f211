package volscope.sim.fs.tool;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import volscope.sim.device.Block;
import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Sys;

/** Reads and writes past the page cache, as {@code O_DIRECT} has them: in whole logical blocks, each call one bio, short at the end. */
public final class DirectIo {

    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d+).*");

    private final Sys sys;
    private final Disk disk;

    private DirectIo(Sys sys, Disk disk) {
        this.sys = sys;
        this.disk = disk;
    }

    /** The way to a device: ENXIO if there is none. */
    public static DirectIo of(Sys sys, DevNo dev) {
        return new DirectIo(sys, sys.call(kernel -> kernel.get(Block.LAYER).get(dev)));
    }

    private void aligned(long offset, long length) {
        if ((offset | length) % disk.limits().logicalBlock() != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private long left(long offset) {
        return Math.max(0, Sectors.toBytes(disk.sectors()) - offset);
    }

    /** Reads up to so many bytes at an offset; none at the end. */
    public byte[] read(long offset, int length) {
        aligned(offset, length);
        int part = (int) Math.min(length, left(offset));
        return part == 0 ? new byte[0] : BlockIo.read(sys, disk.dev(), offset / Sectors.SIZE, part / Sectors.SIZE).toArray();
    }

    /** Writes as much as has room and tells how much that was: EPERM on a read-only device, ENOSPC at the end. */
    public int write(long offset, Data data) {
        if (disk.access() == Disk.Access.READ_ONLY) {
            throw new ErrnoException(Errno.EPERM);
        }
        aligned(offset, data.length());
        int part = (int) Math.min(data.length(), left(offset));
        if (part == 0 && data.length() > 0) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        if (part > 0) {
            BlockIo.write(sys, disk.dev(), offset / Sectors.SIZE, data.slice(0, part));
        }
        return part;
    }

    /** A number as {@code atol} and {@code strtoul} read it; empty if there is no digit. */
    static OptionalLong leadingNumber(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        return number.matches() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }
}
