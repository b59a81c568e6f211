package volscope.sim.thin;

/** The kinds of B-trees in a pool's metadata: what a leaf's values are, and how many of them a block holds. */
enum Tree {
    /** Of one thin device: for each of its blocks, a data block and the time it was mapped. */
    MAPPINGS(8),
    /** For each thin device, the root of its mappings. */
    DEVICES(8),
    /** For each thin device, what else is known of it; kept beside the tree, which only counts. */
    DETAILS(24),
    /** For each bitmap of a space map, where it is. */
    BITMAPS(16),
    /** Counts that don't fit into a bitmap. */
    COUNTS(4);

    private static final Tree INTERNALS = DEVICES;

    private static final int BLOCK = 4096;
    private static final int HEADER = 32;
    private static final int KEY = 8;

    private final int entries;

    Tree(int valueBytes) {
        entries = entries(valueBytes);
    }

    private static int entries(int valueBytes) {
        return (BLOCK - HEADER) / (KEY + valueBytes) / 3 * 3;
    }

    /** How many entries a node has at most. */
    int capacity(Node.Level level) {
        return level == Node.Level.INTERNAL ? entries(Long.BYTES) : entries;
    }

    /** How many nodes a tree has whose entries were put in one after the other, in ascending order. */
    long nodes(long count) {
        long leaves = leaves(count, entries);
        return leaves == 1 ? 1 : leaves + INTERNALS.nodes(leaves);
    }

    /** Only the last leaf gets entries; when it is full the one before takes some, until it has hardly room, then it is split. */
    private static long leaves(long count, int full) {
        long leaves = 1;
        long before = full;
        long last = 0;
        long left = count;
        while (left > full - last) {
            left -= full - last;
            boolean roomy = full - before >= BTrees.WORTH_MOVING;
            long both = roomy ? before + full : full;
            leaves += roomy ? 0 : 1;
            before = both / 2;
            last = both - before;
        }
        return leaves;
    }
}
