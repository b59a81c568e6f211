package volscope.sim.fs.tool;

import java.util.Locale;
import java.util.OptionalLong;

import volscope.sim.fs.OpenMode;
import volscope.sim.fs.SpaceAct;
import volscope.sim.kernel.ErrnoException;

/** {@code fallocate [-o OFFSET] -l LENGTH FILE}: keeps space for a file. */
final class Fallocate {

    private Fallocate() {
    }

    static int run(ToolCall call) {
        OptionalLong length = Amounts.read(call.text("l").orElse("").toUpperCase(Locale.ROOT));
        long offset = Amounts.read(call.text("o").orElse("0").toUpperCase(Locale.ROOT)).orElse(0);
        if (length.isEmpty()) {
            call.error("fallocate: invalid number '" + call.text("l").orElse("") + "'");
            return 1;
        }
        String file = call.operand(0);
        long handle;
        try {
            handle = call.vfs(vfs -> vfs.open(call.absolute(file), OpenMode.WRITE));
        } catch (ErrnoException e) {
            call.complain("can't open '" + file + "'", e);
            return 1;
        }
        try {
            call.change(vfs -> vfs.space(handle, SpaceAct.ALLOCATE, offset, length.getAsLong()));
        } catch (ErrnoException e) {
            call.complain("fallocate '" + file + "'", e);
        } finally {
            call.change(vfs -> vfs.close(handle));
        }
        return call.status();
    }
}
