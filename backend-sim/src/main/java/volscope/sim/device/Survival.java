package volscope.sim.device;

import volscope.sim.kernel.SplitMix;

/** Decides which writes that were not yet durable are there after a power cut. */
@FunctionalInterface
public interface Survival {

    /** None of them. */
    Survival NONE = (dev, unit, age) -> false;

    /** All of them. */
    Survival ALL = (dev, unit, age) -> true;

    /**
     * Whether a version of a sector or line is there. Asked from the newest version to the oldest until one is.
     *
     * @param dev
     *            the device
     * @param unit
     *            which sector of a disk, or line of memory
     * @param age
     *            how many writes to the device came after it
     */
    boolean keeps(DevNo dev, long unit, int age);

    /** Each with a coin of its own. */
    static Survival drawn(SplitMix random) {
        return (dev, unit, age) -> random.below(2) == 1;
    }
}
