package volscope.sim.machine.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

import volscope.model.explain.Finding;
import volscope.model.machine.Exploration.Grain;
import volscope.model.machine.Exploration.Progress;
import volscope.model.machine.Exploration.Wish;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Strangers;
import volscope.sim.check.explore.Summary;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.Move;
import volscope.sim.machine.Moves;

/**
 * Tries all that a machine can do, move by move: what is found first is found by the fewest moves. Several workers look where the states of a
 * layer lead; what they find is taken in the order of the states, so that the same is found however many there are.
 */
final class Search {

    /** States that a worker takes at a time. */
    private static final int BATCH = 128;

    private final KernelState start;
    private final Moves moves;
    private final Steps steps;
    private final Canon.Form form;
    private final Grain grain;
    private final int depth;
    private final int workers;
    private final Progress progress;
    private final Tree tree = new Tree();
    private final Waiting waiting = new Waiting();
    private final Seen seen = new Seen();
    private final Strangers strangers = new Strangers();
    private final Learned learned = new Learned();
    private final Judged judged = new Judged();
    private long made;
    private boolean stopped;

    /** What was found. */
    sealed interface Outcome {
    }

    record Kept(long states) implements Outcome {
    }

    record Stopped(long states) implements Outcome {
    }

    /**
     * A rule is broken.
     *
     * @param states
     *            how many states were met
     * @param path
     *            the moves, of the smallest grain
     * @param cut
     *            the power cut after them, if it takes one
     * @param finding
     *            what is broken
     */
    record Broken(long states, List<Move> path, Optional<String> cut, Finding finding) implements Outcome {
    }

    /**
     * @param depth
     *            the most moves of one run
     * @param workers
     *            how many threads work; states that are remembered as they are need one
     */
    Search(KernelState start, Canon.Form form, Grain grain, int depth, int workers, Progress progress) {
        KernelState numbered = start.numberedFrom(Worker.FIRST_NUMBER);
        Canon canon = Worker.canon(start, Canon.Form.HASH, strangers);
        this.moves = new Moves(start, canon);
        this.steps = new Steps(numbered, canon, moves, new Learned(), grain);
        this.start = steps.state(steps.settled(steps.start(), move -> {
        }));
        this.grain = grain;
        this.form = form;
        this.depth = depth;
        this.workers = form == Canon.Form.EXACT ? 1 : workers;
        this.progress = progress;
    }

    private Worker worker() {
        return new Worker(start, form, grain, moves, tree, waiting, seen, strangers, learned, judged);
    }

    Outcome run() {
        BlockingQueue<Worker> idle = new LinkedBlockingQueue<>();
        for (int i = 0; i < workers; i++) {
            idle.add(worker());
        }
        Summary first = idle.element().start();
        seen.add(first.high(), first.low());
        tree.add(0, 0);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            int from = 0;
            for (int done = 0; from < tree.size() && done < depth; done++) {
                int to = tree.size();
                Optional<Violation> violation = layer(threads, idle, from, to, done);
                if (violation.isPresent()) {
                    return broken(violation.get(), done);
                }
                if (stopped) {
                    return new Stopped(seen.size());
                }
                from = to;
            }
        }
        return new Kept(seen.size());
    }

    /** What it has taken so far. */
    Effort effort() {
        return new Effort(seen.size(), made, seen.bytes() + tree.bytes());
    }

    /** Looks where the states of a layer lead, all so many moves from the start. */
    private Optional<Violation> layer(ExecutorService threads, BlockingQueue<Worker> idle, int from, int to, int done) {
        ArrayDeque<Future<Found>> ahead = new ArrayDeque<>();
        int next = from;
        while (next < to && !stopped || !ahead.isEmpty()) {
            while (next < to && !stopped && ahead.size() < 2 * workers) {
                int first = next;
                int end = Math.min(to, first + BATCH);
                ahead.add(threads.submit(() -> expanded(idle, first, end, done)));
                next = end;
            }
            Optional<Violation> violation = take(result(ahead.remove()));
            if (violation.isPresent()) {
                ahead.forEach(later -> later.cancel(false));
                return violation;
            }
        }
        return Optional.empty();
    }

    private static Found expanded(BlockingQueue<Worker> idle, int from, int to, int done) throws InterruptedException {
        Worker worker = idle.take();
        try {
            return worker.expand(from, to, done);
        } finally {
            idle.put(worker);
        }
    }

    private static Found result(Future<Found> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a search that was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a state that can't be explored", e.getCause());
        }
    }

    private Optional<Violation> take(Found found) {
        made += found.allMade();
        for (int i = 0; i < found.size(); i++) {
            if (seen.add(found.high(i), found.low(i))) {
                waiting.keep(tree.size(), found.value(i));
                tree.add(found.parent(i), found.move(i));
            }
        }
        stopped |= progress.met(seen.size()) == Wish.STOP;
        return found.violation();
    }

    private Broken broken(Violation violation, int depth) {
        List<String> names = steps.names();
        List<Move> single = new ArrayList<>();
        Node at = steps.settled(steps.start(), single::add);
        for (int state : tree.path(violation.state(), depth)) {
            at = Objects.requireNonNull(steps.make(at, Moves.move(tree.move(state), names), single::add), "a move that was possible");
        }
        if (violation.move().isPresent()) {
            steps.make(at, violation.move().get(), single::add);
        }
        return new Broken(seen.size(), single, violation.cut(), violation.finding());
    }
}
