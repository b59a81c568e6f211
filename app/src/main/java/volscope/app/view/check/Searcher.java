package volscope.app.view.check;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import volscope.model.machine.Exploration;
import volscope.model.machine.Exploration.Bounds;
import volscope.model.machine.Exploration.Broken;
import volscope.model.machine.Exploration.Kept;
import volscope.model.machine.Exploration.Stopped;
import volscope.model.machine.Exploration.Verdict;
import volscope.model.machine.Exploration.Wish;
import volscope.model.machine.Exploration.World;

/** Explores worlds one after the other, up to the first in which something is found. */
final class Searcher {
    private final Exploration exploration;
    private final Executor threads = task -> Thread.ofPlatform().name("search").daemon().start(task);

    Searcher(Exploration exploration) {
        this.exploration = exploration;
    }

    /** A search that goes on. */
    static final class Search {
        private final AtomicBoolean stopped = new AtomicBoolean();

        /** Ends it soon. */
        void stop() {
            stopped.set(true);
        }

        private Wish wish() {
            return stopped.get() ? Wish.STOP : Wish.GO_ON;
        }
    }

    /**
     * Starts a search.
     *
     * @param progress
     *            told how many states were met in all worlds, on another thread
     * @return what came of it; a kept or stopped one, or what is broken, counts the states of all worlds
     */
    CompletableFuture<Verdict> start(Search search, List<World> worlds, LongConsumer progress) {
        return CompletableFuture.supplyAsync(() -> verdict(search, worlds, progress), threads);
    }

    private Verdict verdict(Search search, List<World> worlds, LongConsumer progress) {
        long states = 0;
        for (World world : worlds) {
            long before = states;
            Verdict verdict = exploration.explore(world, Bounds.NONE, now -> {
                progress.accept(before + now);
                return search.wish();
            });
            switch (verdict) {
                case Kept(long more) -> states += more;
                case Stopped(long more) -> {
                    return new Stopped(before + more);
                }
                case Broken(List<String> script, var finding, long more) -> {
                    return new Broken(script, finding, before + more);
                }
                default -> {
                    return verdict;
                }
            }
        }
        return new Kept(states);
    }
}
