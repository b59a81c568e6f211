package volscope.sim.check.fuzz;

import java.util.List;
import java.util.stream.IntStream;

import volscope.sim.check.fuzz.MappedCommand.Freezing;
import volscope.sim.check.fuzz.MappedCommand.How;
import volscope.sim.kernel.SplitMix;

/** Draws commands about a mapped file. */
final class MappedGenerator extends Generator {

    /** About as many works as a first store takes. */
    private static final int LONGEST_FAULT = 10;

    private final NaiveMappings reference;

    MappedGenerator(SplitMix random, NaiveMappings reference) {
        super(random, reference);
        this.reference = reference;
    }

    private int page() {
        return random.below(World.PAGES);
    }

    private char full() {
        return (char) ('A' + random.below(26));
    }

    private String task() {
        return chance(70) ? "a" : "b";
    }

    @Override
    Command draw() {
        int no = random.below(100);
        if (reference.isFrozen() && chance(30)) {
            return new MappedCommand.Freeze(Freezing.THAW);
        }
        if (reference.held().isPresent() && chance(30)) {
            return new MappedCommand.Done(reference.held().getAsInt());
        }
        return no < 62 ? access() : no < 75 ? ordering() : no < 92 ? around() : powerLoss();
    }

    private Command access() {
        int kind = random.below(100);
        if (kind < 45) {
            return new MappedCommand.Poke(task(), page(), full(), chance(75) ? How.CACHED : How.STREAMED);
        }
        if (kind < 65) {
            return new MappedCommand.Look(random.below(World.MAPPED_CHUNKS.length), page());
        }
        return kind < 80
                ? new MappedCommand.Peek(task(), page())
                : kind < 90 ? new MappedCommand.ReadFile(page()) : new MappedCommand.WriteFile(page(), full());
    }

    private Command ordering() {
        int kind = random.below(4);
        return switch (kind) {
            case 0 -> new MappedCommand.Sync();
            case 1 -> new MappedCommand.Fence();
            default -> {
                String task = task();
                int page = page();
                yield plan(new MappedCommand.Poke(task, page, full(), How.CACHED), new MappedCommand.WriteBack(task, page),
                        new MappedCommand.Fence());
            }
        };
    }

    private Command around() {
        int no = random.below(World.MAPPED_CHUNKS.length);
        return switch (random.below(12)) {
            case 0, 1, 2, 3 -> new MappedCommand.Take(no);
            case 10, 11 -> new MappedCommand.TakeHeld(no, page(), full(), full());
            case 4, 5 -> new MappedCommand.Drop(no);
            case 6 -> new MappedCommand.Freeze(Freezing.FREEZE);
            default -> {
                int page = page();
                yield plan(new MappedCommand.Pin(page), new MappedCommand.Dma(page, full()), new MappedCommand.Done(page));
            }
        };
    }

    private Command powerLoss() {
        List<Integer> raised = IntStream.range(0, World.MAPPED_CHUNKS.length).filter(reference::has).boxed().toList();
        MappedCommand.Again again = new MappedCommand.Again(loss(), raised);
        return chance(50) ? again : new MappedCommand.Torn(torn(), 1 + random.below(LONGEST_FAULT), again);
    }

    private MappedCommand.Poke torn() {
        return new MappedCommand.Poke(MappedCommand.Torn.TASK, page(), full(), chance(50) ? How.CACHED : How.STREAMED);
    }
}
