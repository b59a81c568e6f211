package volscope.sim.machine;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.pcollections.PMap;

import volscope.model.explain.Finding;
import volscope.model.machine.RevisionId;
import volscope.sim.check.PowerFailure;
import volscope.sim.check.Rules;
import volscope.sim.check.Rules.Actor;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.fs.Vfs;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.PageTree;

/** What a machine's revisions are judged by: the rules that a step broke, and all that a power cut may leave. Remembers what it found. */
final class Judgement {
    private static final int PAGE = 4096;
    /** Moments whose power cuts are remembered. */
    private static final int REMEMBERED = 32;
    /** Booted machines that are kept. */
    private static final int MOST_BOOTED = 1 << 12;

    private final Function<RevisionId, History.Node> nodes;
    private final Map<RevisionId, List<Finding>> findings = new HashMap<>();
    private final Deque<Cut> cuts = new ArrayDeque<>();
    private final Map<Left, KernelState> booted = new HashMap<>();

    /** A moment that was asked for its power cuts, and what they leave; empty: too much. */
    private record Cut(KernelState before, int most, Optional<List<KernelState>> states) {
        /** Whether a power cut would meet the same. */
        boolean isFor(KernelState other, int many) {
            BlockState then = before.of(Block.LAYER);
            BlockState now = other.of(Block.LAYER);
            return many == most && then.media() == now.media() && then.unsettled() == now.unsettled()
                    && before.of(Vfs.LAYER) == other.of(Vfs.LAYER)
                    && Block.onTheirWay(before.queue()).equals(Block.onTheirWay(other.queue()));
        }
    }

    /** What is left: pages that are otherwise than a power-on had them, and the files in memory. */
    private record Left(Map<Page, ByteBuffer> pages, Object files) {
    }

    private record Page(DevNo dev, long number) {
    }

    Judgement(Function<RevisionId, History.Node> nodes) {
        this.nodes = nodes;
    }

    /** What the step to a revision broke. */
    synchronized List<Finding> broken(History.Node node) {
        return node.parent().map(parent -> findings.computeIfAbsent(node.id(), same -> judge(nodes.apply(parent), node)))
                .orElse(List.of());
    }

    private static List<Finding> judge(History.Node before, History.Node node) {
        Optional<PowerLine> power = before.run() == node.run() ? Optional.empty() : node.line().flatMap(PowerLine::parse).flatMap(it -> it);
        if (power.isPresent()) {
            return Power.lost(before.state(), power.get());
        }
        Actor actor = node.line().filter(node.label()::equals).isPresent() ? Actor.TASK : Actor.KERNEL;
        return Rules.broken(before.state(), node.state(), actor);
    }

    /** The machines that a power cut at a revision may leave, booted; empty if there are more. */
    synchronized Optional<List<KernelState>> afterPowerCut(History.Node node, int most) {
        KernelState before = node.state();
        Optional<Cut> known = cuts.stream().filter(cut -> cut.isFor(before, most)).findFirst();
        if (known.isPresent()) {
            return known.get().states();
        }
        Optional<List<KernelState>> states = Outcomes.of(before, most).map(all -> booted(before, all));
        if (cuts.size() == REMEMBERED) {
            cuts.removeLast();
        }
        cuts.addFirst(new Cut(before, most, states));
        return states;
    }

    private List<KernelState> booted(KernelState before, List<PMap<DevNo, PageTree>> outcomes) {
        List<KernelState> states = new ArrayList<>();
        Set<Left> met = new HashSet<>();
        for (PMap<DevNo, PageTree> media : outcomes) {
            Left left = new Left(changed(media), before.of(Vfs.LAYER).afterPowerCut());
            if (met.add(left)) {
                if (booted.size() > MOST_BOOTED) {
                    booted.clear();
                }
                states.add(booted.computeIfAbsent(left, same -> boot(before, media)));
            }
        }
        return List.copyOf(states);
    }

    private static KernelState boot(KernelState before, PMap<DevNo, PageTree> media) {
        Kernel kernel = Kernel.open(PowerFailure.after(before, media), StepSink.NONE);
        Power.boot(kernel);
        return kernel.publish();
    }

    private static Map<Page, ByteBuffer> changed(PMap<DevNo, PageTree> media) {
        Map<Page, ByteBuffer> pages = new HashMap<>();
        media.forEach((dev, tree) -> PageTree.difference(PageTree.EMPTY, tree, (from, to) -> {
            for (long page = from; page < to; page++) {
                byte[] bytes = new byte[PAGE];
                tree.read(page * PAGE, bytes, 0, PAGE);
                pages.put(new Page(dev, page), ByteBuffer.wrap(bytes));
            }
        }));
        return pages;
    }
}
