package volscope.sim.fs.tool;

import java.util.List;
import java.util.Optional;
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
        Optional<Integer> major = number(words.get(2));
        Optional<Integer> minor = number(words.get(3));
        if (major.isEmpty() || minor.isEmpty()) {
            call.complain(major.isEmpty()
                    ? "invalid major device number " + ToolCall.quoted(words.get(2))
                    : "invalid minor device number " + ToolCall.quoted(words.get(3)));
            return 1;
        }
        String bits = call.text("mode").orElse("0644");
        if (!bits.matches("[0-7]{1,4}")) {
            call.complain("invalid mode");
            return 1;
        }
        int mode = Integer.parseInt(bits, 8);
        DevNo dev = new DevNo(major.get(), minor.get());
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

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.decode(text)).filter(number -> number >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
