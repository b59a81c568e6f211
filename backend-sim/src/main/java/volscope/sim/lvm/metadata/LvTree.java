package volscope.sim.lvm.metadata;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Volumes by place: a balanced tree whose changes share the rest, and whose parts know what they come to together. So a group of ten
 * thousand volumes knows its free extents, the length and the checksum of its text, and the next free name at the cost of one change.
 */
final class LvTree implements Iterable<LogicalVolume> {

    /** No volumes. */
    static final LvTree EMPTY = new LvTree(null);

    private final @Nullable Node root;

    private LvTree(@Nullable Node root) {
        this.root = root;
    }

    /** What a part of the tree comes to. */
    private record Total(int count, long used, long lastLvol, long lastSnapshot) {

        static final Total NONE = new Total(0, 0, -1, -1);

        static Total of(LvEntry entry) {
            String name = entry.volume().name();
            return new Total(1, entry.usedExtents(), LvEntry.number(Series.LVOL.start(), name).orElse(-1),
                    LvEntry.number(Series.SNAPSHOT.start(), name).orElse(-1));
        }

        Total plus(Total more) {
            return new Total(count + more.count, used + more.used, Math.max(lastLvol, more.lastLvol),
                    Math.max(lastSnapshot, more.lastSnapshot));
        }
    }

    /** The length and checksum of a part of the tree. */
    private record Summed(LvText text, TextSum sum) {
    }

    private static final class Node {

        private final @Nullable Node left;
        private final long place;
        private final LvEntry entry;
        private final @Nullable Node right;
        private final int height;
        private final Total total;
        private final @Nullable Summed[] sums = new Summed[LvText.Form.values().length];

        Node(@Nullable Node left, long place, LvEntry entry, @Nullable Node right) {
            this.left = left;
            this.place = place;
            this.entry = entry;
            this.right = right;
            this.height = 1 + Math.max(height(left), height(right));
            this.total = total(left).plus(Total.of(entry)).plus(total(right));
        }
    }

    private static int height(@Nullable Node node) {
        return node == null ? 0 : node.height;
    }

    private static Total total(@Nullable Node node) {
        return node == null ? Total.NONE : node.total;
    }

    /** How many volumes. */
    int size() {
        return total(root).count;
    }

    /** How many physical extents they take. */
    long usedExtents() {
        return total(root).used;
    }

    /** The greatest number in a name of a series of which every name is counted, or -1. */
    long last(Series series) {
        return series == Series.LVOL ? total(root).lastLvol : total(root).lastSnapshot;
    }

    /** The first place, or that. */
    long firstPlace(long otherwise) {
        Node node = root;
        while (node != null && node.left != null) {
            node = node.left;
        }
        return node == null ? otherwise : node.place;
    }

    /** The last place, or that. */
    long lastPlace(long otherwise) {
        Node node = root;
        while (node != null && node.right != null) {
            node = node.right;
        }
        return node == null ? otherwise : node.place;
    }

    /** The volume at a place. */
    Optional<LogicalVolume> find(long place) {
        Node node = root;
        while (node != null && node.place != place) {
            node = place < node.place ? node.left : node.right;
        }
        return node == null ? Optional.empty() : Optional.of(node.entry.volume());
    }

    /** The tree with a volume at a place, in place of the one that was there. */
    LvTree plus(long place, LogicalVolume volume) {
        return new LvTree(put(root, place, new LvEntry(volume)));
    }

    /** The tree without the volume of a place. */
    LvTree minus(long place) {
        return new LvTree(take(root, place));
    }

    private static Node put(@Nullable Node node, long place, LvEntry entry) {
        if (node == null) {
            return new Node(null, place, entry, null);
        }
        if (place == node.place) {
            return new Node(node.left, place, entry, node.right);
        }
        return place < node.place
                ? balanced(put(node.left, place, entry), node, node.right)
                : balanced(node.left, node, put(node.right, place, entry));
    }

    private static @Nullable Node take(@Nullable Node node, long place) {
        if (node == null) {
            return null;
        }
        if (place != node.place) {
            return place < node.place
                    ? balanced(take(node.left, place), node, node.right)
                    : balanced(node.left, node, take(node.right, place));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node next = node.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(node.left, next, take(node.right, next.place));
    }

    /** A node of two trees whose heights differ by 2 at most. */
    private static Node balanced(@Nullable Node left, Node middle, @Nullable Node right) {
        if (left != null && height(left) > height(right) + 1) {
            return rotatedRight(left, middle, right);
        }
        if (right != null && height(right) > height(left) + 1) {
            return rotatedLeft(left, middle, right);
        }
        return join(left, middle, right);
    }

    private static Node rotatedRight(Node left, Node middle, @Nullable Node right) {
        Node inner = left.right;
        if (inner != null && height(left.left) < inner.height) {
            return join(join(left.left, left, inner.left), inner, join(inner.right, middle, right));
        }
        return join(left.left, left, join(inner, middle, right));
    }

    private static Node rotatedLeft(@Nullable Node left, Node middle, Node right) {
        Node inner = right.left;
        if (inner != null && height(right.right) < inner.height) {
            return join(join(left, middle, inner.left), inner, join(inner.right, right, right.right));
        }
        return join(join(left, middle, inner), right, right.right);
    }

    private static Node join(@Nullable Node left, Node middle, @Nullable Node right) {
        return new Node(left, middle.place, middle.entry, right);
    }

    /** The length and checksum of all sections. */
    TextSum sum(LvText text) {
        return sum(root, known(text));
    }

    /** The same text, as the object that this tree was summed up for. */
    LvText known(LvText text) {
        Node node = root;
        while (node != null && node.sums[text.form().ordinal()] == null) {
            node = node.left;
        }
        Summed known = node == null ? null : node.sums[text.form().ordinal()];
        return known != null && known.text().equals(text) ? known.text() : text;
    }

    private static TextSum sum(@Nullable Node node, LvText text) {
        if (node == null) {
            return TextSum.NONE;
        }
        int form = text.form().ordinal();
        Summed known = node.sums[form];
        if (known == null || known.text() != text && !known.text().equals(text)) {
            known = new Summed(text, sum(node.left, text).plus(node.entry.sum(text)).plus(sum(node.right, text)));
            node.sums[form] = known;
        }
        return known.sum();
    }

    /** Copies bytes of all sections. */
    void copyTo(LvText text, long from, byte[] into, int at, int count) {
        copy(root, known(text), from, into, at, count);
    }

    private static void copy(@Nullable Node node, LvText text, long from, byte[] into, int at, int count) {
        if (node == null || count <= 0) {
            return;
        }
        long left = sum(node.left, text).length();
        byte[] own = node.entry.bytes(text);
        long behind = left + own.length;
        if (from < left) {
            copy(node.left, text, from, into, at, (int) Math.min(count, left - from));
        }
        long first = Math.max(from, left);
        long last = Math.min(from + count, behind);
        if (first < last) {
            System.arraycopy(own, (int) (first - left), into, at + (int) (first - from), (int) (last - first));
        }
        if (from + count > behind) {
            long start = Math.max(from, behind);
            copy(node.right, text, start - behind, into, at + (int) (start - from), (int) (from + count - start));
        }
    }

    @Override
    public Iterator<LogicalVolume> iterator() {
        return new InOrder(root);
    }

    private static final class InOrder implements Iterator<LogicalVolume> {

        private final ArrayDeque<Node> path = new ArrayDeque<>();

        InOrder(@Nullable Node root) {
            descend(root);
        }

        private void descend(@Nullable Node from) {
            for (Node node = from; node != null; node = node.left) {
                path.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public LogicalVolume next() {
            Node node = path.poll();
            if (node == null) {
                throw new NoSuchElementException();
            }
            descend(node.right);
            return node.entry.volume();
        }
    }
}
