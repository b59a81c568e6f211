package volscope.sim.device;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.pcollections.PMap;

import volscope.sim.device.Unsettled.Entry;
import volscope.sim.page.PageSession;
import volscope.sim.page.PageTree;

/**
 * What devices hold after power was cut: of what was not durable, a legal part. Disks tear at sectors, memory at cache lines. Of each such
 * unit any one version is there, from the last durable one to the newest; requests that were on their way to a device may have arrived in
 * part, too.
 */
public final class PowerCut {

    /** A long write is torn in so many pieces at most. */
    private static final long PIECES = 4096;

    private final BlockState state;
    private final Survival survival;

    private PowerCut(BlockState state, Survival survival) {
        this.state = state;
        this.survival = survival;
    }

    /** Who knows what became of a device. */
    @FunctionalInterface
    public interface Memory {

        /** Forgets everything. */
        Memory NONE = (dev, sent, cut) -> cut.get();

        /**
         * What a device holds.
         *
         * @param sent
         *            writes that were on their way to it
         * @param cut
         *            works it out, from them, from what it held, and what of that was not durable
         */
        PageTree left(DevNo dev, List<Bio> sent, Supplier<PageTree> cut);
    }

    /**
     * What devices hold.
     *
     * @param state
     *            the block layer when power went
     * @param onTheirWay
     *            requests that had been sent to hardware and had not ended, oldest first
     */
    public static PMap<DevNo, PageTree> survivors(BlockState state, List<Bio> onTheirWay, Survival survival) {
        return survivors(state, onTheirWay, survival, Memory.NONE);
    }

    /** The same for who remembers devices. */
    public static PMap<DevNo, PageTree> survivors(BlockState state, List<Bio> onTheirWay, Survival survival, Memory memory) {
        return new PowerCut(state, survival).survivors(onTheirWay, memory);
    }

    private PMap<DevNo, PageTree> survivors(List<Bio> onTheirWay, Memory memory) {
        PMap<DevNo, PageTree> trees = state.media();
        for (DevNo dev : touched(onTheirWay)) {
            Disk disk = state.disks().get(dev);
            if (disk == null || disk.kind() == Disk.Kind.DM || disk.kind() == Disk.Kind.LOOP) {
                continue;
            }
            List<Bio> sent = sent(dev, onTheirWay);
            trees = trees.plus(dev, memory.left(dev, sent, () -> cut(disk, sent)));
        }
        return trees;
    }

    private PageTree cut(Disk disk, List<Bio> sent) {
        PageSession session = new PageSession(state.media().getOrDefault(disk.dev(), PageTree.EMPTY));
        cut(disk, session, state.unsettled().getOrDefault(disk.dev(), Unsettled.NONE), sent);
        return session.publish();
    }

    /** Whether a request that is on its way may be lost or survive: a write to hardware. What others ask of hardware changes nothing there. */
    public static boolean mayTake(Bio bio) {
        return bio.op() == BioOp.WRITE && Hardware.has(bio.dev());
    }

    /** The devices that somebody wrote to, by number. */
    private Set<DevNo> touched(List<Bio> onTheirWay) {
        Set<DevNo> touched = new TreeSet<>(state.unsettled().keySet());
        for (Bio bio : onTheirWay) {
            if (mayTake(bio)) {
                touched.add(bio.dev());
            }
        }
        return touched;
    }

    private static List<Bio> sent(DevNo dev, List<Bio> onTheirWay) {
        List<Bio> sent = new ArrayList<>(onTheirWay.size());
        for (Bio bio : onTheirWay) {
            if (mayTake(bio) && bio.dev().equals(dev)) {
                sent.add(bio);
            }
        }
        return sent;
    }

    private void cut(Disk disk, PageSession session, Unsettled log, List<Bio> sent) {
        DevNo dev = disk.dev();
        int unit = unit(disk.kind());
        boolean flushed = sent.stream().filter(bio -> bio.has(BioFlag.PREFLUSH)).findFirst()
                .map(bio -> survival.keeps(dev, Sectors.toBytes(bio.sector()) / unit, 0)).orElse(false);
        if (!flushed) {
            undo(dev, session, log, unit, sent.size());
        }
        int age = sent.size();
        for (Bio bio : sent) {
            age--;
            if (bio.has(BioFlag.PREFLUSH) && !flushed) {
                return;
            }
            land(dev, session, bio, unit, age);
        }
    }

    private static int unit(Disk.Kind kind) {
        return kind == Disk.Kind.PMEM_FSDAX || kind == Disk.Kind.PMEM_FSDAX_DEV || kind == Disk.Kind.PMEM_RAW
                || kind == Disk.Kind.PMEM_VIRTIO ? Dax.LINE : Sectors.SIZE;
    }

    private void undo(DevNo dev, PageSession session, Unsettled log, int unit, int youngest) {
        Set<Long> decided = new HashSet<>();
        int age = youngest;
        for (Entry entry : log.entries()) {
            long piece = Math.max(unit, (entry.length() / PIECES + unit - 1) / unit * unit);
            long lost = entry.offset();
            for (long at = entry.offset(); at < entry.end();) {
                long end = Math.min(entry.end(), at - at % piece + piece);
                long number = at / unit;
                boolean stays = decided.contains(number) || survival.keeps(dev, number, age) && decided.add(number);
                if (stays) {
                    restore(session, entry, lost, at);
                    lost = end;
                }
                at = end;
            }
            restore(session, entry, lost, entry.end());
            age++;
        }
    }

    private static void restore(PageSession session, Entry entry, long from, long to) {
        if (from == to) {
            return;
        }
        switch (entry.before()) {
            case Data data -> Media.put(session, from, data.slice((int) (from - entry.offset()), (int) (to - from)));
            case Unsettled.Whole(PageTree tree) -> {
                byte[] bytes = new byte[(int) (to - from)];
                tree.read(from, bytes, 0, bytes.length);
                session.write(from, bytes, 0, bytes.length);
            }
        }
    }

    private void land(DevNo dev, PageSession session, Bio bio, int unit, int age) {
        long start = Sectors.toBytes(bio.sector());
        int length = bio.data().length();
        int landed = 0;
        for (int at = 0; at < length; at += unit) {
            if (!survival.keeps(dev, (start + at) / unit, age)) {
                land(session, bio, landed, at);
                landed = at + unit;
            }
        }
        land(session, bio, landed, length);
    }

    private static void land(PageSession session, Bio bio, int from, int to) {
        if (from < to) {
            Media.put(session, Sectors.toBytes(bio.sector()) + from, bio.data().slice(from, to - from));
        }
    }
}
