package volscope.sim.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.model.explain.Finding;
import volscope.sim.check.Revival;
import volscope.sim.check.WorstSurvival;
import volscope.sim.check.WorstSurvival.Candidate;
import volscope.sim.check.AfterCut;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Summary;
import volscope.sim.device.BadBlocks;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.Unsettled;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Layer;
import volscope.sim.page.PageTree;
import volscope.sim.snapshot.Snapshots;
import volscope.sim.thin.ThinPools;

/**
 * Cuts power in machine after machine: with nothing, all, and those parts surviving of what is not durable that break an order. What
 * survives alike is not tried again. A line that a cache loses early is a line that survives. Works for one thread.
 */
public final class Cuts {

    /** Revived machines that are kept. */
    private static final int MOST = 1 << 12;
    /** So many judgements are remembered. */
    private static final int MOST_JUDGED = 1 << 16;

    private final Canon canon;
    private final Survivors survivors = new Survivors();
    /** What machines show before and after a power cut that takes nothing of it. */
    private Seen kept = new Seen();
    private final Map<Key, AfterCut.Side> revived = new HashMap<>();
    private PSortedMap<Integer, MappedDevice> known = TreePMap.empty();
    private Summary tables;

    private record Key(long high, long low) {
        static Key of(Summary summary) {
            return new Key(summary.high(), summary.low());
        }
    }

    /**
     * What a power cut takes that it may not take.
     *
     * @param how
     *            which power cut: {@code none}, {@code all} or {@code worst}
     * @param finding
     *            what is lost
     */
    public record Lost(String how, Finding finding) {
    }

    public Cuts(Canon canon) {
        this.canon = canon;
        this.tables = canon.ofAll();
    }

    /** The layers on whose views alone it depends, besides the requests on their way, what a power cut takes. */
    static List<Layer<?, ?>> layers() {
        return List.of(Block.LAYER, Dm.LAYER, Snapshots.LAYER, ThinPools.LAYER);
    }

    /** What of a layer it depends on. */
    static Object view(Layer<?, ?> layer, KernelState state) {
        if (layer == Block.LAYER) {
            return hardware(state.of(Block.LAYER));
        }
        if (layer == Dm.LAYER) {
            return tables(state.of(Dm.LAYER).devices());
        }
        return layer == Snapshots.LAYER ? snapshots(state) : state.of(ThinPools.LAYER).commits();
    }

    /**
     * What devices hold.
     *
     * @param content
     *            all of it
     * @param unsettled
     *            what of it is not durable, in the order of its coming
     * @param bad
     *            what can't be read
     */
    private record Hardware(Canon.Content content, Map<DevNo, List<Unsettled.Entry>> unsettled, PSortedMap<DevNo, BadBlocks> bad) {
    }

    private static Hardware hardware(BlockState block) {
        Map<DevNo, List<Unsettled.Entry>> unsettled = new TreeMap<>();
        block.unsettled().forEach((dev, log) -> unsettled.put(dev, log.entries()));
        return new Hardware(new Canon.Content(block.media()), unsettled, block.bad());
    }

    /** Whether there is a power cut now that takes what it may not take. */
    public Optional<Lost> lost(KernelState state) {
        List<Bio> onTheirWay = Block.onTheirWay(state.queue());
        Summary shown = shown(state);
        kept = forgetful(kept);
        List<Candidate> candidates = WorstSurvival.candidates(state);
        AfterCut.Side before = new AfterCut.Side(state);
        for (int i = 0; i < candidates.size(); i++) {
            PMap<DevNo, PageTree> left = survivors.of(state, onTheirWay, candidates.get(i));
            Summary content = canon.ofAll(new Canon.Content(left), tables(state), state.of(ThinPools.LAYER).commits());
            Summary both = canon.ofAll(shown, content);
            List<Finding> findings = kept.has(both) ? List.of() : lost(before, revived(content, state, left), both);
            if (!findings.isEmpty()) {
                PowerLine.How how = i == 0 ? PowerLine.How.NONE : i == 1 ? PowerLine.How.ALL : PowerLine.How.WORST;
                return Optional.of(new Lost(how.name().toLowerCase(Locale.ROOT), findings.getFirst()));
            }
        }
        return Optional.empty();
    }

    /** What is forgotten is judged again. */
    private static Seen forgetful(Seen some) {
        return some.size() > MOST_JUDGED ? new Seen() : some;
    }

    private List<Finding> lost(AfterCut.Side before, AfterCut.Side after, Summary both) {
        if (AfterCut.keepsAll(before, after)) {
            kept.add(both);
            return List.of();
        }
        return AfterCut.lost(before, after);
    }

    private AfterCut.Side revived(Summary content, KernelState state, PMap<DevNo, PageTree> left) {
        if (revived.size() > MOST) {
            revived.clear();
        }
        return revived.computeIfAbsent(Key.of(content), same -> new AfterCut.Side(Revival.of(state, left)));
    }

    /** The names and tables of all devices, which seldom change. */
    private Summary tables(KernelState state) {
        PSortedMap<Integer, MappedDevice> devices = state.of(Dm.LAYER).devices();
        if (devices != known) {
            known = devices;
            tables = canon.ofAll(tables(devices));
        }
        return tables;
    }

    private static List<Object> tables(PSortedMap<Integer, MappedDevice> devices) {
        return devices.values().stream().flatMap(device -> Stream.<Object>of(device.dev(), device.name(), device.tables())).toList();
    }

    /** What a reader of a snapshot is shown it by. */
    private static List<Object> snapshots(KernelState state) {
        List<Object> parts = new ArrayList<>();
        state.of(Snapshots.LAYER).snapshots().forEach((id, snap) -> {
            parts.add(snap.device());
            parts.add(snap.complete());
            parts.add(snap.pending());
            parts.add(snap.flags());
            parts.add(snap.merge().stage());
        });
        return parts;
    }

    /** All that devices show, and by what. */
    private Summary shown(KernelState state) {
        return canon.ofAll(new Canon.Content(state.of(Block.LAYER).media()), tables(state), state.of(ThinPools.LAYER).commits(),
                snapshots(state));
    }
}
