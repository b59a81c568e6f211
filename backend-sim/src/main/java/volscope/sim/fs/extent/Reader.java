package volscope.sim.fs.extent;

import java.util.Arrays;
import java.util.Set;

import org.pcollections.PMap;

import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.fs.extent.ReadKey.FileBlocks;
import volscope.sim.fs.extent.ReadKey.Meta;
import volscope.sim.fs.extent.ReadKey.Probe;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.kernel.Kernel;

/** Reads blocks of volumes into memory. */
final class Reader {

    private static final int PROBE_SECTORS = 8;

    private final FileSystems systems;
    private final Block block;

    Reader(FileSystems systems, Kernel kernel) {
        this.systems = systems;
        this.block = kernel.get(Block.LAYER);
    }

    /** Reads what an operation missed and waits for it: EIO if it cannot be read. */
    void read(long id, Missing missing) {
        int blockSize = systems.get(id).geometry().blockSize();
        long sector = missing.physical() * (blockSize / Sectors.SIZE);
        Data data = read(id, missing.key(), sector, (long) missing.count() * (blockSize / Sectors.SIZE));
        for (int i = 0; i < missing.count(); i++) {
            keep(id, missing.key(), i, data.slice(i * blockSize, blockSize).toArray());
        }
    }

    /** The first page of a volume's device. */
    byte[] probe(long id) {
        return read(id, new Probe(), 0, PROBE_SECTORS).toArray();
    }

    private Data read(long id, ReadKey key, long sector, long sectors) {
        Volume volume = systems.get(id);
        Long request = volume.reading().get(key);
        long number = request != null ? request : send(volume, key, sector, sectors);
        try {
            Data data = block.await(number);
            done(id, key);
            return data;
        } catch (ErrnoException e) {
            done(id, key);
            throw e;
        }
    }

    private long send(Volume volume, ReadKey key, long sector, long sectors) {
        DevNo dev = volume.dev();
        long request = block.request(BioOp.READ, dev, sector, sectors, Data.EMPTY, Set.of());
        systems.put(volume.withReading(volume.reading().plus(key, request)));
        return request;
    }

    private void done(long id, ReadKey key) {
        systems.update(id, volume -> volume.withReading(volume.reading().minus(key)));
    }

    private void keep(long id, ReadKey key, int index, byte[] bytes) {
        systems.update(id, volume -> switch (key) {
            case Meta meta -> volume.buffers().containsKey(meta.block())
                    ? volume
                    : volume.withBuffers(volume.buffers().plus(meta.block(), Cached.clean(bytes)));
            case FileBlocks blocks -> keepFile(volume, blocks.inode(), blocks.block() + index, bytes);
            case Probe probe -> volume;
        });
    }

    private static Volume keepFile(Volume volume, long inode, long number, byte[] bytes) {
        PMap<Long, Cached> file = volume.file(inode);
        return file.containsKey(number)
                ? volume
                : volume.withFiles(volume.files().plus(inode, file.plus(number, Cached.clean(Arrays.copyOf(bytes, bytes.length)))));
    }
}
