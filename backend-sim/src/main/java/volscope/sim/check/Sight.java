package volscope.sim.check;

import java.util.ArrayList;
import java.util.List;
import volscope.sim.page.PageTree;

/** What is shown of a device: where on hardware it lies, piece by piece. The bytes are looked at when somebody asks. */
final class Sight {

    private final List<Piece> pieces = new ArrayList<>(1);

    /**
     * What lies together.
     *
     * @param tree
     *            the hardware's content
     * @param offset
     *            the first byte there
     * @param length
     *            how many bytes
     */
    private record Piece(PageTree tree, long offset, int length) {
    }

    /** Bytes of hardware come next. */
    void add(PageTree tree, long offset, int length) {
        pieces.add(new Piece(tree, offset, length));
    }

    /** Whether the bytes are the same. */
    boolean saysTheSame(Sight other) {
        int own = 0;
        int theirs = 0;
        int done = 0;
        int met = 0;
        while (own < pieces.size() && theirs < other.pieces.size()) {
            Piece one = pieces.get(own);
            Piece two = other.pieces.get(theirs);
            int length = Math.min(one.length - done, two.length - met);
            if (!PageTree.same(one.tree, one.offset + done, two.tree, two.offset + met, length)) {
                return false;
            }
            done += length;
            met += length;
            if (done == one.length) {
                own++;
                done = 0;
            }
            if (met == two.length) {
                theirs++;
                met = 0;
            }
        }
        return own == pieces.size() && theirs == other.pieces.size();
    }

    /** The bytes. */
    byte[] toArray() {
        byte[] bytes = new byte[pieces.stream().mapToInt(Piece::length).sum()];
        int at = 0;
        for (Piece piece : pieces) {
            piece.tree.read(piece.offset, bytes, at, piece.length);
            at += piece.length;
        }
        return bytes;
    }
}
