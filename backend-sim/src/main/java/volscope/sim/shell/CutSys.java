package volscope.sim.shell;

import java.util.function.Function;

import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;

/** A way into the kernel whose sleeping calls are cut short when something outside the command wants it to end: a deadline, a signal. */
final class CutSys implements Sys {

    private final Sys inner;
    private final Scissors scissors;
    private boolean stopped;

    /** When to cut. Asked inside a call. */
    interface Scissors {

        /** Whether a task that would sleep now has to end instead. */
        boolean due(Kernel kernel);

        /** When to look again at the latest, in nanoseconds since power-on, or {@link Sleeping#NO_TIME}. */
        long deadline();

        /** Cuts at a time. */
        static Scissors at(long deadline) {
            return new Deadline(deadline);
        }
    }

    private record Deadline(long deadline) implements Scissors {

        @Override
        public boolean due(Kernel kernel) {
            return kernel.now() >= deadline;
        }
    }

    private sealed interface Outcome<T> {
    }

    private record Done<T>(T value) implements Outcome<T> {
    }

    private record Stopped<T>() implements Outcome<T> {
    }

    CutSys(Sys inner, Scissors scissors) {
        this.inner = inner;
        this.scissors = scissors;
    }

    @Override
    public <T> T call(Function<Kernel, T> call) {
        Outcome<T> outcome = inner.call(kernel -> attempt(call, kernel));
        return switch (outcome) {
            case Done<T> done -> done.value();
            case Stopped<T> _ -> {
                stopped = true;
                throw new Unwind.Cut(this);
            }
        };
    }

    /** A deadline that passed while nothing could cut the call short counts when it is over; what a task still does to end is let go on. */
    private boolean isOverdue(Kernel kernel) {
        return !stopped && scissors.deadline() != Sleeping.NO_TIME && kernel.now() > scissors.deadline();
    }

    private <T> Outcome<T> attempt(Function<Kernel, T> call, Kernel kernel) {
        try {
            T value = call.apply(kernel);
            return isOverdue(kernel) ? new Stopped<>() : new Done<>(value);
        } catch (Sleeping sleeping) {
            if (sleeping.depth() == Sleeping.Depth.UNINTERRUPTIBLE) {
                throw sleeping;
            }
            if (scissors.due(kernel)) {
                return new Stopped<>();
            }
            throw sleeping.until() <= scissors.deadline() ? sleeping : Sleeping.until(sleeping.reason(), scissors.deadline());
        }
    }
}
