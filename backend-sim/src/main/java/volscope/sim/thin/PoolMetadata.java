package volscope.sim.thin;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * A pool's metadata as a value: which thin devices there are and where their blocks are.
 *
 * @param nodes
 *            the B-trees, and how often each data block is mapped
 * @param devices
 *            root of the tree of thin devices
 * @param details
 *            root of the tree of what else is known of them
 * @param known
 *            what that is
 * @param time
 *            how many snapshots have been made
 * @param transaction
 *            the number that userland keeps here
 * @param size
 *            how many blocks of 4 KiB the metadata device had when it was last looked at
 * @param check
 *            whether the metadata have to be checked before they may change
 */
record PoolMetadata(Nodes.Value nodes, long devices, long details, PSortedMap<Integer, Details> known, long time, long transaction,
        long size, Check check) {

    /** Whether metadata have to be checked. */
    enum Check {
        NONE, NEEDED
    }

    /**
     * What is known of a thin device besides its mappings.
     *
     * @param mapped
     *            how many blocks are mapped
     * @param transaction
     *            userland's number when it was made
     * @param created
     *            the pool's time when it was made
     * @param shared
     *            the pool's time when it last became an origin, or a snapshot: blocks mapped before are shared
     */
    record Details(long mapped, long transaction, long created, long shared) {

        Details mapping(long more) {
            return new Details(mapped + more, transaction, created, shared);
        }

        Details sharedAt(long time) {
            return new Details(mapped, transaction, created, time);
        }
    }

    /** Metadata of a pool without thin devices. */
    static PoolMetadata format(long size) {
        Nodes nodes = new Nodes(Nodes.Value.EMPTY);
        BTrees trees = new BTrees(nodes);
        long devices = trees.empty(Tree.DEVICES);
        long details = trees.empty(Tree.DETAILS);
        return new PoolMetadata(nodes.publish(), devices, details, TreePMap.empty(), 0, 0, size, Check.NONE);
    }

    /** How many data blocks there are. */
    long dataBlocks() {
        return nodes.data().size();
    }
}
