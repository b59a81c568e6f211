package volscope.sim.fs.tool;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import volscope.sim.device.DevNo;
import volscope.sim.kernel.ErrnoException;

/** {@code mknod NAME TYPE MAJOR MINOR}: nodes of block and character devices, as coreutils 9.1 makes them. */
final class Mknod {

    private static final Set<String> TYPES = Set.of("b", "c", "u");
    private static final int WORDS = 4;

    private Mknod() {
    }

    static int run(ToolCall call) {
        List<String> words = call.operands();
        if (words.size() < WORDS) {
            if (words.size() == 2 && TYPES.contains(words.get(1))) {
                call.complain("missing operand after " + ToolCall.quoted(words.get(1)));
                call.error("Special files require major and minor device numbers.");
            } else {
                call.complain(words.isEmpty() ? "missing operand" : "missing operand after " + ToolCall.quoted(words.getLast()));
            }
            return hint(call);
        }
        if (words.size() > WORDS) {
            call.complain("extra operand " + ToolCall.quoted(words.get(WORDS)));
            return hint(call);
        }
        String name = words.get(0);
        if (!TYPES.contains(words.get(1))) {
            call.complain("invalid device type " + ToolCall.quoted(words.get(1)));
            return hint(call);
        }
        OptionalInt major = Numbers.small(words.get(2));
        OptionalInt minor = Numbers.small(words.get(3));
        if (major.isEmpty() || minor.isEmpty()) {
            call.complain(major.isEmpty()
                    ? "invalid major device number " + ToolCall.quoted(words.get(2))
                    : "invalid minor device number " + ToolCall.quoted(words.get(3)));
            return 1;
        }
        OptionalInt bits = Modes.read(call.text("mode").orElse("0644"), 0666);
        if (bits.isEmpty()) {
            call.complain("invalid mode");
            return 1;
        }
        int mode = bits.getAsInt();
        DevNo dev = new DevNo(major.getAsInt(), minor.getAsInt());
        try {
            call.change(words.get(1).equals("b")
                    ? vfs -> vfs.mknod(call.absolute(name), dev, mode, 0, 0)
                    : vfs -> vfs.mknodCharacter(call.absolute(name), dev, mode, 0));
        } catch (ErrnoException e) {
            call.complain(name, e);
            return 1;
        }
        return 0;
    }

    private static int hint(ToolCall call) {
        call.error("Try 'mknod --help' for more information.");
        return 1;
    }
}
