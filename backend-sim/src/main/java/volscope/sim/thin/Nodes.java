package volscope.sim.thin;

import java.util.Objects;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The nodes of all B-trees of a pool while they change: each with the number of times something points at it. */
final class Nodes {

    private PMap<Long, Held> held;
    private long next;
    private long crowded;
    private DataMap data;

    /**
     * A node that something points at.
     *
     * @param node
     *            the node
     * @param users
     *            how often
     */
    record Held(Node node, int users) {
    }

    /**
     * Nodes and data blocks as a value.
     *
     * @param held
     *            all nodes, by their numbers
     * @param next
     *            the number of the next one
     * @param crowded
     *            how many are pointed at more often than a bitmap can say
     * @param data
     *            the data blocks
     */
    record Value(PMap<Long, Held> held, long next, long crowded, DataMap data) {

        static final Value EMPTY = new Value(HashTreePMap.empty(), 0, 0, DataMap.EMPTY);
    }

    Nodes(Value value) {
        held = value.held();
        next = value.next();
        crowded = value.crowded();
        data = value.data();
    }

    Value publish() {
        return new Value(held, next, crowded, data);
    }

    int size() {
        return held.size();
    }

    long crowded() {
        return crowded;
    }

    DataMap data() {
        return data;
    }

    void set(DataMap changed) {
        data = changed;
    }

    private Held held(long number) {
        return Objects.requireNonNull(held.get(number), "a node of the tree");
    }

    Node get(long number) {
        return held(number).node();
    }

    /** Adds a node that is pointed at once. */
    long add(Node node) {
        put(next, new Held(node, 1));
        return next++;
    }

    /** Changes a node that is pointed at once. */
    void set(long number, Node node) {
        put(number, new Held(node, held(number).users()));
    }

    private void put(long number, Held now) {
        held = held.plus(number, now);
    }

    boolean isShared(long number) {
        return held(number).users() > 1;
    }

    /** Something more points at a node. */
    void take(long number) {
        use(number, 1);
    }

    private void use(long number, int more) {
        Held now = held(number);
        int users = now.users() + more;
        crowded += (users > DataMap.FITS_BITMAP ? 1 : 0) - (now.users() > DataMap.FITS_BITMAP ? 1 : 0);
        put(number, new Held(now.node(), users));
    }

    /** Something less points at a node; if it was the last, the node goes, and what it points at has one less. */
    void drop(long number) {
        if (isShared(number)) {
            use(number, -1);
            return;
        }
        Node node = get(number);
        forget(number);
        for (int i = 0; i < node.size(); i++) {
            dropValue(node, i);
        }
    }

    /** A node goes, but what it points at has as many users as before: another node has them now. */
    void forget(long number) {
        held = held.minus(number);
    }

    /** What an entry points at has one user less. */
    void dropValue(Node node, int index) {
        if (!node.isLeaf() || node.tree() == Tree.DEVICES) {
            drop(node.value(index));
        } else if (node.tree() == Tree.MAPPINGS) {
            data = data.minus(Mapping.of(node.value(index)).block());
        }
    }

    /** What a node's entries point at has one user more: there are two of the node. */
    void takeValues(Node node) {
        for (int i = 0; i < node.size(); i++) {
            if (!node.isLeaf() || node.tree() == Tree.DEVICES) {
                take(node.value(i));
            } else if (node.tree() == Tree.MAPPINGS) {
                data = data.plus(Mapping.of(node.value(i)).block());
            }
        }
    }

    /** A node for one user to change: itself if nobody else points at it, or else a copy. */
    long shadow(long number) {
        if (!isShared(number)) {
            return number;
        }
        Node node = get(number);
        use(number, -1);
        takeValues(node);
        return add(node);
    }
}
