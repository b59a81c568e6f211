package volscope.sim.mm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import volscope.sim.device.Dax.Granted;
import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.fs.extent.FileSystems;
import volscope.sim.fs.extent.FreezeLevel;

/** Takes mappings away for a layer below, and says who could store without asking. No shipped kernel has either. */
final class Revocation {

    private final MemoryManager mm;

    Revocation(MemoryManager mm) {
        this.mm = mm;
    }

    /** Takes away what leads to pages of a volume's device; it costs by what is mapped of them. */
    void revoke(long volume, long first, long pages) {
        var from = new VolumePage(volume, Math.max(0, first - EntrySize.PMD.pages() + 1));
        var to = new VolumePage(volume, pages > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + pages);
        List<FilePage> mapped = mm.state().backing().keys(from, to).stream()
                .filter(below -> below.page() + mm.state().entry(file(below)).orElseThrow().size().pages() > first)
                .map(this::file).toList();
        mapped.forEach(mm.unmapping()::revoke);
    }

    private FilePage file(VolumePage below) {
        return Objects.requireNonNull(mm.state().backing().of(below));
    }

    /** The device of a volume that uses these runs of memory and is not frozen. */
    Optional<DevNo> unfrozen(List<Granted> runs, FileSystems systems) {
        return systems.live().stream().filter(systems::hasDax).filter(volume -> systems.freezeLevel(volume) != FreezeLevel.COMPLETE)
                .filter(volume -> !systems.options(volume).isReadOnly()).filter(volume -> uses(volume, runs, systems))
                .map(systems::device).findFirst();
    }

    /** The task in whose name a device holds a page of these runs. */
    Optional<String> pinned(List<Granted> runs) {
        return mm.state().pins().stream().filter(pin -> runs.stream().anyMatch(run -> holds(run, pin.pfn()))).map(Pin::task).findFirst();
    }

    private static boolean holds(Granted run, Pfn pfn) {
        return run.pfn().memory().equals(pfn.memory()) && pfn.page() >= run.pfn().page() && pfn.page() < run.pfn().page() + run.pages();
    }

    private boolean uses(long volume, List<Granted> runs, FileSystems systems) {
        return mm.runs(systems.device(volume)).stream().anyMatch(own -> runs.stream().anyMatch(run -> overlap(own, run)));
    }

    private static boolean overlap(Granted one, Granted two) {
        return one.pfn().memory().equals(two.pfn().memory()) && one.pfn().page() < two.pfn().page() + two.pages()
                && two.pfn().page() < one.pfn().page() + one.pages();
    }
}
