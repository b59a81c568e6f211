package volscope.sim.fs.tool;

import java.util.OptionalLong;
import java.util.Set;

import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.BlockIo;
import volscope.sim.device.Data;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;

/** {@code blkdiscard}: tells a device that sectors are not needed any more, or fills them with zeroes. */
final class Blkdiscard {

    private static final long ZEROES_AT_ONCE = 1 << 20;

    private final ToolCall call;
    private final String device;

    private Blkdiscard(ToolCall call) {
        this.call = call;
        this.device = call.operand(0);
    }

    static int run(ToolCall call) {
        return new Blkdiscard(call).run();
    }

    private int run() {
        Disk disk;
        try {
            disk = call.disk(device);
        } catch (ErrnoException e) {
            return e.errno() == Errno.ENOTBLK ? failed(device + ": not a block device") : failed("cannot open " + device, e);
        }
        long size = Sectors.toBytes(disk.sectors());
        OptionalLong from = number("offset", 0);
        OptionalLong wanted = number("length", size);
        if (from.isEmpty() || wanted.isEmpty()) {
            return failed("failed to parse " + (from.isEmpty() ? "offset" : "length"));
        }
        long offset = from.getAsLong();
        int block = disk.limits().logicalBlock();
        if (offset > size) {
            return failed(device + ": offset is greater than device size");
        }
        long length = Math.min(wanted.getAsLong(), size - offset);
        if (offset % block != 0) {
            return failed("%s: offset %d is not aligned to sector size %d".formatted(device, offset, block));
        }
        if (length % block != 0) {
            return failed("%s: length %d is not aligned to sector size %d".formatted(device, length, block));
        }
        if (disk.holder().isPresent() && !call.has("force")) {
            return failed("cannot open " + device + ": " + Errno.EBUSY.text());
        }
        if (!call.has("force")) {
            if (!Signature.isReadable(call, device)) {
                return failed("failed to probe the device: " + Errno.EIO.text());
            }
            Signature.find(call, disk).ifPresent(there -> call.complain(device + " contains existing file system (" + there.type() + ")."));
        } else {
            call.complain("Operation forced, data will be lost!");
        }
        return send(disk, offset, length, number("step", length).orElse(length));
    }

    private OptionalLong number(String option, long otherwise) {
        return call.text(option).map(Amounts::read).orElse(OptionalLong.of(otherwise));
    }

    private int send(Disk disk, long offset, long length, long step) {
        String request = call.has("zeroout") ? "BLKZEROOUT" : call.has("secure") ? "BLKSECDISCARD" : "BLKDISCARD";
        long part = step <= 0 ? length : step;
        try {
            for (long done = 0; done < length; done += part) {
                request(disk, offset + done, Math.min(part, length - done));
            }
        } catch (ErrnoException e) {
            return failed(device + ": " + request + " ioctl failed", e);
        }
        if (call.has("verbose")) {
            call.println("%s: %s %d bytes from the offset %d".formatted(device,
                    call.has("zeroout") ? "Zero-filled" : "Discarded", length, offset));
        }
        return 0;
    }

    private void request(Disk disk, long offset, long length) {
        if (disk.access() == Disk.Access.READ_ONLY) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (call.has("zeroout")) {
            fill(disk, offset, length);
        } else if (call.has("secure") || disk.limits().discard() == Limits.Discard.UNSUPPORTED) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        } else if (length > 0) {
            submit(disk, BioOp.DISCARD, offset, length, Data.EMPTY);
        }
    }

    /** Writes zeroes: what a device without a command for it does. */
    private void fill(Disk disk, long offset, long length) {
        for (long done = 0; done < length; done += ZEROES_AT_ONCE) {
            long part = Math.min(ZEROES_AT_ONCE, length - done);
            submit(disk, BioOp.WRITE, offset + done, part, Data.fill((byte) 0, (int) part));
        }
    }

    private void submit(Disk disk, BioOp op, long offset, long length, Data data) {
        BlockIo.submit(call.sys(), op, disk.dev(), offset / Sectors.SIZE, length / Sectors.SIZE, data, Set.of(BioFlag.IDLE));
    }

    private int failed(String text) {
        call.complain(text);
        return 1;
    }

    private int failed(String text, ErrnoException why) {
        call.complain(text, why);
        return 1;
    }
}
