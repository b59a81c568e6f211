package volscope.sim.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Survival;
import volscope.sim.device.Unsettled;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.dm.Table;
import volscope.sim.dm.Target;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.KernelState;
import volscope.sim.kernel.Sleeping;
import volscope.sim.kernel.StepSink;
import volscope.sim.snapshot.SnapshotState.Snap;
import volscope.sim.snapshot.Snapshots;

/**
 * How much of the snapshots reads otherwise after a power cut than before it. Looks at the chunks whose origin or exception was in the air
 * alone, so its cost grows with what was not durable.
 */
final class Harm {

    /** Chunks of one snapshot that are looked at. */
    private static final int MOST = 1024;
    private static final int ENTRY = 16;

    private final KernelState before;
    private final Map<DevNo, Set<Long>> chunks = new LinkedHashMap<>();
    private final Map<DevNo, Map<Long, byte[]>> expected = new LinkedHashMap<>();

    private Map<DevNo, Map<Long, byte[]>> durable = Map.of();

    private Harm(KernelState before) {
        this.before = before;
    }

    /** Looks at a machine that is about to lose power. */
    static Harm of(KernelState before) {
        Harm harm = new Harm(before);
        before.of(Snapshots.LAYER).snapshots().values().forEach(harm::look);
        return harm;
    }

    /** Whether there is anything that could read otherwise. */
    boolean isPossible() {
        return !chunks.isEmpty();
    }

    private void look(Snap snap) {
        if (snap.chunk() == 0) {
            return;
        }
        Set<Long> seen = new TreeSet<>(snap.pending().keySet());
        byte[] area = new byte[(int) snap.store().committed() * ENTRY];
        snap.store().entries().read(0, area, 0, area.length);
        for (int slot = 0; slot < area.length / ENTRY; slot++) {
            seen.add(java.nio.ByteBuffer.wrap(area, slot * ENTRY, 8).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong());
        }
        touched(snap.origin()).forEach(sector -> seen.add(sector / snap.chunk()));
        long inOrigin = (snap.length() + snap.chunk() - 1) / snap.chunk();
        Set<Long> few = new TreeSet<>(seen.stream().filter(chunk -> chunk >= 0 && chunk < inOrigin).limit(MOST).toList());
        if (!few.isEmpty() && device(snap.device()).isPresent()) {
            chunks.put(snap.device(), few);
            Map<Long, byte[]> read = read(Kernel.open(before, StepSink.NONE), snap.device(), few, snap.chunk());
            Shown shown = new Shown(before);
            few.stream().filter(chunk -> shown.isOvertaken(snap, chunk))
                    .forEach(chunk -> shown.promised(snap, chunk).ifPresent(copy -> read.put(chunk, copy.toArray())));
            expected.put(snap.device(), read);
        }
    }

    private Optional<MappedDevice> device(DevNo dev) {
        return dev.major() == Dm.MAJOR ? Optional.ofNullable(before.of(Dm.LAYER).devices().get(dev.minor())) : Optional.empty();
    }

    /** Sectors of a device below which something is not durable. */
    private Set<Long> touched(DevNo dev) {
        Set<Long> sectors = new TreeSet<>();
        BlockState block = before.of(Block.LAYER);
        block.unsettled().getOrDefault(dev, Unsettled.NONE).entries().stream().limit(MOST)
                .forEach(entry -> sectors.add(entry.offset() / Sectors.SIZE));
        Optional<Table> table = device(dev).flatMap(MappedDevice::live);
        for (Target target : table.map(Table::targets).orElse(List.of())) {
            for (Target.Area area : target.areas()) {
                if (area.length() == target.length()) {
                    touched(area.dev()).stream().filter(sector -> sector >= area.start() && sector < area.start() + area.length())
                            .forEach(sector -> sectors.add(target.start() + sector - area.start()));
                }
            }
        }
        return sectors;
    }

    private static Map<Long, byte[]> read(Kernel kernel, DevNo dev, Set<Long> chunks, long size) {
        Map<Long, byte[]> read = new LinkedHashMap<>();
        Block block = kernel.get(Block.LAYER);
        for (long chunk : chunks) {
            try {
                long request = block.request(BioOp.READ, dev, chunk * size, size, Data.EMPTY, Set.of());
                read.put(chunk, block.await(request).toArray());
            } catch (ErrnoException | Sleeping unreadable) {
                read.put(chunk, new byte[0]);
            }
        }
        return read;
    }

    /** How many chunks read otherwise if this survives; what could not be read before is measured by what is durable. */
    long of(Survival survival) {
        Map<DevNo, Map<Long, byte[]>> now = after(survival);
        durable = durable.isEmpty() ? after(Survival.NONE) : durable;
        long harm = 0;
        for (Map.Entry<DevNo, Set<Long>> looked : chunks.entrySet()) {
            for (long chunk : looked.getValue()) {
                byte[] then = content(expected, looked.getKey(), chunk);
                byte[] right = then.length > 0 ? then : content(durable, looked.getKey(), chunk);
                byte[] shown = content(now, looked.getKey(), chunk);
                harm += right.length > 0 && shown.length > 0 && !Arrays.equals(right, shown) ? 1 : 0;
            }
        }
        return harm;
    }

    private static byte[] content(Map<DevNo, Map<Long, byte[]>> all, DevNo dev, long chunk) {
        return all.getOrDefault(dev, Map.of()).getOrDefault(chunk, new byte[0]);
    }

    /** What the chunks show if this survives. */
    private Map<DevNo, Map<Long, byte[]>> after(Survival survival) {
        Kernel kernel = Kernel.open(Revival.of(before, survival), StepSink.NONE);
        Map<DevNo, Map<Long, byte[]>> shown = new LinkedHashMap<>();
        for (Snap snap : before.of(Snapshots.LAYER).snapshots().values()) {
            shown.put(snap.device(), read(kernel, snap.device(), chunks.getOrDefault(snap.device(), Set.of()), snap.chunk()));
        }
        return shown;
    }
}
