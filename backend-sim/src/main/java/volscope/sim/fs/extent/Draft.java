package volscope.sim.fs.extent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The blocks of a volume as one operation sees and changes them. Nothing is changed until {@link #commit}, so an operation that meets a
 * block that is not in memory, or a refusal, leaves no trace.
 */
final class Draft {

    private final Volume volume;
    private final long seconds;
    private final Map<Long, byte[]> edits = new TreeMap<>();
    private final Map<ReadKey.FileBlocks, byte[]> fileEdits = new HashMap<>();
    private final Set<Long> forgotten = new TreeSet<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final Set<Integer> given = new TreeSet<>();
    private Superblock superblock;

    /**
     * Opens a draft.
     *
     * @param seconds
     *            the time of day, in seconds since 1970
     */
    Draft(Volume volume, long seconds) {
        this.volume = volume;
        this.seconds = seconds;
        this.superblock = volume.header();
    }

    Geometry geometry() {
        return superblock.geometry();
    }

    Superblock superblock() {
        return superblock;
    }

    long seconds() {
        return seconds;
    }

    /** Counts blocks and inodes that became free, or the opposite. */
    void count(long freeBlocks, long freeInodes) {
        superblock = superblock.counting(freeBlocks, freeInodes);
    }

    /** Notes that something of a group became free. */
    void given(int group) {
        given.add(group);
    }

    /**
     * Gives the volume another size.
     *
     * @param freeBlocks
     *            how many blocks become free
     * @param reserved
     *            how many more are kept for the administrator
     */
    void resize(Geometry geometry, long freeBlocks, long reserved) {
        superblock = superblock.resized(geometry, freeBlocks, reserved);
    }

    /** A block of structures, to look at. */
    byte[] block(long number) {
        byte[] edited = edits.get(number);
        if (edited != null) {
            return edited;
        }
        Cached cached = volume.buffers().get(number);
        if (cached == null) {
            throw new Missing(new ReadKey.Meta(number), number, 1);
        }
        return cached.bytes();
    }

    /** A block of structures, to change. */
    byte[] edit(long number) {
        byte[] edited = edits.get(number);
        if (edited == null) {
            edited = block(number).clone();
            edits.put(number, edited);
        }
        return edited;
    }

    /** A block of structures whose old content does not count: zeroes, to change. */
    byte[] fresh(long number) {
        byte[] zeroes = new byte[geometry().blockSize()];
        edits.put(number, zeroes);
        forgotten.remove(number);
        return zeroes;
    }

    /** A block of structures is no longer one. */
    void forget(long number) {
        edits.remove(number);
        forgotten.add(number);
    }

    /** Blocks of a file are gone, whatever they held. */
    void cutFile(long inode, long from, long limit) {
        cuts.add(new Cut(inode, from, limit));
        fileEdits.keySet().removeIf(key -> key.inode() == inode && key.block() >= from && key.block() < limit);
    }

    private record Cut(long inode, long from, long limit) {
    }

    /** A block of a file, to look at; {@code ahead} blocks are read with it if it has to be read. */
    byte[] fileBlock(long inode, long block, long physical, int ahead) {
        var key = new ReadKey.FileBlocks(inode, block);
        byte[] edited = fileEdits.get(key);
        if (edited != null) {
            return edited;
        }
        Cached cached = volume.file(inode).get(block);
        if (cached == null) {
            throw new Missing(key, physical, ahead);
        }
        return cached.bytes();
    }

    /** Puts what a block of a file holds from now on. */
    void putFileBlock(long inode, long block, byte[] bytes) {
        fileEdits.put(new ReadKey.FileBlocks(inode, block), bytes);
    }

    /** What the volume is when the operation is done: the same object if it only looked. */
    Volume commit() {
        if (edits.isEmpty() && fileEdits.isEmpty() && forgotten.isEmpty() && cuts.isEmpty() && superblock.equals(volume.header())) {
            return volume;
        }
        if (!superblock.equals(volume.header())) {
            byte[] header = edit(geometry().headerBlock());
            superblock.update(header, geometry().headerOffset());
        }
        PMap<Long, Cached> buffers = volume.buffers().minusAll(forgotten);
        for (Map.Entry<Long, byte[]> edit : edits.entrySet()) {
            buffers = buffers.plus(edit.getKey(), Cached.dirty(edit.getValue()));
        }
        return volume.withBuffers(buffers).withFiles(files()).with(superblock).with(volume.trimmed().without(given));
    }

    private PMap<Long, PMap<Long, Cached>> files() {
        PMap<Long, PMap<Long, Cached>> files = volume.files();
        for (Cut cut : cuts) {
            PMap<Long, Cached> file = files.getOrDefault(cut.inode(), HashTreePMap.empty());
            files = files.plus(cut.inode(),
                    file.minusAll(file.keySet().stream().filter(block -> block >= cut.from() && block < cut.limit()).toList()));
        }
        for (Map.Entry<ReadKey.FileBlocks, byte[]> edit : fileEdits.entrySet()) {
            long inode = edit.getKey().inode();
            PMap<Long, Cached> file = files.getOrDefault(inode, HashTreePMap.empty());
            files = files.plus(inode, file.plus(edit.getKey().block(), Cached.dirty(edit.getValue())));
        }
        return files;
    }
}
