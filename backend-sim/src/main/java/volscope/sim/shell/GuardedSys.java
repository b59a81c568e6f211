package volscope.sim.shell;

import java.util.Optional;
import java.util.function.Function;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;

/** A way into the kernel that is closed once a call has slept: what runs while the task is unwound must not make calls. */
final class GuardedSys implements Sys {

    private final Sys inner;
    private Optional<Sleeping> asleep = Optional.empty();

    GuardedSys(Sys inner) {
        this.inner = inner;
    }

    @Override
    public <T> T call(Function<Kernel, T> call) {
        if (asleep.isPresent()) {
            throw asleep.get();
        }
        try {
            return inner.call(call);
        } catch (Sleeping sleeping) {
            asleep = Optional.of(sleeping);
            throw sleeping;
        }
    }
}
