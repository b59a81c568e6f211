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

/** Tries all that a machine can do, step by step: what is found first is found by the fewest steps. */
final class Search {

    private static final long NUMBERS = 1L << 32;

    private final Canon canon;
    private final Moves moves;
    private final Seen seen = new Seen();
    private final LongConsumer progress;

    /** What was found. */
    sealed interface Outcome {
    }

    record Kept(long states) implements Outcome {
    }

    record Broken(long states, List<Move> path, Finding finding) implements Outcome {
    }

    private record Waiting(KernelState state, Optional<Waiting> before, Optional<Move> move) {
    }

    Search(KernelState start, Canon.Form form, LongConsumer progress) {
        long first = start.serial();
        this.canon = new Canon(form, number -> number > first && number < first + NUMBERS, start.of(Block.LAYER));
        this.moves = new Moves(canon);
        this.progress = progress;
    }

    private boolean isNew(KernelState state) {
        Summary summary = canon.of(Moves.meaning(state));
        return seen.add(summary.high(), summary.low());
    }

    Outcome run(KernelState start) {
        List<Waiting> layer = List.of(new Waiting(start, Optional.empty(), Optional.empty()));
        isNew(start);
        while (!layer.isEmpty()) {
            List<Waiting> next = new ArrayList<>();
            for (Waiting at : layer) {
                boolean moved = false;
                for (Move move : Moves.of(at.state())) {
                    Optional<KernelState> after = moves.make(at.state(), move);
                    if (after.isEmpty()) {
                        continue;
                    }
                    moved = true;
                    Waiting there = new Waiting(after.get(), Optional.of(at), Optional.of(move));
                    List<Finding> findings = Rules.broken(at.state(), after.get(),
                            move instanceof Move.Step ? Rules.Actor.TASK : Rules.Actor.KERNEL);
                    if (!findings.isEmpty()) {
                        return new Broken(seen.size(), path(there), findings.getFirst());
                    }
                    if (isNew(after.get())) {
                        next.add(there);
                        progress.accept(seen.size());
                    }
                }
                if (!moved && !Moves.tasks(at.state()).isEmpty()) {
                    return new Broken(seen.size(), path(at), moves.stuck(at.state()).getFirst());
                }
            }
            layer = next;
        }
        return new Kept(seen.size());
    }

    private static List<Move> path(Waiting end) {
        List<Move> path = new ArrayList<>();
        for (Optional<Waiting> at = Optional.of(end); at.isPresent(); at = at.get().before()) {
            at.get().move().ifPresent(move -> path.add(0, move));
        }
        return path;
    }
}
