package volscope.sim.machine;

import volscope.sim.device.Survival;
import volscope.sim.kernel.KernelState;

/** Looks for the part of what is not durable whose survival does most harm. */
final class WorstSurvival {

    private WorstSurvival() {
    }

    static Survival of(KernelState before) {
        return Survival.NONE;
    }
}
