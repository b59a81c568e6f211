package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import volscope.sim.device.Bio;
import volscope.sim.device.BioFlag;
import volscope.sim.device.BioOp;
import volscope.sim.device.Block;
import volscope.sim.device.Data;
import volscope.sim.device.EndIo;
import volscope.sim.device.Sectors;
import volscope.sim.device.Status;
import volscope.sim.fs.extent.Flush.Phase;
import volscope.sim.kernel.Kernel;
import volscope.sim.kernel.Sleeping;

/**
 * Writes dirty blocks: first data, then a transaction of structures into the journal, its commit block, and last the structures in place.
 * The next phase starts when the bios of the one before have ended.
 */
final class Writeback {

    private static final int MOST_BYTES = 256 * 1024;

    private final FileSystems systems;
    private final Kernel kernel;

    Writeback(FileSystems systems, Kernel kernel) {
        this.systems = systems;
        this.kernel = kernel;
    }

    /** Writes until nothing is dirty and everything written is durable. */
    void settle(long id) {
        while (true) {
            drain(id);
            if (!advance(id)) {
                return;
            }
        }
    }

    /** Writes the data that are dirty, and no structures. */
    void settleData(long id) {
        Phase phase = systems.get(id).flush().phase();
        if (phase != Phase.IDLE && phase != Phase.DATA) {
            settle(id);
        }
        do {
            drain(id);
        } while (startData(id));
    }

    /** Data came to the device past this cache: they need a flush, too. */
    void storedPast(long id) {
        if (systems.get(id).flush().phase() == Phase.IDLE) {
            phase(id, Phase.DATA);
        }
    }

    /** Waits for the bios on their way. */
    void drain(long id) {
        if (!kernel.runUntil(() -> systems.get(id).flush().inFlight() == 0)) {
            throw Sleeping.onWork("writeback on " + systems.get(id).device());
        }
    }

    /** Starts the next phase; false: there is none. */
    private boolean advance(long id) {
        Volume volume = systems.get(id);
        return switch (volume.flush().phase()) {
            case IDLE, DATA -> startData(id) || startStructures(id);
            case JOURNAL -> volume.isAborted() ? giveUp(id) : startCommit(id);
            case COMMIT -> volume.isAborted() ? giveUp(id) : startCheckpoint(id);
            case CHECKPOINT -> volume.isAborted() ? giveUp(id) : startBarrier(id);
            case BARRIER -> {
                phase(id, Phase.IDLE);
                systems.update(id, now -> now.with(now.flush().with(HashTreePMap.empty())));
                yield true;
            }
        };
    }

    private boolean giveUp(long id) {
        phase(id, Phase.BARRIER);
        return true;
    }

    private void phase(long id, Phase phase) {
        systems.update(id, volume -> volume.with(volume.flush().to(phase)));
    }

    /** A dirty block of a file and where it goes. */
    private record Dirty(long inode, long block, long physical, byte[] bytes) {
    }

    private boolean startData(long id) {
        List<Dirty> dirty = dirtyData(id);
        if (dirty.isEmpty()) {
            return false;
        }
        phase(id, Phase.DATA);
        dirty.forEach(block -> systems.update(id, volume -> cleanFileBlock(volume, block)));
        for (List<Dirty> run : runs(id, dirty)) {
            send(id, run.getFirst().physical(), run.stream().map(Dirty::bytes).toList(), Set.of(), run.getFirst().inode());
        }
        return true;
    }

    private List<Dirty> dirtyData(long id) {
        List<Dirty> dirty = new ArrayList<>();
        systems.get(id).files().forEach((inode, blocks) -> blocks.forEach((block, cached) -> {
            if (cached.isDirty()) {
                long physical = systems.look(id, draft -> new InodeTable(draft).get(inode)).extent(block).orElseThrow().at(block);
                dirty.add(new Dirty(inode, block, physical, cached.bytes()));
            }
        }));
        dirty.sort(Comparator.comparingLong(Dirty::physical));
        return dirty;
    }

    private static Volume cleanFileBlock(Volume volume, Dirty block) {
        PMap<Long, Cached> file = volume.file(block.inode());
        return volume.withFiles(volume.files().plus(block.inode(), file.plus(block.block(), Cached.clean(block.bytes()))));
    }

    /** Blocks that lie one after the other, joined as far as one bio goes. */
    private List<List<Dirty>> runs(long id, List<Dirty> sorted) {
        int most = MOST_BYTES / systems.get(id).geometry().blockSize();
        List<List<Dirty>> runs = new ArrayList<>();
        for (Dirty block : sorted) {
            List<Dirty> last = runs.isEmpty() ? List.of() : runs.getLast();
            boolean joins = !last.isEmpty() && last.size() < most && last.getLast().physical() + 1 == block.physical()
                    && last.getLast().inode() == block.inode();
            if (!joins) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(block);
        }
        return runs;
    }

    private boolean startStructures(long id) {
        Volume volume = systems.get(id);
        List<Long> dirty = volume.dirtyBuffers();
        if (dirty.isEmpty() || volume.isAborted()) {
            if (volume.flush().phase() == Phase.DATA && !volume.isAborted() && volume.failed().stream().noneMatch(one -> one > 0)) {
                return startBarrier(id);
            }
            phase(id, Phase.IDLE);
            return false;
        }
        PMap<Long, byte[]> transaction = HashTreePMap.empty();
        PMap<Long, Cached> buffers = volume.buffers();
        for (long block : dirty) {
            byte[] bytes = java.util.Objects.requireNonNull(buffers.get(block)).bytes();
            transaction = transaction.plus(block, bytes);
            buffers = buffers.plus(block, Cached.clean(bytes));
        }
        systems.put(volume.withBuffers(buffers).with(volume.flush().with(transaction)));
        if (volume.header().journalInode() == 0) {
            return startCheckpoint(id);
        }
        List<Journal.Write> writes = journal(id);
        phase(id, Phase.JOURNAL);
        writes.subList(0, writes.size() - 1).forEach(write -> send(id, write.block(), List.of(write.bytes()), Set.of(), Volume.STRUCTURES));
        return true;
    }

    private List<Journal.Write> journal(long id) {
        return systems.look(id, Journal::of).writes(systems.get(id).flush().transaction());
    }

    /** The first block of the journal. */
    long journalStart(long id) {
        return systems.get(id).header().journalInode() == 0 ? 0 : systems.look(id, Journal::of).start();
    }

    private boolean startCommit(long id) {
        Journal.Write commit = journal(id).getLast();
        phase(id, Phase.COMMIT);
        send(id, commit.block(), List.of(commit.bytes()), Set.of(BioFlag.PREFLUSH, BioFlag.FUA), Volume.STRUCTURES);
        return true;
    }

    private boolean startCheckpoint(long id) {
        phase(id, Phase.CHECKPOINT);
        systems.update(id, volume -> volume.with(volume.flush().with(Flush.Log.USED)));
        Map<Long, byte[]> sorted = new java.util.TreeMap<>(systems.get(id).flush().transaction());
        sorted.forEach((block, bytes) -> send(id, block, List.of(bytes), Set.of(), Volume.STRUCTURES));
        return true;
    }

    private boolean startBarrier(long id) {
        phase(id, Phase.BARRIER);
        submit(id, new Bio(kernel.nextName(), BioOp.FLUSH, systems.get(id).dev(), 0, 0, Set.of(BioFlag.PREFLUSH), Data.EMPTY,
                new Written(id, Volume.STRUCTURES)));
        return true;
    }

    /** Starts to write blocks in place that were found in the journal. */
    void replay(long id, PMap<Long, byte[]> transaction) {
        systems.update(id, volume -> volume.with(volume.flush().with(transaction)));
        startCheckpoint(id);
    }

    /** Writes the superblock at once, past the journal, if its recovery mark is another one; where the journal was given up, with its old mark. */
    void mark(long id, Superblock.Recovery recovery) {
        Volume volume = systems.get(id);
        if (volume.header().journalInode() == 0 || volume.header().recovery() == recovery || volume.options().isReadOnly()
                || volume.type() == FsType.XFS && volume.isShutDown()) {
            return;
        }
        Geometry geometry = volume.geometry();
        byte[] header = systems.look(id, draft -> draft.block(geometry.headerBlock())).clone();
        Superblock marked = volume.isAborted() ? volume.header() : volume.header().with(recovery);
        marked.update(header, geometry.headerOffset());
        if (recovery == Superblock.Recovery.NEEDED) {
            // A machine whose commands take no time would check and mount in the same second.
            long checked = Bytes.get32(header, geometry.headerOffset() + Superblock.CHECKED);
            Bytes.put32(header, geometry.headerOffset() + Superblock.MOUNTED, Math.max(systems.seconds(), checked + 1));
            int mounts = geometry.headerOffset() + Superblock.MOUNTS;
            Bytes.put16(header, mounts, Bytes.get16(header, mounts) + (volume.stage() == Volume.Stage.MARKING ? 1 : 0));
        }
        systems.update(id, now -> now.with(marked).withBuffers(now.buffers().plus(geometry.headerBlock(), Cached.clean(header))));
        send(id, geometry.headerBlock(), List.of(header), Set.of(BioFlag.PREFLUSH, BioFlag.FUA), Volume.SUPERBLOCK);
    }

    /** Tries to write the superblock once more, as it is; what becomes of it stands in the log. */
    void retryHeader(long id) {
        Geometry geometry = systems.get(id).geometry();
        byte[] header = systems.look(id, draft -> draft.block(geometry.headerBlock()));
        send(id, geometry.headerBlock(), List.of(header), Set.of(BioFlag.PREFLUSH, BioFlag.FUA), Volume.SUPERBLOCK);
        kernel.runUntil(() -> systems.get(id).flush().inFlight() == 0);
    }

    private void send(long id, long block, List<byte[]> contents, Set<BioFlag> flags, long inode) {
        Volume volume = systems.get(id);
        int blockSize = volume.geometry().blockSize();
        byte[] all = new byte[contents.size() * blockSize];
        for (int i = 0; i < contents.size(); i++) {
            System.arraycopy(contents.get(i), 0, all, i * blockSize, blockSize);
        }
        long perBlock = blockSize / Sectors.SIZE;
        submit(id, new Bio(kernel.nextName(), BioOp.WRITE, volume.dev(), block * perBlock, contents.size() * perBlock, flags, Data.of(all),
                new Written(id, inode)));
    }

    private void submit(long id, Bio bio) {
        systems.update(id, volume -> volume.with(volume.flush().sent(1)));
        kernel.get(Block.LAYER).submit(bio);
    }

    /**
     * The end of a write of a volume.
     *
     * @param volume
     *            which
     * @param inode
     *            whose data it was, or what else, as {@link Volume#failed} has it
     */
    private record Written(long volume, long inode) implements EndIo {
        @Override
        public void ended(Kernel kernel, Bio bio, Status status, Data data) {
            FileSystems systems = kernel.get(FileSystems.LAYER);
            systems.update(volume, now -> now.with(now.flush().sent(-1)));
            if (status != Status.OK) {
                systems.find(volume).ifPresent(now -> failed(kernel, now, bio));
                systems.update(volume, now -> now.failing(inode));
            }
        }

        private void failed(Kernel kernel, Volume now, Bio bio) {
            int perBlock = now.geometry().blockSize() / Sectors.SIZE;
            long block = bio.sector() / perBlock;
            var troubles = new Troubles(kernel);
            if (inode == Volume.SUPERBLOCK) {
                troubles.superblockFailed(now);
            } else if (inode != Volume.STRUCTURES) {
                troubles.dataFailed(now, inode, block, (int) (bio.sectors() / perBlock));
            } else if (!now.isAborted()) {
                troubles.journalFailed(now, kernel.get(FileSystems.LAYER).writeback.journalStart(now.id()));
            }
        }
    }
}
