package volscope.sim.dax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.VolumeFile;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Sleeping;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.SigbusException;
import volscope.sim.mm.Vma;
import volscope.sim.page.Page;

/** {@code daxtool}: small tests of files that are mapped directly. */
final class DaxTool {

    private static final int CHUNK = 65536;
    private static final long TENTH = 100_000_000;
    private static final long STALL = 250_000_000;
    private static final int MISUSE = 2;

    private final ToolCall call;
    private final String file;

    private DaxTool(ToolCall call) {
        this.call = call;
        this.file = call.operands().size() > 1 ? call.operand(1) : "";
    }

    static int run(ToolCall call) {
        return call.operands().size() < 2 ? MISUSE : new DaxTool(call).run();
    }

    private int run() {
        int words = call.operands().size();
        return switch (call.operand(0)) {
            case "statx" -> statx();
            case "alloc" -> words > 2 ? alloc() : MISUSE;
            case "pwrite" -> words > 4 ? pwrite() : MISUSE;
            case "map" -> words > 4 ? mapped() : MISUSE;
            case "peek" -> words > 3 ? mapped() : MISUSE;
            case "hold" -> words > 4 ? mapped() : MISUSE;
            default -> MISUSE;
        };
    }

    private int fail(String what, Errno errno) {
        call.println(what + ": " + errno.text() + " (errno " + errno.number() + ")");
        return 1;
    }

    private long number(int index) {
        String text = call.operand(index);
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private String path() {
        return call.absolute(file);
    }

    private Optional<VolumeFile> onVolume() {
        return call.vfs(vfs -> vfs.volumeFile(path()));
    }

    private boolean isDax(VolumeFile on) {
        return call.kernel(kernel -> kernel.get(FileSystems.LAYER).files(on.volume()).isDax(on.inode()));
    }

    private int statx() {
        if (call.stat(file).isEmpty()) {
            return fail("statx", Errno.ENOENT);
        }
        call.println("attr dax=" + (onVolume().filter(this::isDax).isPresent() ? 1 : 0) + " (mask 1)");
        return 0;
    }

    private int alloc() {
        int length = (int) number(2);
        return written("ok", (handle, step) -> {
            step.set("fallocate");
            call.vfs(vfs -> vfs.volumeFile(path())).ifPresent(on -> call.sys()
                    .run(kernel -> kernel.get(FileSystems.LAYER).runs(on.volume()).checkAllocates()));
            step.set("pwrite");
            for (int done = 0; done < length; done += CHUNK) {
                byte[] zeroes = new byte[Math.min(CHUNK, length - done)];
                call.change(vfs -> vfs.write(handle, zeroes));
            }
        });
    }

    private int pwrite() {
        byte[] bytes = new byte[(int) number(3)];
        Arrays.fill(bytes, fill(4));
        return written("wrote " + bytes.length, (handle, step) -> {
            step.set("pwrite");
            call.change(vfs -> vfs.seek(handle, number(2)));
            call.change(vfs -> vfs.write(handle, bytes));
        });
    }

    /** Which step of a subcommand fails, if one does. */
    private static final class Step {
        private String name = "open";

        void set(String now) {
            name = now;
        }
    }

    /** Opens the file, writes to it, syncs it and closes it. */
    private int written(String success, BiConsumer<Long, Step> writes) {
        var step = new Step();
        try {
            long handle = call.vfs(vfs -> vfs.open(path(), OpenMode.WRITE));
            try {
                writes.accept(handle, step);
                step.set("fsync");
                call.change(vfs -> vfs.fsync(handle));
            } finally {
                call.change(vfs -> vfs.close(handle));
            }
        } catch (ErrnoException e) {
            return fail(step.name, e.errno());
        }
        call.println(success);
        return 0;
    }

    private byte fill(int index) {
        byte[] bytes = call.operand(index).getBytes(UTF_8);
        return bytes.length == 0 ? 0 : bytes[0];
    }

    /** The subcommands that map the file: opens it, maps it, and lets go of both in the end. */
    private int mapped() {
        long handle;
        try {
            handle = call.vfs(vfs -> vfs.open(path(), OpenMode.READ_WRITE));
        } catch (ErrnoException e) {
            return fail("open", e.errno());
        }
        try {
            String how = call.operands().size() > 5 ? call.operand(5) : "sync";
            boolean sync = call.operand(0).equals("map") && how.equals("sync");
            if (sync && !FileAccess.isSynchronous(call.sys(), path())) {
                return fail("mmap(MAP_SHARED_VALIDATE|MAP_SYNC)", Errno.EOPNOTSUPP);
            }
            return mapped(handle, sync ? Vma.Kind.SHARED_SYNC : how.equals("private") ? Vma.Kind.PRIVATE : Vma.Kind.SHARED);
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
    }

    private int mapped(long handle, Vma.Kind kind) {
        String task = "daxtool-" + call.kernel(kernel -> kernel.nextId());
        long first = number(2) / Page.SIZE;
        long end = (number(2) + Math.max(1, number(3)) + Page.SIZE - 1) / Page.SIZE;
        FileAccess access = FileAccess.map(call.sys(), task, path(), kind, first, end - first);
        try {
            return switch (call.operand(0)) {
                case "map" -> map(access, handle, kind);
                case "peek" -> peek(access);
                default -> hold(access, handle);
            };
        } finally {
            call.sys().run(kernel -> kernel.get(MemoryManager.LAYER).exit(task));
        }
    }

    private int sigbus() {
        call.println("signal " + SigbusException.NUMBER + " (Bus error) on access");
        return 1;
    }

    private int map(FileAccess access, long handle, Vma.Kind kind) {
        int length = (int) number(3);
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, fill(4));
        if (access.store(number(2), bytes) instanceof FileAccess.Sigbus) {
            return sigbus();
        }
        call.println("stored " + length + " bytes");
        if (kind != Vma.Kind.PRIVATE) {
            try {
                call.change(vfs -> vfs.fsync(handle));
            } catch (ErrnoException e) {
                return fail("msync", e.errno());
            }
        }
        call.println("msync ok");
        return 0;
    }

    private int peek(FileAccess access) {
        if (!(access.load(number(2), (int) number(3)) instanceof FileAccess.Done done)) {
            return sigbus();
        }
        var text = new StringBuilder();
        for (byte b : done.bytes()) {
            text.append(b > 31 && b < 127 ? (char) b : '.');
        }
        call.println(text.toString());
        return 0;
    }

    /** Stores a byte ten times a second and tells of stores that took long. */
    private int hold(FileAccess access, long handle) {
        long seconds = (long) (Double.parseDouble(call.operand(4)) * 1e9);
        int length = (int) Math.max(1, number(3));
        long start = now();
        for (int i = 0;; i++) {
            long before = now();
            if (!increments(access, number(2) + i % length)) {
                return sigbus();
            }
            long after = now();
            if (after - before > STALL) {
                call.println("store " + i + " stalled for about " + Math.round((after - before) / 1e9) + " s");
            }
            if (after - start > seconds) {
                call.println("stores done");
                return 0;
            }
            if (call.operands().size() > 5) {
                call.change(vfs -> vfs.fsync(handle));
            }
            sleepUntil(after + TENTH);
        }
    }

    private boolean increments(FileAccess access, long offset) {
        return access.load(offset, 1) instanceof FileAccess.Done done
                && access.store(offset, new byte[]{(byte) (done.bytes()[0] + 1)}) instanceof FileAccess.Done;
    }

    private long now() {
        return call.kernel(kernel -> kernel.now());
    }

    private void sleepUntil(long time) {
        call.sys().run(kernel -> {
            if (kernel.now() < time) {
                throw Sleeping.until("sleep", time);
            }
        });
    }
}
