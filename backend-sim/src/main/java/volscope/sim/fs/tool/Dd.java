package volscope.sim.fs.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.fs.FileType;
import volscope.sim.fs.OpenMode;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Errno;

/** {@code dd}: copies blocks. */
final class Dd {

    private static final double NANOS_PER_BYTE = 1;

    private final ToolCall call;
    private final List<String> inFlags;
    private final List<String> outFlags;
    private final List<String> conversions;
    private final Optional<String> inName;
    private final Optional<String> outName;
    private final DdCounts counts = new DdCounts();
    private int blockSize;
    private int outBlockSize;
    private long taken;
    private byte[] waiting = new byte[0];
    private OptionalLong in = OptionalLong.empty();
    private OptionalLong out = OptionalLong.empty();

    private Dd(ToolCall call) {
        this.call = call;
        this.inFlags = words("iflag=");
        this.outFlags = words("oflag=");
        this.conversions = words("conv=");
        this.inName = call.text("if=");
        this.outName = call.text("of=");
    }

    private List<String> words(String option) {
        return call.text(option).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    static int run(ToolCall call) {
        return new Dd(call).run();
    }

    private int run() {
        if (!DdWords.areGood(call, inFlags, outFlags, conversions, words("status="))) {
            return 1;
        }
        OptionalLong size = number("bs=", number("ibs=", OptionalLong.of(512)));
        OptionalLong outSize = call.text("bs=").isPresent() ? size : number("obs=", OptionalLong.of(512));
        OptionalLong count = number("count=", OptionalLong.of(Long.MAX_VALUE));
        OptionalLong skip = number("skip=", OptionalLong.of(0));
        OptionalLong seek = number("seek=", OptionalLong.of(0));
        if (size.isEmpty() || outSize.isEmpty() || count.isEmpty() || skip.isEmpty() || seek.isEmpty()) {
            return 1;
        }
        if (size.getAsLong() == 0 || size.getAsLong() > 1 << 30) {
            call.complain("invalid number: " + ToolCall.quoted(call.text("bs=").orElse("0")));
            return 1;
        }
        blockSize = (int) size.getAsLong();
        outBlockSize = (int) Math.clamp(outSize.getAsLong(), 1, 1 << 30);
        try {
            if (open(seek.getAsLong())) {
                if (skip(skip.getAsLong() * unit(inFlags, "skip_bytes", blockSize))
                        && seek(seek.getAsLong() * unit(outFlags, "seek_bytes", outBlockSize))) {
                    copy(count.getAsLong());
                    flush();
                }
                finish();
            }
        } finally {
            close();
        }
        return call.status();
    }

    private static long unit(List<String> flags, String bytes, int block) {
        return flags.contains(bytes) ? 1 : block;
    }

    private OptionalLong number(String option, OptionalLong otherwise) {
        Optional<String> text = call.text(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        OptionalLong read = Amounts.read(text.get());
        if (read.isEmpty()) {
            call.complain("invalid number: " + ToolCall.quoted(text.get()));
        }
        return read;
    }

    private boolean open(long seek) {
        try {
            if (inName.isPresent()) {
                in = OptionalLong.of(call.vfs(vfs -> vfs.open(call.absolute(inName.get()), OpenMode.READ)));
                checkDirect(inName.get(), inFlags);
            }
        } catch (ErrnoException e) {
            call.complain("failed to open " + ToolCall.quoted(inName.orElseThrow()), e);
            return false;
        }
        try {
            if (outName.isPresent()) {
                boolean keep = conversions.contains("notrunc") || seek > 0;
                boolean there = call.stat(outName.get()).isPresent();
                if (conversions.contains(there ? "excl" : "nocreat")) {
                    throw new ErrnoException(there ? Errno.EEXIST : Errno.ENOENT);
                }
                long handle = call.vfs(vfs -> vfs.open(call.absolute(outName.get()), keep ? OpenMode.WRITE : OpenMode.TRUNCATE));
                out = OptionalLong.of(handle);
                checkDirect(outName.get(), outFlags);
            }
        } catch (ErrnoException e) {
            call.complain("failed to open " + ToolCall.quoted(outName.orElseThrow()), e);
            return false;
        }
        return true;
    }

    /** EINVAL for a file in memory, which there is no way around the cache to. */
    private void checkDirect(String name, List<String> flags) {
        boolean file = call.stat(name).filter(stat -> stat.type() == FileType.REGULAR).isPresent();
        if (flags.contains("direct") && file && call.vfs(vfs -> vfs.volumeFile(call.absolute(name))).isEmpty()) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private boolean skip(long bytes) {
        if (in.isPresent() && bytes > 0) {
            long handle = in.getAsLong();
            if (isBehindEnd(handle, bytes)) {
                call.complain(inName.orElseThrow() + ": cannot skip: " + Errno.EINVAL.text());
                return false;
            }
            call.change(vfs -> vfs.seek(handle, bytes));
        } else {
            for (long left = bytes; left > 0; left -= blockSize) {
                call.invocation().in().read((int) Math.min(left, blockSize));
            }
        }
        return true;
    }

    /** Goes to where it writes; a device cannot be gone behind the end of. */
    private boolean seek(long bytes) {
        if (out.isPresent()) {
            long handle = out.getAsLong();
            if (isBehindEnd(handle, bytes)) {
                call.complain(outName.orElseThrow() + ": cannot seek: " + Errno.EINVAL.text());
                return false;
            }
            call.change(vfs -> vfs.seek(handle, bytes));
        }
        return true;
    }

    private boolean isBehindEnd(long handle, long bytes) {
        return call.vfs(vfs -> vfs.device(handle)).isPresent() && bytes > call.vfs(vfs -> vfs.size(handle));
    }

    private void copy(long count) {
        boolean inBytes = inFlags.contains("count_bytes");
        boolean goesOn = true;
        while (goesOn && (inBytes ? taken : counts.in()) < count) {
            goesOn = copy(inBytes ? (int) Math.min(blockSize, count - taken) : blockSize);
        }
    }

    /** Copies a block; false at the end and where it cannot go on. */
    private boolean copy(int most) {
        byte[] block;
        try {
            block = read(most);
            taken += block.length;
            if (block.length == 0) {
                return false;
            }
        } catch (ErrnoException e) {
            String sentence = "error reading " + ToolCall.quoted(inName.orElse("standard input"));
            if (!conversions.contains("noerror") || in.isEmpty()) {
                call.complain(sentence, e);
                return false;
            }
            if (!passOver(sentence + ": " + e.errno().text(), in.getAsLong())) {
                return true;
            }
            block = new byte[0];
        }
        counts.read(block.length, blockSize);
        try {
            put(DdWords.converted(conversions.contains("sync") ? Arrays.copyOf(block, blockSize) : block, conversions));
            return true;
        } catch (ErrnoException e) {
            call.complain("error writing " + ToolCall.quoted(outName.orElse("standard output")), e);
            return false;
        }
    }

    /** Leaves out a block that cannot be read; gives whether zeros stand for it. */
    private boolean passOver(String why, long handle) {
        if (!call.text("status=").orElse("").equals("none")) {
            call.error("dd: " + why);
            tell();
        }
        call.change(vfs -> vfs.seek(handle, vfs.position(handle) + blockSize));
        return conversions.contains("sync");
    }

    private byte[] read(int most) {
        if (in.isEmpty()) {
            return inFlags.contains("fullblock") ? readFull(most) : call.invocation().in().read(most);
        }
        long handle = in.getAsLong();
        Optional<DevNo> dev = call.vfs(vfs -> vfs.device(handle));
        if (dev.isEmpty() && inFlags.contains("direct") && call.vfs(vfs -> vfs.position(handle) < vfs.size(handle))) {
            align(inName.orElseThrow(), call.vfs(vfs -> vfs.position(handle)) | most);
        }
        if (dev.isEmpty() || !inFlags.contains("direct")) {
            return call.vfs(vfs -> vfs.read(handle, most));
        }
        long position = call.vfs(vfs -> vfs.position(handle));
        byte[] bytes = DirectIo.of(call.sys(), dev.get()).read(position, most);
        call.change(vfs -> vfs.seek(handle, position + bytes.length));
        return bytes;
    }

    /** EINVAL if a transfer past the cache of a file does not fit the sectors of what it is on; memory has none. */
    private void align(String name, long bits) {
        call.vfs(vfs -> vfs.volumeFile(call.absolute(name))).ifPresent(on -> call.sys().run(kernel -> {
            FileSystems systems = kernel.get(FileSystems.LAYER);
            int sector = kernel.get(Block.LAYER).get(systems.device(on.volume())).limits().logicalBlock();
            if (!systems.files(on.volume()).isDax(on.inode()) && (bits & sector - 1) != 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }));
    }

    /** Reads on until a block is full or nothing is left. */
    private byte[] readFull(int most) {
        byte[] block = call.invocation().in().read(most);
        for (byte[] more = block; more.length > 0 && block.length < most;) {
            more = call.invocation().in().read(most - block.length);
            byte[] longer = Arrays.copyOf(block, block.length + more.length);
            System.arraycopy(more, 0, longer, block.length, more.length);
            block = longer;
        }
        return block;
    }

    /** Writes a block as it is where only {@code bs=} is given, else in blocks of the output's size. */
    private void put(byte[] block) {
        if (call.text("bs=").isPresent() || blockSize == outBlockSize && waiting.length == 0 && block.length == blockSize) {
            write(block);
            return;
        }
        byte[] all = Arrays.copyOf(waiting, waiting.length + block.length);
        System.arraycopy(block, 0, all, waiting.length, block.length);
        int done = 0;
        for (; all.length - done >= outBlockSize; done += outBlockSize) {
            write(Arrays.copyOfRange(all, done, done + outBlockSize));
        }
        waiting = Arrays.copyOfRange(all, done, all.length);
    }

    /** Writes what does not fill a block. */
    private void flush() {
        if (waiting.length == 0) {
            return;
        }
        try {
            write(waiting);
        } catch (ErrnoException e) {
            call.complain("error writing " + ToolCall.quoted(outName.orElse("standard output")), e);
        }
    }

    private void write(byte[] block) {
        if (out.isEmpty()) {
            call.invocation().out().write(block);
            counts.moved(block.length);
            counts.wrote(block.length, outBlockSize);
            return;
        }
        for (int done = 0; done < block.length;) {
            int part = write(out.getAsLong(), Arrays.copyOfRange(block, done, block.length));
            done += part;
            counts.moved(part);
        }
        counts.wrote(block.length, outBlockSize);
    }

    private int write(long handle, byte[] bytes) {
        Optional<DevNo> dev = call.vfs(vfs -> vfs.device(handle));
        long position = call.vfs(vfs -> vfs.position(handle));
        if (dev.isPresent() && outFlags.contains("direct")) {
            int part = DirectIo.of(call.sys(), dev.get()).write(position, Data.of(bytes));
            call.change(vfs -> vfs.seek(handle, position + part));
            return part;
        }
        int part = dev.isPresent() ? (int) Math.min(bytes.length, call.vfs(vfs -> vfs.size(handle)) - position) : bytes.length;
        byte[] fits = part > 0 && part < bytes.length ? Arrays.copyOf(bytes, part) : bytes;
        call.change(vfs -> vfs.write(handle, fits));
        if (outFlags.contains("direct") || outFlags.contains("sync") || outFlags.contains("dsync")) {
            call.change(vfs -> vfs.fsync(handle));
        }
        return fits.length;
    }

    private void finish() {
        if (out.isPresent() && (conversions.contains("fsync") || conversions.contains("fdatasync"))) {
            try {
                call.change(vfs -> vfs.fsync(out.getAsLong()));
            } catch (ErrnoException e) {
                call.complain("fsync failed for " + ToolCall.quoted(outName.orElseThrow()), e);
            }
        }
        tell();
    }

    private void tell() {
        String status = call.text("status=").orElse("");
        if (!status.equals("none")) {
            call.error(counts.records());
            if (!status.equals("noxfer")) {
                call.error(counts.transfer(NANOS_PER_BYTE));
            }
        }
    }

    private void close() {
        in.ifPresent(handle -> call.change(vfs -> vfs.close(handle)));
        out.ifPresent(handle -> call.change(vfs -> vfs.close(handle)));
    }
}
