package volscope.sim.thin;

import java.util.Arrays;

/** A node of a B-tree: keys in ascending order, each with a value. It never changes; every change gives another node. */
final class Node {

    /** Where in its tree a node is. */
    enum Level {
        /** Its values are the tree's. */
        LEAF,
        /** Its values are nodes. */
        INTERNAL
    }

    private final Tree tree;
    private final Level level;
    private final long[] keys;
    private final long[] values;

    private Node(Tree tree, Level level, long[] keys, long[] values) {
        this.tree = tree;
        this.level = level;
        this.keys = keys;
        this.values = values;
    }

    /** A leaf without entries. */
    static Node leaf(Tree tree) {
        return new Node(tree, Level.LEAF, new long[0], new long[0]);
    }

    /** A node over two others. */
    static Node above(Node left, long leftNumber, Node right, long rightNumber) {
        return new Node(left.tree, Level.INTERNAL, new long[]{left.key(0), right.key(0)}, new long[]{leftNumber, rightNumber});
    }

    Tree tree() {
        return tree;
    }

    boolean isLeaf() {
        return level == Level.LEAF;
    }

    int size() {
        return keys.length;
    }

    /** How many entries would still fit. */
    int room() {
        return tree.capacity(level) - keys.length;
    }

    /** A third of what fits: siblings that have less are put together. */
    int mergeThreshold() {
        return tree.capacity(level) / 3;
    }

    long key(int index) {
        return keys[index];
    }

    long value(int index) {
        return values[index];
    }

    /** The last entry whose key is not above a key, -1 if there is none. */
    int floor(long key) {
        int found = Arrays.binarySearch(keys, key);
        return found >= 0 ? found : -found - 2;
    }

    /** Whether a key is there. */
    boolean has(long key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    /** Whether a key can be put in, or is there anyway. */
    boolean takes(long key) {
        return room() > 0 || isLeaf() && has(key);
    }

    Node withKey(int index, long key) {
        long[] changed = keys.clone();
        changed[index] = key;
        return new Node(tree, level, changed, values);
    }

    Node withValue(int index, long value) {
        long[] changed = values.clone();
        changed[index] = value;
        return new Node(tree, level, keys, changed);
    }

    Node plus(int index, long key, long value) {
        return new Node(tree, level, inserted(keys, index, key), inserted(values, index, value));
    }

    private static long[] inserted(long[] array, int index, long element) {
        long[] longer = new long[array.length + 1];
        System.arraycopy(array, 0, longer, 0, index);
        longer[index] = element;
        System.arraycopy(array, index, longer, index + 1, array.length - index);
        return longer;
    }

    Node minus(int index) {
        return part(0, index).with(part(index + 1, size()));
    }

    /** The entries from one on, up to another. */
    Node part(int from, int to) {
        return new Node(tree, level, Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
    }

    /** All entries of two nodes; those of the other have the greater keys. They may be too many for one block. */
    Node with(Node other) {
        long[] moreKeys = Arrays.copyOf(keys, size() + other.size());
        long[] moreValues = Arrays.copyOf(values, size() + other.size());
        System.arraycopy(other.keys, 0, moreKeys, size(), other.size());
        System.arraycopy(other.values, 0, moreValues, size(), other.size());
        return new Node(tree, level, moreKeys, moreValues);
    }
}
