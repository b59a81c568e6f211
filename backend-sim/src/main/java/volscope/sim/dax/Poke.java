package volscope.sim.dax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.fs.Stat;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.mm.MemoryManager.LineAct;
import volscope.sim.mm.MemoryManager.Outcome;
import volscope.sim.mm.Vma;

/**
 * One byte through a mapping of a file, and its way to memory: {@code poke}, {@code ntstore}, {@code peek}, {@code clwb}, {@code evict} and
 * {@code fence}. The task keeps its mapping until the file is unmounted.
 */
final class Poke {

    private static final String TASK = "sh";
    private static final String NUMBER = "\\d{1,15}";
    private static final int MISUSE = 2;

    private final ToolCall call;
    private final Words words;

    private Poke(ToolCall call, Words words) {
        this.call = call;
        this.words = words;
    }

    /**
     * The words of a command.
     *
     * @param file
     *            the file
     * @param offset
     *            where in it
     * @param value
     *            what is to be stored there; empty for a command that stores nothing
     * @param kind
     *            how the file is to be mapped
     * @param task
     *            on whose behalf
     */
    private record Words(String file, long offset, String value, Optional<Vma.Kind> kind, String task) {

        /** Reads them: {@code FILE OFFSET [VALUE] [private|sync] [as TASK]}; empty if they can't be read. */
        static Optional<Words> read(ToolCall call, int needed) {
            List<String> left = new ArrayList<>(call.operands());
            String task = call.invocation().env().getOrDefault("LAB_TASK", TASK);
            if (left.size() > needed + 1 && left.get(left.size() - 2).equals("as")) {
                task = left.removeLast();
                left.removeLast();
            }
            Optional<Vma.Kind> kind = left.size() == needed + 1 ? kind(left.getLast()) : Optional.empty();
            if (left.size() != (kind.isPresent() ? needed + 1 : needed) || left.contains("") || task.isEmpty()
                    || !left.get(1).matches(NUMBER)) {
                return Optional.empty();
            }
            return Optional.of(new Words(left.get(0), Long.parseLong(left.get(1)), needed == 2 ? "" : left.get(2), kind, task));
        }

        private static Optional<Vma.Kind> kind(String word) {
            return switch (word) {
                case "private" -> Optional.of(Vma.Kind.PRIVATE);
                case "sync" -> Optional.of(Vma.Kind.SHARED_SYNC);
                case "shared" -> Optional.of(Vma.Kind.SHARED);
                default -> Optional.empty();
            };
        }

        byte toByte() {
            return value.matches("0x[0-9a-fA-F]{1,2}") ? (byte) Integer.parseInt(value.substring(2), 16) : value.getBytes(UTF_8)[0];
        }
    }

    private interface Act {
        int on(Poke poke, FileAccess access);
    }

    private static int touch(ToolCall call, int needed, Act act) {
        Optional<Words> words = Words.read(call, needed);
        if (words.isEmpty()) {
            call.complain("not understood; as in: " + call.invocation().name() + " /mnt/f 8192" + (needed == 2 ? "" : " A") + " as writer");
            return MISUSE;
        }
        return new Poke(call, words.get()).touch(act);
    }

    private int touch(Act act) {
        String file = words.file();
        if (call.stat(file).filter(stat -> !stat.isDirectory()).isEmpty()) {
            Errno errno = call.stat(file).filter(Stat::isDirectory).isPresent() ? Errno.EISDIR : Errno.ENOENT;
            call.complain(file + ": " + errno.text());
            return 1;
        }
        Vma.Kind kind = words.kind().orElse(Vma.Kind.SHARED);
        if (kind == Vma.Kind.SHARED_SYNC && !FileAccess.isSynchronous(call.sys(), call.absolute(file))) {
            call.complain(file + ": " + Errno.EOPNOTSUPP.text());
            return 1;
        }
        FileAccess access = FileAccess.map(call.sys(), words.task(), call.absolute(file), kind);
        if (words.kind().isPresent() && access.kind() != kind) {
            call.complain(words.task() + " maps " + file + " in another way; name another task, as in: as " + words.task() + "2");
            return 1;
        }
        return act.on(this, access);
    }

    static int poke(ToolCall call) {
        return touch(call, 3, (poke, access) -> poke.store(access, Block.Store.CACHED, ""));
    }

    /** Stores past the cache. */
    static int ntstore(ToolCall call) {
        return touch(call, 3, (poke, access) -> poke.store(access, Block.Store.STREAMED, ", past the cache"));
    }

    private int store(FileAccess access, Block.Store how, String said) {
        byte value = words.toByte();
        FileAccess.Result result = access.store(words.offset(), new byte[]{value}, how);
        return result instanceof FileAccess.Done done
                ? say("stored " + shown(value),
                        how(access, done.outcome(), access.kind() == Vma.Kind.PRIVATE ? "copy fault" : "write fault") + said)
                : sigbus();
    }

    static int peek(ToolCall call) {
        return touch(call, 2, (poke, access) -> poke.load(access));
    }

    private int load(FileAccess access) {
        return access.load(words.offset(), 1) instanceof FileAccess.Done done
                ? say("loaded " + shown(done.bytes()[0]), how(access, done.outcome(), "read fault"))
                : sigbus();
    }

    private int say(String did, String how) {
        call.println(words.task() + " " + did + " at " + words.offset() + " of " + words.file() + " (" + how + ")");
        return 0;
    }

    private int sigbus() {
        call.println(words.task() + ": signal 7 (Bus error) on access to " + words.file() + " at " + words.offset());
        return 1;
    }

    /** Writes a cache line back; the fence that waits for it is another step. */
    static int clwb(ToolCall call) {
        return touch(call, 2, (poke, access) -> poke.line(access, LineAct.WRITE_BACK));
    }

    /** Brings a cache line to memory, as a processor does when it needs its room. */
    static int evict(ToolCall call) {
        return touch(call, 2, (poke, access) -> poke.line(access, LineAct.EVICT));
    }

    private int line(FileAccess access, LineAct act) {
        access.line(words.offset(), act);
        return 0;
    }

    static int fence(ToolCall call) {
        call.sys().run(kernel -> kernel.get(Block.LAYER).fence());
        return 0;
    }

    private static String shown(byte value) {
        return value > 32 && value < 127 ? "'" + (char) value + "'" : "0x%02x".formatted(value);
    }

    private String how(FileAccess access, Outcome outcome, String fault) {
        String size = access.isHuge(words.offset()) ? ", 2 MiB" : "";
        return switch (outcome) {
            case NO_FAULT -> "no fault" + size;
            case FAULT -> fault + size;
            case CACHED -> "page cache";
        };
    }
}
