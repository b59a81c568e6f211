package volscope.sim.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.pcollections.PMap;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.PowerCut;
import volscope.sim.device.Survival;
import volscope.sim.dm.Dm;
import volscope.sim.dm.DmKey;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Table;
import volscope.sim.dm.TableLine;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.page.PageTree;

/** Makes the mapped devices of a machine again after a power cut, with the tables they had, whoever would activate them. */
public final class Revival {

    /** How often a call is made that has to wait. */
    private static final int PATIENCE = 1024;

    private final Kernel old;
    private final Kernel kernel;

    private Revival(KernelState before, KernelState off) {
        this.old = Kernel.open(before, StepSink.NONE);
        this.kernel = Kernel.open(off, StepSink.NONE);
    }

    /** The machine with its mapped devices, and nothing else above its hardware, where this survived the power cut. */
    public static KernelState of(KernelState before, Survival survival) {
        return of(before, PowerCut.survivors(before.of(Block.LAYER), Block.onTheirWay(before.queue()), survival));
    }

    /** The same where its hardware holds this. */
    public static KernelState of(KernelState before, PMap<DevNo, PageTree> media) {
        Revival revival = new Revival(before, PowerFailure.bare(before, media));
        before.of(Dm.LAYER).devices().values().forEach(device -> revival.make(device.dev(), new HashSet<>()));
        return revival.kernel.publish();
    }

    /** Makes a mapped device as it was, after those below it. */
    private void make(DevNo dev, Set<DevNo> above) {
        Dm dm = kernel.get(Dm.LAYER);
        Optional<MappedDevice> device = old.get(Dm.LAYER).find(dev);
        Optional<Table> table = device.flatMap(Revival::table);
        if (device.isEmpty() || table.isEmpty() || dm.find(dev).isPresent() || !above.add(dev)) {
            return;
        }
        table.get().devices().forEach(lower -> make(lower, above));
        DmKey key = DmKey.number(dev);
        List<TableLine> lines = table.get().targets().stream()
                .map(target -> new TableLine(target.start(), target.length(), target.type().name(), target.table(old))).toList();
        patiently(() -> dm.control().create(device.get().name(), device.get().uuid(), OptionalInt.of(dev.minor())));
        patiently(() -> dm.tables().load(key, lines, table.get().access()));
        patiently(() -> dm.suspends().resume(key, Set.of()));
    }

    /** The table that mapped last: while a resume goes on, it is the one before. */
    private static Optional<Table> table(MappedDevice device) {
        return device.tables().old().or(device::live);
    }

    /** Makes a call until it does not have to wait; a refusal leaves the device out. */
    private void patiently(Runnable call) {
        for (int tries = 0; tries < PATIENCE; tries++) {
            try {
                call.run();
                kernel.drain();
                return;
            } catch (Sleeping waits) {
                kernel.drain();
            } catch (ErrnoException refused) {
                return;
            }
        }
    }
}
