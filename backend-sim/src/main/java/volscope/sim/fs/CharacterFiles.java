package volscope.sim.fs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

import volscope.model.machine.EndlessRunException;
import volscope.sim.device.DevNo;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.LogLine.Level;

/** The character devices of {@code drivers/char/mem.c} and {@code printk}. */
final class CharacterFiles {

    static final DevNo NULL = new DevNo(1, 3);
    static final DevNo ZERO = new DevNo(1, 5);
    static final DevNo FULL = new DevNo(1, 7);
    static final DevNo RANDOM = new DevNo(1, 8);
    static final DevNo URANDOM = new DevNo(1, 9);
    static final DevNo KMSG = new DevNo(1, 11);
    static final DevNo CONSOLE = new DevNo(5, 1);
    static final DevNo MAPPER_CONTROL = new DevNo(10, 236);

    /** The names these devices have in {@code /dev}. */
    static final Map<String, DevNo> NAMES = Map.of("null", NULL, "zero", ZERO, "full", FULL, "random", RANDOM, "urandom", URANDOM, "kmsg",
            KMSG, "console", CONSOLE);

    private final Kernel kernel;

    CharacterFiles(Kernel kernel) {
        this.kernel = kernel;
    }

    byte[] read(DevNo dev, int max) {
        EndlessRunException.check();
        if (dev.equals(ZERO) || dev.equals(FULL)) {
            return new byte[max];
        }
        if (dev.equals(RANDOM) || dev.equals(URANDOM)) {
            return random(max);
        }
        if (dev.equals(MAPPER_CONTROL)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return new byte[0];
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) kernel.random().next();
        }
        return bytes;
    }

    void write(DevNo dev, byte[] bytes) {
        if (dev.equals(FULL)) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        if (dev.equals(MAPPER_CONTROL)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (dev.equals(KMSG)) {
            kernel.printk(Level.WARNING, new String(bytes, UTF_8).stripTrailing());
        }
    }
}
