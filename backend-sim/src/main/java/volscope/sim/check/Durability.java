package volscope.sim.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import volscope.sim.device.Block;
import volscope.sim.device.BlockState;
import volscope.sim.device.DevNo;
import volscope.sim.device.PowerCut;
import volscope.sim.device.Sectors;
import volscope.sim.device.Survival;
import volscope.sim.kernel.KernelState;
import volscope.sim.page.PageTree;
import volscope.sim.snapshot.SnapshotState.Snap;

/** Whether an exception would still be there after a power cut that takes all it may. */
final class Durability {

    private static final int ENTRY = 16;

    private final Rules rules;
    private final BlockState block;
    private @Nullable Map<DevNo, PageTree> durable;

    Durability(Rules rules, KernelState state) {
        this.rules = rules;
        this.block = state.of(Block.LAYER);
    }

    /** What a copy must be for its chunk to be given away. */
    enum Data {
        /** As the store holds it now. */
        AS_IT_IS,
        /** Whatever it may be: who writes it sees to that. */
        ANY
    }

    /** Whether an exception of a persistent store lasts. */
    boolean lasts(Snap snap, long chunk, long slot, Data data) {
        Placement store = rules.placement(snap.cow(), Long.MAX_VALUE / 4);
        boolean waits = store.runs().stream().map(Placement.Run::hardware).distinct().anyMatch(block.unsettled()::containsKey);
        if (!waits || !snap.type().isPersistent()) {
            return true;
        }
        long perArea = Sectors.toBytes(snap.chunk()) / ENTRY;
        long area = 1 + (slot - 1) / (perArea + 1) * (perArea + 1);
        byte[] entries = read(store, durable(), area * snap.chunk(), snap.chunk());
        boolean written = false;
        ByteBuffer buffer = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= ENTRY) {
            written |= buffer.getLong() == chunk & buffer.getLong() == slot;
        }
        return written && (data == Data.ANY
                || Arrays.equals(read(store, durable(), slot * snap.chunk(), snap.chunk()),
                        read(store, block.media(), slot * snap.chunk(), snap.chunk())));
    }

    private Map<DevNo, PageTree> durable() {
        if (durable == null) {
            durable = PowerCut.survivors(block, List.of(), Survival.NONE);
        }
        return durable;
    }

    private static byte[] read(Placement placement, Map<DevNo, PageTree> media, long sector, long sectors) {
        byte[] bytes = new byte[(int) Sectors.toBytes(sectors)];
        for (Placement.Run run : placement.runs()) {
            long from = Math.max(sector, run.sector());
            long to = Math.min(sector + sectors, run.sector() + run.sectors());
            if (from < to) {
                Objects.requireNonNullElse(media.get(run.hardware()), PageTree.EMPTY).read(
                        Sectors.toBytes(run.there() + from - run.sector()), bytes, (int) Sectors.toBytes(from - sector),
                        (int) Sectors.toBytes(to - from));
            }
        }
        return bytes;
    }
}
