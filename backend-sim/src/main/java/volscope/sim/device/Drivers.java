package volscope.sim.device;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import volscope.sim.kernel.Kernel;

/** The drivers of a draft by major, once they were asked for. */
final class Drivers {

    private final Kernel kernel;
    private int[] majors = new int[4];
    private @Nullable Driver[] drivers = new Driver[4];
    private int count;

    Drivers(Kernel kernel) {
        this.kernel = kernel;
    }

    /** The driver of a major, which must exist. */
    Driver of(int major) {
        for (int i = 0; i < count; i++) {
            Driver driver = drivers[i];
            if (majors[i] == major && driver != null) {
                return driver;
            }
        }
        return find(major);
    }

    private Driver find(int major) {
        Driver driver = kernel.hook(Driver.class, one -> one.majors().contains(major))
                .orElseThrow(() -> new IllegalStateException("no driver for major " + major));
        if (count == majors.length) {
            majors = Arrays.copyOf(majors, 2 * count);
            drivers = Arrays.copyOf(drivers, 2 * count);
        }
        majors[count] = major;
        drivers[count++] = driver;
        return driver;
    }
}
