package volscope.sim.fs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import volscope.sim.device.Block;
import volscope.sim.device.Disk;
import volscope.sim.device.Limits;
import volscope.sim.dm.Dm;
import volscope.sim.dm.MappedDevice;
import volscope.sim.fs.Synthetic.Entry;
import volscope.sim.fs.Synthetic.Text;
import volscope.sim.kernel.Kernel;

/** The files of a block device's queue: what it can do, its own limits or those of all that it stands on. */
final class QueueFiles {

    private static final long MOST_BYTES = 2147483136L;
    private static final int SEGMENTS = 128;
    private static final int VIRTIO_SEGMENTS = 254;

    private final Kernel kernel;

    QueueFiles(Kernel kernel) {
        this.kernel = kernel;
    }

    Map<String, Entry> of(Disk disk) {
        Limits limits = disk.limits();
        boolean virtio = disk.kind() == Disk.Kind.VIRTIO;
        boolean discard = limits.discard() == Limits.Discard.SUPPORTED;
        Map<String, Entry> all = new TreeMap<>();
        put(all, "dax", limits.hasDax() ? 1 : 0);
        put(all, "logical_block_size", limits.logicalBlock());
        put(all, "hw_sector_size", limits.logicalBlock());
        put(all, "physical_block_size", limits.physicalBlock());
        put(all, "minimum_io_size", limits.minIo());
        put(all, "optimal_io_size", limits.optIo());
        put(all, "chunk_sectors", 0);
        put(all, "discard_granularity", discard ? Stacked.discardUnit(kernel, disk) : 0);
        put(all, "discard_max_bytes", discard ? Stacked.mostDiscard(kernel, disk, MOST_BYTES) : 0);
        put(all, "discard_max_hw_bytes", discard ? MOST_BYTES : 0);
        put(all, "discard_zeroes_data", 0);
        put(all, "max_sectors_kb", 1280);
        put(all, "max_hw_sectors_kb", 2147483647);
        put(all, "max_segments", segments(disk));
        put(all, "read_ahead_kb", disk.readAhead() / 2);
        put(all, "rotational", Stacked.rotates(kernel, disk) ? 1 : 0);
        put(all, "write_cache", limits.writeCache() == Limits.WriteCache.VOLATILE ? "write back" : "write through");
        put(all, "fua", 0);
        put(all, "write_zeroes_max_bytes", Stacked.zeroes(kernel, disk) ? MOST_BYTES : 0);
        put(all, "nr_requests", virtio ? 256 : 128);
        put(all, "scheduler", virtio ? "[none] mq-deadline " : "none");
        put(all, "add_random", 0);
        put(all, "iostats", virtio ? 1 : 0);
        put(all, "nomerges", 0);
        put(all, "zoned", "none");
        return all;
    }

    private static void put(Map<String, Entry> all, String name, Object value) {
        all.put(name, Text.line(value));
    }

    private List<Disk> below(Disk disk) {
        Block block = kernel.get(Block.LAYER);
        return disk.kind() == Disk.Kind.DM
                ? kernel.get(Dm.LAYER).find(disk.dev()).stream().flatMap(device -> device.lower().keySet().stream())
                        .map(MappedDevice.LowerKey::dev).distinct().flatMap(dev -> block.find(dev).stream()).toList()
                : List.of();
    }

    private int segments(Disk disk) {
        int own = disk.kind() == Disk.Kind.VIRTIO ? VIRTIO_SEGMENTS : SEGMENTS;
        return below(disk).stream().mapToInt(this::segments).min().orElse(own);
    }
}
