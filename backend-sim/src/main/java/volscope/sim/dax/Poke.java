package volscope.sim.dax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

import volscope.sim.device.Block;
import volscope.sim.fs.Stat;
import volscope.sim.fs.tool.ToolCall;
import volscope.sim.kernel.Errno;
import volscope.sim.mm.MemoryManager.Outcome;
import volscope.sim.mm.Vma;

/** {@code poke}, {@code peek}, {@code clwb} and {@code fence}: one byte through a shared mapping of a file, and its way to memory. The task keeps its mapping until the file is unmounted. */
final class Poke {

    private static final String TASK = "sh";

    private Poke() {
    }

    static int poke(ToolCall call) {
        List<String> words = call.operands();
        byte value = words.get(2).matches("0x[0-9a-fA-F]{1,2}")
                ? (byte) Integer.parseInt(words.get(2).substring(2), 16)
                : words.get(2).getBytes(UTF_8)[0];
        return touch(call, 3, (access, offset) -> access.store(offset, new byte[]{value}), "stored", value);
    }

    static int peek(ToolCall call) {
        return touch(call, 2, (access, offset) -> access.load(offset, 1), "loaded", (byte) 0);
    }

    /** Writes a cache line back; the fence that waits for it is another step. */
    static int clwb(ToolCall call) {
        List<String> words = call.operands();
        boolean named = words.size() == 4 && words.get(2).equals("as");
        if (words.size() != 2 && !named || !words.get(1).matches("\\d{1,15}")) {
            call.complain("not understood; as in: clwb /mnt/f 8192 as writer");
            return 2;
        }
        if (call.stat(words.get(0)).filter(stat -> !stat.isDirectory()).isEmpty()) {
            call.complain(words.get(0) + ": " + Errno.ENOENT.text());
            return 1;
        }
        FileAccess.map(call.sys(), named ? words.get(3) : task(call), call.absolute(words.get(0)), Vma.Kind.SHARED)
                .writeBack(Long.parseLong(words.get(1)));
        return 0;
    }

    /** On whose behalf the command runs. */
    private static String task(ToolCall call) {
        return call.invocation().env().getOrDefault("LAB_TASK", TASK);
    }

    static int fence(ToolCall call) {
        call.sys().run(kernel -> kernel.get(Block.LAYER).fence());
        return 0;
    }

    private interface Act {
        FileAccess.Result on(FileAccess access, long offset);
    }

    private static int touch(ToolCall call, int plain, Act act, String verb, byte stored) {
        List<String> words = call.operands();
        if (words.size() != plain && (words.size() != plain + 2 || !words.get(plain).equals("as"))
                || !words.get(1).matches("\\d{1,15}") || words.stream().anyMatch(String::isEmpty)) {
            call.complain("not understood; as in: " + call.invocation().name() + " /mnt/f 8192" + (plain == 3 ? " A" : "") + " as writer");
            return 2;
        }
        String file = words.get(0);
        if (call.stat(file).filter(stat -> !stat.isDirectory()).isEmpty()) {
            Errno errno = call.stat(file).filter(Stat::isDirectory).isPresent() ? Errno.EISDIR : Errno.ENOENT;
            call.complain(file + ": " + errno.text());
            return 1;
        }
        String task = words.size() > plain ? words.get(plain + 1) : task(call);
        long offset = Long.parseLong(words.get(1));
        FileAccess access = FileAccess.map(call.sys(), task, call.absolute(file), Vma.Kind.SHARED);
        if (!(act.on(access, offset) instanceof FileAccess.Done done)) {
            call.println(task + ": signal 7 (Bus error) on access to " + file + " at " + offset);
            return 1;
        }
        byte value = verb.equals("loaded") ? done.bytes()[0] : stored;
        call.println(task + " " + verb + " " + shown(value) + " at " + offset + " of " + file + " (" + how(done.outcome(), verb) + ")");
        return 0;
    }

    private static String shown(byte value) {
        return value > 32 && value < 127 ? "'" + (char) value + "'" : "0x%02x".formatted(value);
    }

    private static String how(Outcome outcome, String verb) {
        return switch (outcome) {
            case NO_FAULT -> "no fault";
            case FAULT -> verb.equals("loaded") ? "read fault" : "write fault";
            case CACHED -> "page cache";
        };
    }
}
