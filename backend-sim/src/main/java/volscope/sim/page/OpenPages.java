package volscope.sim.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pages a session has open: a direct-mapped table, so that finding one costs a multiplication and a load. */
final class OpenPages {

    private static final int LEAST = 16;
    private static final int MOST = 1 << 14;
    /** A table larger than this is not kept over a publication. */
    private static final int KEPT = 64;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final @Nullable OpenPage[] NONE = new OpenPage[1];

    private @Nullable OpenPage[] table = NONE;
    private int opened;

    @Nullable
    OpenPage find(long no) {
        OpenPage page = table[index(no)];
        return page != null && page.no == no ? page : null;
    }

    /** Opens page {@code no}, which is not open; {@code evicted} gets the page that has to go for it, if one does. */
    OpenPage open(long no, Page content, Consumer<OpenPage> evicted) {
        makeRoom(no);
        int index = index(no);
        OpenPage victim = table[index];
        byte[] buffer = null;
        if (victim != null) {
            evicted.accept(victim);
            buffer = victim.isSpent() ? null : victim.bytes();
            drop(victim.no);
        }
        OpenPage page = new OpenPage(no, content, buffer == null ? new byte[Page.SIZE] : buffer);
        table[index] = page;
        opened++;
        return page;
    }

    /** Forgets page {@code no} with whatever was stored to it. */
    void drop(long no) {
        if (find(no) != null) {
            table[index(no)] = null;
            opened--;
        }
    }

    /** Shows every open page of {@code from} to {@code to - 1} to {@code visitor}, which may drop it. */
    void forEach(long from, long to, Consumer<OpenPage> visitor) {
        if (to - from < table.length) {
            for (long no = from; no < to && opened > 0; no++) {
                OpenPage page = find(no);
                if (page != null) {
                    visitor.accept(page);
                }
            }
            return;
        }
        for (int i = 0; i < table.length && opened > 0; i++) {
            OpenPage page = table[i];
            if (page != null && page.no >= from && page.no < to) {
                visitor.accept(page);
            }
        }
    }

    /** Gives a large table back; to be called when nothing in it is unsaved. */
    void trim() {
        if (table.length > KEPT) {
            table = NONE;
            opened = 0;
        }
    }

    /** Doubles the table while it is well used and the slot of {@code no} is taken by unsaved bytes. */
    private void makeRoom(long no) {
        if (table == NONE) {
            table = new OpenPage[LEAST];
        }
        for (OpenPage page = table[index(no)]; page != null && page.isTouched() && table.length < MOST
                && opened > table.length / 2; page = table[index(no)]) {
            grow();
        }
    }

    /** The index takes the upper bits of a product, so pages of different slots stay in different slots. */
    private void grow() {
        @Nullable
        OpenPage[] old = table;
        table = new OpenPage[2 * old.length];
        for (OpenPage page : old) {
            if (page != null) {
                table[index(page.no)] = page;
            }
        }
    }

    private int index(long no) {
        return (int) (no * GOLDEN >>> 1 >>> Long.numberOfLeadingZeros(table.length));
    }
}
