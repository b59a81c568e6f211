package volscope.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import volscope.sim.device.Dax.Pfn;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmState;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Table;
import volscope.sim.dm.Target;
import volscope.sim.dm.target.LinearTarget;
import volscope.sim.dm.target.StripedTarget;
import volscope.sim.page.RangeVisitor;
import volscope.sim.snapshot.OriginTarget;

/**
 * Where the sectors of a device lie, through the live tables that only move them.
 *
 * @param runs
 *            which sectors lie together
 */
record Placement(List<Run> runs) {

    /**
     * Sectors that lie together.
     *
     * @param sector
     *            the first, counted on the device
     * @param sectors
     *            how many
     * @param hardware
     *            the disk or memory they are on
     * @param there
     *            the first, counted there
     */
    record Run(long sector, long sectors, DevNo hardware, long there) {
    }

    static Placement of(DmState dm, DevNo dev, long sectors) {
        List<Run> runs = new ArrayList<>();
        collect(dm, dev, 0, sectors, 0, runs);
        return new Placement(runs);
    }

    private static void collect(DmState dm, DevNo dev, long from, long sectors, long at, List<Run> runs) {
        if (dev.major() != Dm.MAJOR) {
            runs.add(new Run(at, sectors, dev, from));
            return;
        }
        List<Target> targets = Optional.ofNullable(dm.devices().get(dev.minor())).flatMap(MappedDevice::live).map(Table::targets)
                .orElse(List.of());
        for (Target target : targets) {
            long first = Math.max(from, target.start());
            long end = Math.min(from + sectors, target.start() + target.length());
            if (first < end) {
                below(dm, target, first, end - first, at + first - from, runs);
            }
        }
    }

    private static void below(DmState dm, Target target, long from, long sectors, long at, List<Run> runs) {
        switch (target) {
            case LinearTarget linear -> collect(dm, linear.dev(), linear.offset() + from - linear.start(), sectors, at, runs);
            case OriginTarget origin -> collect(dm, origin.dev(), from, sectors, at, runs);
            case StripedTarget striped -> dealt(dm, striped, from, sectors, at, runs);
            default -> {
            }
        }
    }

    private static void dealt(DmState dm, StripedTarget striped, long from, long sectors, long at, List<Run> runs) {
        int count = striped.stripes().size();
        for (long done = 0; done < sectors;) {
            long within = from + done - striped.start();
            long chunk = within / striped.chunk();
            long length = Math.min(sectors - done, striped.chunk() - within % striped.chunk());
            StripedTarget.Stripe stripe = striped.stripes().get((int) (chunk % count));
            collect(dm, stripe.dev(), stripe.offset() + chunk / count * striped.chunk() + within % striped.chunk(), length, at + done,
                    runs);
            done += length;
        }
    }

    /** Shows which of the device's sectors lie in sectors {@code from} to {@code to - 1} of hardware. */
    void sectorsIn(DevNo hardware, long from, long to, RangeVisitor visitor) {
        for (Run run : runs) {
            long first = Math.max(from, run.there());
            long end = Math.min(to, run.there() + run.sectors());
            if (run.hardware().equals(hardware) && first < end) {
                visitor.range(run.sector() + first - run.there(), run.sector() + end - run.there());
            }
        }
    }

    /** The device's sector that lies at a sector of hardware. */
    OptionalLong sectorAt(DevNo hardware, long there) {
        for (Run run : runs) {
            if (run.hardware().equals(hardware) && there >= run.there() && there < run.there() + run.sectors()) {
                return OptionalLong.of(run.sector() + there - run.there());
            }
        }
        return OptionalLong.empty();
    }

    /** The device's sector that lies at the start of a page of memory. */
    OptionalLong sectorAt(Pfn pfn) {
        return sectorAt(pfn.memory(), pfn.page() * Sectors.PER_PAGE);
    }
}
