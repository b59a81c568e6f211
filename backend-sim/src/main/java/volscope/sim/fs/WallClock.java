package volscope.sim.fs;

import volscope.sim.kernel.Kernel;

/** The time of day in a machine: every machine is switched on at the start of 2024, UTC. */
public final class WallClock {

    /** Seconds from 1970 to power-on. */
    public static final long POWER_ON = 1_704_067_200;

    private static final long NANOS = 1_000_000_000;

    private WallClock() {
    }

    /** Seconds since 1970. */
    public static long seconds(Kernel kernel) {
        return at(kernel.now());
    }

    /** Seconds since 1970 at a time in nanoseconds since power-on. */
    public static long at(long nanos) {
        return POWER_ON + Math.floorDiv(nanos, NANOS);
    }
}
