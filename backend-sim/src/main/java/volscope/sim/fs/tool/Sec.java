package volscope.sim.fs.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.fs.OpenMode;
import volscope.sim.kernel.ErrnoException;

/** {@code sec}: writes and reads sectors, a bio a call. Capital letters go through the page cache. */
final class Sec {

    private static final int SECTOR = 512;
    private static final long FNV_START = 1469598103934665603L;
    private static final long FNV_PRIME = 1099511628211L;

    private final ToolCall call;
    private final char op;
    private final String device;
    private final long sector;
    private final long count;

    private Sec(ToolCall call) {
        this.call = call;
        this.op = call.operand(0).charAt(0);
        this.device = call.operand(1);
        this.sector = number(call.operand(2));
        this.count = number(call.operand(3));
    }

    private static long number(String text) {
        return DirectIo.leadingNumber(text).orElse(0);
    }

    static int run(ToolCall call) {
        return new Sec(call).run();
    }

    private boolean writes() {
        return op == 'w' || op == 'W';
    }

    private boolean isDirect() {
        return op != 'W' && op != 'R';
    }

    private int run() {
        long handle;
        try {
            handle = call.vfs(vfs -> vfs.open(call.absolute(device), writes() ? OpenMode.READ_WRITE : OpenMode.READ));
        } catch (ErrnoException e) {
            call.println("open " + device + ": " + e.errno().text());
            return 1;
        }
        try {
            return transfer(handle);
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private int transfer(long handle) {
        long length = count * SECTOR;
        long done = 0;
        var all = new ByteArrayOutputStream();
        try {
            while (done < length) {
                long part = writes() ? write(handle, done) : read(handle, done, all);
                if (part == 0) {
                    return failed("end of device", done);
                }
                done += part;
            }
            if (op == 'W') {
                call.change(vfs -> vfs.fsync(handle));
            }
        } catch (ErrnoException e) {
            return failed(e.errno().text(), done);
        }
        return op == 'c' ? check(all.toByteArray()) : show(all.toByteArray());
    }

    private int failed(String why, long done) {
        call.println((writes() ? "write " : "read ") + device + " " + sector + "+" + count + ": " + why + " (after " + done + " bytes)");
        return 1;
    }

    private long write(long handle, long done) {
        Data data = Data.fill(value(), (int) (count * SECTOR - done));
        Optional<DevNo> dev = call.vfs(vfs -> vfs.device(handle));
        if (dev.isPresent() && isDirect()) {
            return DirectIo.of(call.sys(), dev.get()).write(sector * SECTOR + done, data);
        }
        call.change(vfs -> vfs.seek(handle, sector * SECTOR + done));
        call.change(vfs -> vfs.write(handle, data.toArray()));
        return data.length();
    }

    private long read(long handle, long done, ByteArrayOutputStream into) {
        int left = (int) (count * SECTOR - done);
        Optional<DevNo> dev = call.vfs(vfs -> vfs.device(handle));
        byte[] bytes;
        if (dev.isPresent() && isDirect()) {
            bytes = DirectIo.of(call.sys(), dev.get()).read(sector * SECTOR + done, left);
        } else {
            call.change(vfs -> vfs.seek(handle, sector * SECTOR + done));
            bytes = call.vfs(vfs -> vfs.read(handle, left));
        }
        into.writeBytes(bytes);
        return bytes.length;
    }

    private byte value() {
        String text = call.operands().size() > 4 ? call.operand(4) : "0x00";
        return text.startsWith("0x") ? (byte) Integer.parseInt(text.substring(2), 16) : text.getBytes(UTF_8)[0];
    }

    private int check(byte[] bytes) {
        byte wanted = value();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != wanted) {
                call.println("differs at byte " + (sector * SECTOR + i) + ": 0x%02x".formatted(bytes[i]));
                return 1;
            }
        }
        call.println("ok");
        return 0;
    }

    private int show(byte[] bytes) {
        int sectors = bytes.length / SECTOR;
        for (int from = 0, to; from < sectors; from = to) {
            to = from + 1;
            while (to < sectors && same(bytes, from, to)) {
                to++;
            }
            call.println((sector + from) + "+" + (to - from) + " " + content(bytes, from * SECTOR));
        }
        return 0;
    }

    private static boolean same(byte[] bytes, int one, int other) {
        return Arrays.equals(bytes, one * SECTOR, (one + 1) * SECTOR, bytes, other * SECTOR, (other + 1) * SECTOR);
    }

    private static String content(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        for (int i = 1; i < SECTOR; i++) {
            if (bytes[at + i] != bytes[at]) {
                return "fnv:%016x".formatted(hash(bytes, at));
            }
        }
        return first > 32 && first < 127 ? "'" + (char) first + "'" : "0x%02x".formatted(first);
    }

    private static long hash(byte[] bytes, int at) {
        long hash = FNV_START;
        for (int i = 0; i < SECTOR; i++) {
            hash = (hash ^ bytes[at + i] & 0xff) * FNV_PRIME;
        }
        return hash;
    }
}
