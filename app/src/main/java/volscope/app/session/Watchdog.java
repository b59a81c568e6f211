package volscope.app.session;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import volscope.model.machine.EndlessRunException;

/** Gives up what takes a thread longer than it may: time on the processor counts, not time on the wall. */
public final class Watchdog implements AutoCloseable {
    private static final long LOOKS_MILLIS = 50;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private final long most;

    /** One that gives up after so many seconds. */
    public Watchdog(double seconds) {
        this.most = (long) (seconds * 1e9);
    }

    /** Does something on this thread; empty if it was given up. */
    public <T> Optional<T> within(Supplier<T> task) {
        Thread worker = Thread.currentThread();
        long began = threads.getCurrentThreadCpuTime();
        Runnable look = () -> {
            if (threads.getThreadCpuTime(worker.threadId()) - began > most) {
                worker.interrupt();
            }
        };
        ScheduledFuture<?> looking = clock.scheduleAtFixedRate(look, LOOKS_MILLIS, LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return Optional.of(task.get());
        } catch (EndlessRunException | OutOfMemoryError e) {
            return Optional.empty();
        } finally {
            looking.cancel(false);
            // What was interrupted is over.
            Thread.interrupted();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
