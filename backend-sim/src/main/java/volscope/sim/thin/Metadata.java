package volscope.sim.thin;

import java.util.Optional;
import java.util.OptionalLong;

import org.pcollections.PSortedMap;

import volscope.sim.kernel.Errno;
import volscope.sim.kernel.ErrnoException;
import volscope.sim.thin.PoolMetadata.Check;
import volscope.sim.thin.PoolMetadata.Details;

/** A pool's metadata while they change: what {@code dm-thin-metadata.c} offers. */
final class Metadata {

    private static final int BITMAP_ENTRIES = (4096 - 16) * 4;
    private static final int SUPERBLOCK = 1;
    private static final int INDEX = 1;
    private static final int TENTH = 10;
    private static final long LARGEST_RESERVE = 4096;

    private final Nodes nodes;
    private final BTrees trees;
    private long devices;
    private long details;
    private PSortedMap<Integer, Details> known;
    private long time;
    private long transaction;
    private long size;
    private Check check;
    /** Where the next search for a free data block begins. */
    private long begin;
    private Optional<PoolMetadata> unchanged;

    Metadata(PoolMetadata value) {
        nodes = new Nodes(value.nodes());
        trees = new BTrees(nodes);
        devices = value.devices();
        details = value.details();
        known = value.known();
        time = value.time();
        transaction = value.transaction();
        size = value.size();
        check = value.check();
        unchanged = Optional.of(value);
    }

    PoolMetadata publish() {
        PoolMetadata now = unchanged
                .orElseGet(() -> new PoolMetadata(nodes.publish(), devices, details, known, time, transaction, size, check));
        unchanged = Optional.of(now);
        return now;
    }

    private void changed() {
        unchanged = Optional.empty();
    }

    /** A transaction has been committed: blocks it freed may be used, from the first one on. */
    void begin() {
        begin = 0;
    }

    long transaction() {
        return transaction;
    }

    boolean needsCheck() {
        return check == Check.NEEDED;
    }

    void needCheck() {
        check = Check.NEEDED;
        changed();
    }

    /**
     * Makes a thin device without blocks.
     *
     * @throws ErrnoException
     *             EEXIST
     */
    void create(int device) {
        refuseKnown(device);
        addDevice(device, trees.empty(Tree.MAPPINGS), new Details(0, transaction, time, time));
    }

    private void refuseKnown(int device) {
        if (known.containsKey(device)) {
            throw new ErrnoException(Errno.EEXIST);
        }
    }

    private void addDevice(int device, long root, Details what) {
        devices = trees.insert(devices, device, root);
        details = trees.insert(details, device, 0);
        put(device, what);
    }

    private void put(int device, Details what) {
        known = known.plus(device, what);
        changed();
    }

    /**
     * Makes a thin device that has the blocks of another.
     *
     * @throws ErrnoException
     *             EEXIST, ENODATA if there is no such origin
     */
    void createSnapshot(int device, int origin) {
        refuseKnown(device);
        Details from = details(origin);
        long root = root(origin);
        nodes.take(root);
        time++;
        put(origin, from.sharedAt(time));
        addDevice(device, root, new Details(from.mapped(), transaction, time, time));
    }

    /**
     * Forgets a thin device.
     *
     * @throws ErrnoException
     *             ENODATA
     */
    void delete(int device) {
        details(device);
        devices = trees.remove(devices, device);
        details = trees.remove(details, device);
        known = known.minus(device);
        changed();
    }

    /**
     * Sets userland's number.
     *
     * @throws ErrnoException
     *             EINVAL if the old one is another
     */
    void setTransaction(long old, long now) {
        if (transaction != old) {
            throw new ErrnoException(Errno.EINVAL);
        }
        transaction = now;
        changed();
    }

    /**
     * What is known of a thin device.
     *
     * @throws ErrnoException
     *             ENODATA
     */
    Details details(int device) {
        Details found = known.get(device);
        if (found == null) {
            throw new ErrnoException(Errno.ENODATA);
        }
        return found;
    }

    private long root(int device) {
        return trees.find(devices, device).orElseThrow(() -> new ErrnoException(Errno.ENODATA));
    }

    /** Where a block of a thin device is. */
    Optional<Mapping> find(int device, long block) {
        OptionalLong packed = trees.find(root(device), block);
        return packed.isPresent() ? Optional.of(Mapping.of(packed.getAsLong())) : Optional.empty();
    }

    /** Whether another device may have a block, too: a snapshot was made since it was mapped. */
    boolean isShared(int device, Mapping mapping) {
        return details(device).shared() > mapping.time();
    }

    /** The first block that is mapped, from one on. */
    OptionalLong nextMapped(int device, long block) {
        return trees.next(root(device), block).map(entry -> OptionalLong.of(entry.key())).orElse(OptionalLong.empty());
    }

    /** The last block that is mapped. */
    OptionalLong lastMapped(int device) {
        return trees.last(root(device));
    }

    /** Maps a block of a thin device to a data block that was allocated for it; what was there before loses a user. */
    void map(int device, long block, long dataBlock) {
        boolean isNew = find(device, block).isEmpty();
        devices = trees.replace(devices, device, root -> trees.insert(root, block, new Mapping(dataBlock, time).packed()));
        put(device, details(device).mapping(isNew ? 1 : 0));
    }

    /** Takes the mapping of a block away. */
    void unmap(int device, long block) {
        devices = trees.replace(devices, device, root -> trees.remove(root, block));
        put(device, details(device).mapping(-1));
    }

    /** How often a data block is mapped. */
    int uses(long dataBlock) {
        return nodes.data().count(dataBlock);
    }

    /** Allocates a data block that was free at the last commit, too. */
    OptionalLong allocate(DataMap committed) {
        DataMap data = nodes.data();
        long found = data.freeInBoth(committed, begin, data.size());
        if (found == DataMap.NONE) {
            found = data.freeInBoth(committed, 0, Math.min(begin, data.size()));
        }
        if (found == DataMap.NONE) {
            return OptionalLong.empty();
        }
        nodes.set(data.plus(found));
        begin = found + 1;
        changed();
        return OptionalLong.of(found);
    }

    /** Gives back a data block that was allocated and not mapped. */
    void release(long dataBlock) {
        nodes.set(nodes.data().minus(dataBlock));
        changed();
    }

    DataMap data() {
        return nodes.data();
    }

    void resizeData(long blocks) {
        nodes.set(nodes.data().resized(blocks));
        changed();
    }

    long size() {
        return size;
    }

    void resize(long blocks) {
        size = blocks;
        changed();
    }

    /** Blocks of the metadata device that are kept back, so that a full pool can still be cleaned up. */
    private long reserve() {
        return Math.min(LARGEST_RESERVE, size / TENTH);
    }

    /** How many blocks of the metadata device are in use: the superblock, the nodes, and both space maps with their indexes and counts. */
    long used() {
        long data = bitmaps(nodes.data().size());
        return SUPERBLOCK + nodes.size() + data + Tree.BITMAPS.nodes(data) + Tree.COUNTS.nodes(nodes.data().crowded())
                + INDEX + bitmaps(size) + Tree.COUNTS.nodes(nodes.crowded());
    }

    private static long bitmaps(long blocks) {
        return (blocks + BITMAP_ENTRIES - 1) / BITMAP_ENTRIES;
    }

    /** Free blocks of the metadata device, the reserve included. */
    long unused() {
        return Math.max(0, size - used());
    }

    /** Free blocks of the metadata device for other than cleaning up. */
    long free() {
        return Math.max(0, unused() - reserve());
    }
}
