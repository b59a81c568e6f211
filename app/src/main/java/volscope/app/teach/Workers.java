package volscope.app.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things on all processors. */
final class Workers {
    private Workers() {
    }

    /** How many work at once on so many things. */
    static int count(int things) {
        return Math.clamp(things, 1, Math.max(1, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * What a task makes of each thing, in their order. The task is called by several threads.
     *
     * @throws CancellationException
     *             if the calling thread is interrupted meanwhile
     */
    static <T, R> List<R> each(List<T> things, Function<T, R> task) {
        ExecutorService pool = Executors.newFixedThreadPool(count(things.size()), Thread.ofPlatform().daemon().factory());
        try {
            List<Callable<R>> calls = new ArrayList<>();
            things.forEach(thing -> calls.add(() -> task.apply(thing)));
            List<R> made = new ArrayList<>();
            for (Future<R> future : pool.invokeAll(calls)) {
                made.add(future.get());
            }
            return made;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while others work");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
