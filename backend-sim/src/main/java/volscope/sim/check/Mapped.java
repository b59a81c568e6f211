package volscope.sim.check;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.model.explain.Finding;
import volscope.model.explain.Finding.Rule;
import volscope.sim.device.Block;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.kernel.KernelState;
import volscope.sim.mm.AddressSpace;
import volscope.sim.mm.DaxEntry;
import volscope.sim.mm.FilePage;
import volscope.sim.mm.MemoryManager;
import volscope.sim.mm.MmState;
import volscope.sim.mm.Pte;
import volscope.sim.snapshot.Exceptions;
import volscope.sim.snapshot.SnapshotState.Flag;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.SnapshotTarget;
import volscope.sim.snapshot.Snapshots;

/** The rules about entries of page tables: I2 to I6, I8 and I10. */
final class Mapped {

    private final Rules rules;
    private final KernelState state;
    private final Durability durability;

    Mapped(Rules rules) {
        this.rules = rules;
        this.state = rules.after();
        this.durability = new Durability(rules, state);
    }

    /** Judges an entry, page by page: chunks may be smaller than what it covers. */
    void judge(String task, AddressSpace space, FilePage page, Pte pte) {
        if (pte.pfn().isEmpty()) {
            return;
        }
        String path = space.area(page.volume(), page.inode()).map(area -> area.path()).orElse("");
        for (int i = 0; i < pte.size().pages(); i++) {
            judge(new Entry(task, path, new FilePage(page.volume(), page.inode(), page.page() + i), pte, pte.pfn().get().plus(i)));
        }
    }

    private void judge(Entry entry) {
        if (entry.pte().isWritable()) {
            licence(entry);
        }
        agreement(entry);
        snapshotBelow(entry).ifPresent(snap -> ofSnapshot(entry, snap));
    }

    private record Entry(String task, String path, FilePage page, Pte pte, Pfn pfn) {
        Finding breaks(Rule rule, String snapshot, long chunk) {
            return Finding.mapping(rule, snapshot, chunk, task, path, page.page());
        }
    }

    /** I2, or I6 in the step that makes a snapshot active; and I5. */
    private void licence(Entry entry) {
        for (Snap snap : rules.preserving()) {
            OptionalLong sector = rules.placement(snap.origin(), snap.length()).sectorAt(entry.pfn());
            if (sector.isPresent()) {
                long chunk = sector.getAsLong() / snap.chunk();
                long slot = snap.complete().get(chunk);
                if (slot == Exceptions.ABSENT) {
                    rules.add(entry.breaks(rules.isActivated(snap) ? Rule.I6 : Rule.I2, rules.nameOf(snap), chunk));
                } else if (isNew(entry) && !durability.lasts(snap, chunk, slot, Durability.Data.ANY)) {
                    rules.add(entry.breaks(Rule.I5, rules.nameOf(snap), chunk));
                }
            }
        }
    }

    /** Whether a store through it was not allowed before. */
    private boolean isNew(Entry entry) {
        return !rules.wasWritable(entry.task(), entry.page());
    }

    /** The page of the device that the index tells of. */
    private long below(Entry entry) {
        MmState mm = state.of(MemoryManager.LAYER);
        return mm.entry(entry.page()).map(found -> found.below() + entry.page().page() - mm.keyOf(entry.page()).page()).orElse(0L);
    }

    private DevNo device(Entry entry) {
        return rules.kernel().get(FileSystems.LAYER).device(entry.page().volume());
    }

    /** I8: the index says the same, and so do the tables where they only move pages. */
    private void agreement(Entry entry) {
        MmState mm = state.of(MemoryManager.LAYER);
        long behind = entry.page().page() - mm.keyOf(entry.page()).page();
        if (mm.entry(entry.page()).flatMap(DaxEntry::pfn).filter(first -> first.plus(behind).equals(entry.pfn())).isEmpty()) {
            rules.add(entry.breaks(Rule.I8, "", -1));
            return;
        }
        long below = below(entry) * Sectors.PER_PAGE;
        long sectors = rules.kernel().get(Block.LAYER).find(device(entry)).map(Disk::sectors).orElse(0L);
        Placement placement = rules.placement(device(entry), sectors);
        if (!placement.runs().isEmpty() && placement.sectorAt(entry.pfn()).orElse(-1) != below) {
            rules.add(entry.breaks(Rule.I8, "", -1));
        }
    }

    /** The snapshot through whose own device a page was mapped. */
    private Optional<Snap> snapshotBelow(Entry entry) {
        return rules.kernel().get(Dm.LAYER).find(device(entry)).flatMap(MappedDevice::live)
                .flatMap(table -> table.targets().stream().filter(SnapshotTarget.class::isInstance).findFirst())
                .map(target -> state.of(Snapshots.LAYER).snapshots().get(((SnapshotTarget) target).id()));
    }

    private void ofSnapshot(Entry entry, Snap snap) {
        if (!snap.flags().contains(Flag.VALID)) {
            rules.add(entry.breaks(Rule.I10, rules.nameOf(snap), -1));
            return;
        }
        long sector = below(entry) * Sectors.PER_PAGE;
        long chunk = sector / snap.chunk();
        long slot = snap.complete().get(chunk);
        boolean ofOrigin = rules.placement(snap.origin(), snap.length()).sectorAt(entry.pfn()).isPresent();
        if (slot == Exceptions.ABSENT) {
            if (entry.pte().isWritable() && !isMerging(snap)) {
                rules.add(entry.breaks(Rule.I4, rules.nameOf(snap), chunk));
            }
            return;
        }
        if (ofOrigin) {
            rules.add(entry.breaks(entry.pte().isWritable() ? Rule.I4 : Rule.I3, rules.nameOf(snap), chunk));
            return;
        }
        long store = rules.kernel().get(Block.LAYER).find(snap.cow()).map(Disk::sectors).orElse(0L);
        long wanted = slot * snap.chunk() + sector % snap.chunk();
        if (rules.placement(snap.cow(), store).sectorAt(entry.pfn()).orElse(-1) != wanted) {
            rules.add(entry.breaks(Rule.I8, rules.nameOf(snap), chunk));
        } else if (entry.pte().isWritable() && isNew(entry) && !isMerging(snap)
                && !durability.lasts(snap, chunk, slot, Durability.Data.ANY)) {
            rules.add(entry.breaks(Rule.I5, rules.nameOf(snap), chunk));
        }
    }

    private static boolean isMerging(Snap snap) {
        return Objects.requireNonNull(snap).merge().stage() != volscope.sim.snapshot.SnapshotState.MergeStage.NONE;
    }
}
