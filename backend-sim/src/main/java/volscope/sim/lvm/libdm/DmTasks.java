package volscope.sim.lvm.libdm;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import volscope.sim.dm.Dm;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.libdm.Outcome.Done;
import volscope.sim.lvm.libdm.Outcome.Failed;

/** Runs tasks of the device mapper and complains about those that fail, as libdevmapper does. */
public final class DmTasks {

    private static final long RETRY_NANOS = 200_000_000;
    private static final int TRIES = 25;

    private final Sys sys;
    private final Consumer<String> complaints;

    public DmTasks(Sys sys, Consumer<String> complaints) {
        this.sys = sys;
        this.complaints = complaints;
    }

    /** Runs a task. */
    public <T> Outcome<T> run(Task task, TaskDevice device, Function<Dm, T> call) {
        try {
            return new Done<>(call(call));
        } catch (ErrnoException refused) {
            return complain(task, device, refused.errno());
        }
    }

    /** Runs a task that gives nothing. */
    public Outcome<Boolean> perform(Task task, TaskDevice device, Consumer<Dm> call) {
        return run(task, device, dm -> {
            call.accept(dm);
            return true;
        });
    }

    /** Runs a task for which it is an answer that there is no such device. */
    public <T> Outcome<Optional<T>> ask(Task task, TaskDevice device, Function<Dm, Optional<T>> call) {
        return run(task, device, dm -> {
            try {
                return call.apply(dm);
            } catch (ErrnoException refused) {
                if (refused.errno() == Errno.ENXIO) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** Runs a task again for a while if the device is busy; each failure is told. */
    public Outcome<Boolean> performRetrying(Task task, TaskDevice device, Consumer<Dm> call) {
        Outcome<Boolean> outcome = perform(task, device, call);
        for (int tries = 1; tries < TRIES && outcome instanceof Failed<Boolean>(Errno errno) && errno == Errno.EBUSY; tries++) {
            pause();
            outcome = perform(task, device, call);
        }
        return outcome;
    }

    private <T> T call(Function<Dm, T> call) {
        return sys.call(kernel -> call.apply(kernel.get(Dm.LAYER)));
    }

    private <T> Outcome<T> complain(Task task, TaskDevice device, Errno errno) {
        complaints.accept("device-mapper: " + task.word() + " ioctl on " + device + " failed: " + errno.text());
        return new Failed<>(errno);
    }

    private void pause() {
        long until = sys.call(Kernel::now) + RETRY_NANOS;
        sys.run(kernel -> {
            if (kernel.now() < until) {
                throw Sleeping.until("device is busy", until);
            }
        });
    }
}
