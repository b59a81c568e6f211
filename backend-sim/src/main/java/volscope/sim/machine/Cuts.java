package volscope.sim.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import volscope.model.explain.Finding;
import volscope.sim.check.Revival;
import volscope.sim.check.WorstSurvival;
import volscope.sim.check.AfterCut;
import volscope.sim.check.explore.Canon;
import volscope.sim.check.explore.Seen;
import volscope.sim.check.explore.Summary;
import volscope.sim.device.Bio;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.PowerCut;
import volscope.sim.device.Survival;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.kernel.KernelState;
import volscope.sim.page.PageTree;
import volscope.sim.snapshot.Snapshots;

/**
 * Cuts power in machine after machine: with nothing, all, and those parts surviving of what is not durable that break an order. What was
 * judged once, or survives alike, is not tried again. A line that a cache loses early is a line that survives. Works for one thread.
 */
public final class Cuts {

    /** Revived machines that are kept. */
    private static final int MOST = 1 << 12;

    private final Canon canon;
    private final Seen judged = new Seen();
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

    /** Whether there is a power cut now that takes what it may not take; nothing if a machine was judged that is like this one. */
    public Optional<Lost> lost(KernelState state) {
        Summary met = canon.ofAll(met(state));
        if (!judged.add(met.high(), met.low())) {
            return Optional.empty();
        }
        List<Survival> candidates = WorstSurvival.candidates(state);
        List<Bio> onTheirWay = Block.onTheirWay(state.queue());
        AfterCut.Side before = new AfterCut.Side(state);
        Set<Key> tried = new HashSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            PMap<DevNo, PageTree> left = PowerCut.survivors(state.of(Block.LAYER), onTheirWay, candidates.get(i));
            Key key = Key.of(canon.ofAll(new Canon.Content(left), tables(state)));
            List<Finding> findings = tried.add(key) ? AfterCut.lost(before, revived(key, state, left)) : List.of();
            if (!findings.isEmpty()) {
                PowerLine.How how = i == 0 ? PowerLine.How.NONE : i == 1 ? PowerLine.How.ALL : PowerLine.How.WORST;
                return Optional.of(new Lost(how.name().toLowerCase(Locale.ROOT), findings.getFirst()));
            }
        }
        return Optional.empty();
    }

    private AfterCut.Side revived(Key key, KernelState state, PMap<DevNo, PageTree> left) {
        if (revived.size() > MOST) {
            revived.clear();
        }
        return revived.computeIfAbsent(key, same -> new AfterCut.Side(Revival.of(state, left)));
    }

    /** The tables of all devices, which seldom change. */
    private Summary tables(KernelState state) {
        PSortedMap<Integer, MappedDevice> devices = state.of(Dm.LAYER).devices();
        if (devices != known) {
            known = devices;
            tables = canon.ofAll(devices.values().stream().flatMap(device -> Stream.of(device.dev(), device.tables())).toArray());
        }
        return tables;
    }

    /** All that a power cut would meet, and what it is judged by. */
    private Object[] met(KernelState state) {
        BlockState block = state.of(Block.LAYER);
        List<Object> parts = new ArrayList<>();
        parts.add(new Canon.Content(block.media()));
        parts.add(block.unsettled());
        parts.add(block.bad());
        parts.add(tables(state));
        parts.addAll(Block.onTheirWay(state.queue()));
        state.of(Snapshots.LAYER).snapshots().forEach((id, snap) -> {
            parts.add(snap.device());
            parts.add(snap.complete());
            parts.add(snap.pending());
            parts.add(snap.flags());
            parts.add(snap.merge().stage());
        });
        return parts.toArray();
    }
}
