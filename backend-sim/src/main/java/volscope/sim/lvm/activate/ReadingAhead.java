package volscope.sim.lvm.activate;

import java.util.Optional;

import volscope.sim.device.Block;
import volscope.sim.device.DevNo;
import volscope.sim.device.Disk;
import volscope.sim.kernel.Sys;
import volscope.sim.lvm.metadata.LogicalVolume;
import volscope.sim.lvm.metadata.LogicalVolume.ReadAhead;
import volscope.sim.lvm.metadata.Segment;

/** How far the kernel reads ahead on the device of a volume: as the volume has it, or the usual, and at least twice over all stripes. */
final class ReadingAhead {

    private static final long USUAL = 256;
    private static final long ROUNDS = 2;

    private ReadingAhead() {
    }

    /** Tells the kernel, as libdm does when a device is resumed. */
    static void apply(Sys sys, TreeNode node) {
        if (node.part.isEmpty() || node.dev.isEmpty()) {
            return;
        }
        LogicalVolume lv = node.part.get().lv();
        DevNo dev = node.dev.get();
        boolean least = lv.readAhead().equals(ReadAhead.AUTO);
        int sectors = (int) (least ? Math.max(USUAL, ROUNDS * widestStripe(lv)) : lv.readAhead().sectors());
        sys.run(kernel -> {
            Block block = kernel.get(Block.LAYER);
            Optional<Disk> disk = block.find(dev)
                    .filter(there -> least ? there.readAhead() < sectors : there.readAhead() != sectors);
            disk.ifPresent(there -> block.update(dev, now -> now.withReadAhead(sectors)));
        });
    }

    private static long widestStripe(LogicalVolume lv) {
        return lv.segments().stream().mapToLong(
                segment -> segment instanceof Segment.Striped striped ? striped.stripeSectors() * striped.areas().size() : 0).max()
                .orElse(0);
    }
}
