package volscope.sim.machine.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import volscope.model.explain.Finding;
import volscope.sim.check.Rules;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Summary;
import volscope.sim.device.Block;
import volscope.sim.kernel.KernelState;
import volscope.sim.machine.Move;
import volscope.sim.machine.Moves;
import volscope.sim.machine.Moves.Lost;

/** Tries all that a machine can do, step by step: what is found first is found by the fewest steps. */
final class Search {

    private static final long NUMBERS = 1L << 32;

    private final Canon canon;
    private final Moves moves;
    private final Seen seen = new Seen();
    private final Seen cut = new Seen();
    private final int depth;
    private final LongConsumer progress;

    /** What was found. */
    sealed interface Outcome {
    }

    record Kept(long states) implements Outcome {
    }

    record Broken(long states, List<Move> path, Optional<String> cut, Finding finding) implements Outcome {
    }

    private record Waiting(KernelState state, Optional<Waiting> before, Optional<Move> move) {
    }

    Search(KernelState start, Canon.Form form, Moves.Grain grain, int depth, LongConsumer progress) {
        long first = start.serial();
        this.canon = new Canon(form, number -> number > first && number < first + NUMBERS, start.of(Block.LAYER));
        this.moves = new Moves(start, canon, grain);
        this.depth = depth;
        this.progress = progress;
    }

    private Summary meaning(KernelState state) {
        return canon.of(Moves.meaning(state));
    }

    private boolean isNew(KernelState state) {
        Summary summary = meaning(state);
        return seen.add(summary.high(), summary.low());
    }

    private Optional<Lost> lost(KernelState state) {
        Summary durable = canon.of(Moves.durable(state));
        return cut.add(durable.high(), durable.low()) ? Moves.lost(state) : Optional.empty();
    }

    Outcome run(KernelState unsettled) {
        KernelState start = moves.settled(unsettled, move -> {
        });
        List<Waiting> layer = List.of(new Waiting(start, Optional.empty(), Optional.empty()));
        isNew(start);
        for (int steps = 0; !layer.isEmpty() && steps < depth; steps++) {
            List<Waiting> next = new ArrayList<>();
            for (Waiting at : layer) {
                Optional<Lost> lost = lost(at.state());
                if (lost.isPresent()) {
                    return new Broken(seen.size(), path(at), Optional.of(lost.get().how()), lost.get().finding());
                }
                boolean moved = false;
                for (Move move : Moves.of(at.state())) {
                    Optional<KernelState> after = moves.make(at.state(), move);
                    if (after.isEmpty()) {
                        continue;
                    }
                    moved |= !meaning(after.get()).saysTheSame(meaning(at.state()));
                    Waiting there = new Waiting(after.get(), Optional.of(at), Optional.of(move));
                    List<Finding> findings = Rules.broken(at.state(), after.get(),
                            move instanceof Move.Step ? Rules.Actor.TASK : Rules.Actor.KERNEL);
                    if (!findings.isEmpty()) {
                        return new Broken(seen.size(), path(there), Optional.empty(), findings.getFirst());
                    }
                    if (isNew(after.get())) {
                        next.add(there);
                        progress.accept(seen.size());
                    }
                }
                if (!moved) {
                    Optional<KernelState> later = moves.make(at.state(), new Move.Wait());
                    if (later.isPresent() && isNew(later.get())) {
                        next.add(new Waiting(later.get(), Optional.of(at), Optional.of(new Move.Wait())));
                    } else if (later.isEmpty() && !Moves.tasks(at.state()).isEmpty()) {
                        return new Broken(seen.size(), path(at), Optional.empty(), moves.stuck(at.state()).getFirst());
                    }
                }
            }
            layer = next;
        }
        return new Kept(seen.size());
    }

    /** The moves of the smallest grain that a path is made of. */
    List<Move> spelled(KernelState unsettled, List<Move> path) {
        List<Move> single = new ArrayList<>();
        KernelState at = moves.settled(unsettled, single::add);
        for (Move move : path) {
            at = moves.make(at, move, single::add).orElseThrow();
        }
        return single;
    }

    private static List<Move> path(Waiting end) {
        List<Move> path = new ArrayList<>();
        for (Optional<Waiting> at = Optional.of(end); at.isPresent(); at = at.get().before()) {
            at.get().move().ifPresent(move -> path.add(0, move));
        }
        return path;
    }
}
