package volscope.sim.mirror;

import volscope.sim.device.DevNo;

/**
 * A device of a mirror.
 *
 * @param dev
 *            the device
 * @param offset
 *            its sector for the target's first
 * @param health
 *            what has gone wrong with it
 */
record Leg(DevNo dev, long offset, Health health) {

    /** What has gone wrong with a device; the worst counts. */
    enum Health {
        ALIVE('A'), READ_FAILED('R'), SYNC_FAILED('S'), WRITE_FAILED('D');

        private final char letter;

        Health(char letter) {
            this.letter = letter;
        }

        /** The letter of a status line. */
        char letter() {
            return letter;
        }
    }

    boolean isAlive() {
        return health == Health.ALIVE;
    }

    /** The same after something went wrong. */
    Leg failed(Health how) {
        return how.compareTo(health) > 0 ? new Leg(dev, offset, how) : this;
    }

    /** {@code 254:0 2048}. */
    String text() {
        return dev + " " + Long.toUnsignedString(offset);
    }
}
