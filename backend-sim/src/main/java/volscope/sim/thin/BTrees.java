package volscope.sim.thin;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/**
 * The operations on B-trees: a root is a node's number, and each change gives the root of the changed tree. A tree that another root shares
 * stays as it is. When a node is full its siblings take entries if they have room for at least eight and nobody else has them; otherwise it
 * is split, alone at the edge of its parent, else two nodes into three. Where entries go away, siblings that hold little are put together.
 * These are the rules by which the number of nodes is the kernel's.
 */
final class BTrees {

    /** A sibling takes entries if it has room for so many. */
    static final int WORTH_MOVING = 8;
    private static final long NOBODY = -1;

    private final Nodes nodes;

    BTrees(Nodes nodes) {
        this.nodes = nodes;
    }

    /** A tree without entries. */
    long empty(Tree tree) {
        return nodes.add(Node.leaf(tree));
    }

    /** The value of a key. */
    OptionalLong find(long root, long key) {
        Node node = nodes.get(root);
        int index = node.floor(key);
        while (!node.isLeaf() && index >= 0) {
            node = nodes.get(node.value(index));
            index = node.floor(key);
        }
        return index >= 0 && node.key(index) == key ? OptionalLong.of(node.value(index)) : OptionalLong.empty();
    }

    /**
     * An entry.
     *
     * @param key
     *            its key
     * @param value
     *            its value
     */
    record Entry(long key, long value) {
    }

    /** The first entry whose key is at least so great. */
    Optional<Entry> next(long root, long key) {
        Node node = nodes.get(root);
        int index = node.floor(key);
        if (node.isLeaf()) {
            int first = index >= 0 && node.key(index) == key ? index : index + 1;
            return first < node.size() ? Optional.of(new Entry(node.key(first), node.value(first))) : Optional.empty();
        }
        for (int i = Math.max(0, index); i < node.size(); i++) {
            Optional<Entry> found = next(node.value(i), key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The greatest key. */
    OptionalLong last(long root) {
        Node node = nodes.get(root);
        while (!node.isLeaf()) {
            node = nodes.get(node.value(node.size() - 1));
        }
        return node.size() == 0 ? OptionalLong.empty() : OptionalLong.of(node.key(node.size() - 1));
    }

    /** Puts an entry in; the value that the key had loses a user. */
    long insert(long root, long key, long value) {
        long top = nodes.shadow(root);
        long current = top;
        long parent = NOBODY;
        int place = 0;
        while (true) {
            if (!nodes.get(current).takes(key)) {
                if (parent == NOBODY) {
                    splitBeneath(current);
                } else {
                    current = makeRoom(parent, place, current, key);
                }
            }
            Node node = nodes.get(current);
            if (node.isLeaf()) {
                put(current, node, key, value);
                return top;
            }
            place = Math.max(0, node.floor(key));
            if (key < node.key(place)) {
                node = node.withKey(place, key);
            }
            long child = nodes.shadow(node.value(place));
            nodes.set(current, node.withValue(place, child));
            parent = current;
            current = child;
        }
    }

    private void put(long number, Node node, long key, long value) {
        int index = node.floor(key);
        if (index >= 0 && node.key(index) == key) {
            if (node.value(index) != value) {
                nodes.dropValue(node, index);
            }
            nodes.set(number, node.withValue(index, value));
        } else {
            nodes.set(number, node.plus(index + 1, key, value));
        }
    }

    /** Puts another value in the place of a key's, which has to be there; the users of both are the caller's concern. */
    long replace(long root, long key, LongUnaryOperator change) {
        long top = nodes.shadow(root);
        long current = top;
        Node node = nodes.get(current);
        while (!node.isLeaf()) {
            int place = node.floor(key);
            long child = nodes.shadow(node.value(place));
            nodes.set(current, node.withValue(place, child));
            current = child;
            node = nodes.get(current);
        }
        int index = node.floor(key);
        nodes.set(current, node.withValue(index, change.applyAsLong(node.value(index))));
        return top;
    }

    private void splitBeneath(long number) {
        Node node = nodes.get(number);
        Node left = node.part(0, node.size() / 2);
        Node right = node.part(node.size() / 2, node.size());
        nodes.set(number, Node.above(left, nodes.add(left), right, nodes.add(right)));
    }

    /** Makes room in a full node, and gives the node that a key belongs into then. */
    private long makeRoom(long parent, int place, long current, long key) {
        Node up = nodes.get(parent);
        boolean leftShared = place > 0 && nodes.isShared(up.value(place - 1));
        boolean rightShared = false;
        if (place > 0 && !leftShared && isRoomy(up.value(place - 1))) {
            return level(parent, place - 1, key);
        }
        if (place + 1 < up.size()) {
            rightShared = nodes.isShared(up.value(place + 1));
            if (!rightShared && isRoomy(up.value(place + 1))) {
                return level(parent, place, key);
            }
        }
        boolean edge = up.size() <= 2 || place == 0 || place + 1 == up.size();
        return leftShared || rightShared || edge ? splitInTwo(parent, place, current, key) : splitInThree(parent, place, current, key);
    }

    private boolean isRoomy(long number) {
        return nodes.get(number).room() >= WORTH_MOVING;
    }

    /** Gives two neighbours the same number of entries. */
    private long level(long parent, int leftPlace, long key) {
        Node up = nodes.get(parent);
        long left = up.value(leftPlace);
        long right = up.value(leftPlace + 1);
        Node all = nodes.get(left).with(nodes.get(right));
        nodes.set(left, all.part(0, all.size() / 2));
        nodes.set(right, all.part(all.size() / 2, all.size()));
        long border = all.key(all.size() / 2);
        nodes.set(parent, up.withKey(leftPlace + 1, border));
        return key < border ? left : right;
    }

    private long splitInTwo(long parent, int place, long current, long key) {
        Node node = nodes.get(current);
        Node upper = node.part(node.size() / 2, node.size());
        nodes.set(current, node.part(0, node.size() / 2));
        long right = nodes.add(upper);
        nodes.set(parent, nodes.get(parent).plus(place + 1, upper.key(0), right));
        return key < upper.key(0) ? current : right;
    }

    private long splitInThree(long parent, int place, long current, long key) {
        Node up = nodes.get(parent);
        long left = nodes.shadow(up.value(place - 1));
        Node all = nodes.get(left).with(nodes.get(current));
        int first = all.size() / 3;
        int second = first + (all.size() - first) / 2;
        Node middleNode = all.part(first, second);
        long middle = nodes.add(middleNode);
        nodes.set(left, all.part(0, first));
        nodes.set(current, all.part(second, all.size()));
        nodes.set(parent, up.withValue(place - 1, left).withKey(place, all.key(second)).plus(place, middleNode.key(0), middle));
        if (key < middleNode.key(0)) {
            return left;
        }
        return key < all.key(second) ? middle : current;
    }

    /** Takes an entry out, which has to be there; its value loses a user. */
    long remove(long root, long key) {
        long top = nodes.shadow(root);
        long current = top;
        while (!nodes.get(current).isLeaf()) {
            rebalance(current, key);
            Node node = nodes.get(current);
            if (!node.isLeaf()) {
                int place = node.floor(key);
                long child = nodes.shadow(node.value(place));
                nodes.set(current, node.withValue(place, child));
                current = child;
            }
        }
        Node leaf = nodes.get(current);
        int index = leaf.floor(key);
        nodes.dropValue(leaf, index);
        nodes.set(current, leaf.minus(index));
        return top;
    }

    /** Sees to it that the child with a key can lose an entry. */
    private void rebalance(long number, long key) {
        Node node = nodes.get(number);
        if (node.size() == 1) {
            swallow(number, node.value(0));
            return;
        }
        int place = node.floor(key);
        if (place == 0) {
            rebalanceTwo(number, 0);
        } else if (place + 1 == node.size()) {
            rebalanceTwo(number, place - 1);
        } else {
            rebalanceThree(number, place - 1);
        }
    }

    /** The only child takes the place of its parent. */
    private void swallow(long number, long child) {
        Node only = nodes.get(child);
        if (nodes.isShared(child)) {
            nodes.takeValues(only);
            nodes.drop(child);
        } else {
            nodes.forget(child);
        }
        nodes.set(number, only);
    }

    private long own(long parent, int place) {
        Node up = nodes.get(parent);
        long child = nodes.shadow(up.value(place));
        nodes.set(parent, up.withValue(place, child));
        return child;
    }

    private void rebalanceTwo(long parent, int leftPlace) {
        rebalanceTwo(parent, leftPlace, own(parent, leftPlace), own(parent, leftPlace + 1));
    }

    private void rebalanceTwo(long parent, int leftPlace, long left, long right) {
        Node all = nodes.get(left).with(nodes.get(right));
        if (all.size() < 2 * (nodes.get(left).mergeThreshold() + 1)) {
            nodes.set(left, all);
            nodes.forget(right);
            nodes.set(parent, nodes.get(parent).minus(leftPlace + 1));
            return;
        }
        nodes.set(left, all.part(0, all.size() / 2));
        nodes.set(right, all.part(all.size() / 2, all.size()));
        nodes.set(parent, nodes.get(parent).withKey(leftPlace + 1, all.key(all.size() / 2)));
    }

    private void rebalanceThree(long parent, int leftPlace) {
        long left = own(parent, leftPlace);
        long center = own(parent, leftPlace + 1);
        long right = own(parent, leftPlace + 2);
        Node lower = nodes.get(left);
        Node all = lower.with(nodes.get(center)).with(nodes.get(right));
        if (all.size() < 4 * lower.mergeThreshold() + 1) {
            int kept = Math.min(all.size() - nodes.get(right).size(), lower.size() + lower.room());
            nodes.set(left, all.part(0, kept));
            nodes.set(right, all.part(kept, all.size()));
            nodes.forget(center);
            nodes.set(parent, nodes.get(parent).withKey(leftPlace + 2, all.key(kept)).minus(leftPlace + 1));
            rebalanceTwo(parent, leftPlace, left, right);
            return;
        }
        int last = all.size() / 3;
        int first = last + (last * 3 == all.size() ? 0 : 1);
        nodes.set(left, all.part(0, first));
        nodes.set(center, all.part(first, all.size() - last));
        nodes.set(right, all.part(all.size() - last, all.size()));
        nodes.set(parent, nodes.get(parent).withKey(leftPlace + 1, all.key(first)).withKey(leftPlace + 2, all.key(all.size() - last)));
    }
}
