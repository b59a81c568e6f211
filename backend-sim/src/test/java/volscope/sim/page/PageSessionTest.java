package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageSessionTest {

    private static final long VOLUME = 1L << 28;

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String read(PageTree tree, long offset, int length) {
        byte[] bytes = new byte[length];
        tree.read(offset, bytes, 0, length);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Page page(int value) {
        return Page.filled((byte) value);
    }

    private static List<String> differences(PageTree a, PageTree b) {
        List<String> ranges = new ArrayList<>();
        PageTree.difference(a, b, (from, to) -> ranges.add(from + "-" + to));
        return ranges;
    }

    @Test
    void nothingWrittenIsZeroEverywhere() {
        PageSession session = new PageSession(PageTree.EMPTY);
        assertThat(session.get(0)).isSameAs(Page.ZERO);
        assertThat(session.get(PageTree.PAGES - 1)).isSameAs(Page.ZERO);
        assertThat(session.publish()).isSameAs(PageTree.EMPTY);
    }

    @Test
    void aStoreIsReadBeforeAndAfterPublication() {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.write(8192, text("A"), 0, 1);
        byte[] seen = new byte[2];
        session.read(8191, seen, 0, 2);
        assertThat(seen).containsExactly(0, 'A');
        assertThat(read(session.publish(), 8192, 1)).isEqualTo("A");
    }

    @Test
    void publishingTwiceGivesOneTree() {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.write(5, text("x"), 0, 1);
        PageTree tree = session.publish();
        assertThat(session.publish()).isSameAs(tree);
        session.write(5, text("x"), 0, 1);
        session.fillBytes(1 << 20, 1 << 20, (byte) 0);
        assertThat(session.publish()).as("stores that change no byte").isSameAs(tree);
        assertThat(new PageSession(tree).publish()).isSameAs(tree);
    }

    @Test
    void aSmallStoreToAPublishedPageKeepsOneBlock() {
        PageSession session = new PageSession(PageTree.EMPTY);
        byte[] noise = new byte[Page.SIZE];
        new Random(1).nextBytes(noise);
        session.set(7, Page.of(noise));
        session.publish();
        session.write(7 * Page.SIZE + 300, text("hello"), 0, 5);
        PageTree tree = session.publish();
        assertThat(Page.Split.mask(tree.get(7))).isEqualTo(2);
        assertThat(read(tree, 7 * Page.SIZE + 300, 5)).isEqualTo("hello");
        session.write(7 * Page.SIZE, new byte[4000], 0, 4000);
        assertThat(session.publish().get(7)).isInstanceOf(Page.Bytes.class);
        session.write(7 * Page.SIZE + 4000, new byte[96], 0, 96);
        assertThat(session.publish().get(7)).isSameAs(Page.ZERO);
    }

    @Test
    void neitherSideOfACopyFollowsTheOther() {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.write(3 * Page.SIZE, text("old"), 0, 3);
        session.write(9 * Page.SIZE, text("lost"), 0, 4);
        session.copy(session, 3, 9, 1);
        session.write(3 * Page.SIZE, text("new"), 0, 3);
        session.write(9 * Page.SIZE + 1, text("L"), 0, 1);
        PageTree tree = session.publish();
        assertThat(read(tree, 3 * Page.SIZE, 3)).isEqualTo("new");
        assertThat(read(tree, 9 * Page.SIZE, 4)).isEqualTo("oLd\0");
    }

    @Test
    void nodesSharedInsideASessionPartOnTheFirstEdit() {
        PageSession session = new PageSession(PageTree.EMPTY);
        for (int i = 0; i < 2048; i++) {
            session.set(i, page(i % 100 + 1));
        }
        session.copy(session, 0, 4096, 2048);
        session.set(5, page(111));
        session.set(4096 + 6, page(112));
        session.write(4103L * Page.SIZE, text("!"), 0, 1);
        for (int i = 0; i < 2048; i++) {
            int expected = i % 100 + 1;
            assertThat(session.get(i)).isSameAs(page(i == 5 ? 111 : expected));
            if (i != 7) {
                assertThat(session.get(4096 + i)).isSameAs(page(i == 6 ? 112 : expected));
            }
        }
        assertThat(session.get(4103).at(0)).isEqualTo((byte) '!');
        assertThat(session.get(4103).at(1)).isEqualTo((byte) 8);
    }

    @Test
    void nodesSharedBetweenSessionsPartOnTheFirstEdit() {
        PageSession one = new PageSession(PageTree.EMPTY);
        PageSession two = new PageSession(PageTree.EMPTY);
        for (int i = 0; i < 100; i++) {
            one.set(i, page(1));
        }
        two.copy(one, 0, 1024, 100);
        one.set(3, page(2));
        two.set(1028, page(3));
        assertThat(two.get(1027)).isSameAs(page(1));
        assertThat(one.get(4)).isSameAs(page(1));
    }

    @Test
    void aWholeVolumeIsFilledAndCopiedAsOneLeaf() {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.fill(0, VOLUME, page(0xAA));
        session.copy(session, 0, VOLUME, VOLUME);
        session.fillBytes(VOLUME * Page.SIZE - 1, 2, (byte) 1);
        PageTree tree = session.publish();
        assertThat(tree.get(2 * VOLUME - 1)).isSameAs(page(0xAA));
        assertThat(tree.get(2 * VOLUME)).isSameAs(Page.ZERO);
        assertThat(tree.get(VOLUME - 1).at(Page.SIZE - 1)).isEqualTo((byte) 1);
        assertThat(tree.get(VOLUME).at(0)).isEqualTo((byte) 1);
        assertThat(differences(PageTree.EMPTY, tree)).containsExactly("0-" + 2 * VOLUME);
    }

    @Test
    void differenceJoinsRangesAndIgnoresForms() {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.fill(10, 1000, page(1));
        PageTree before = session.publish();
        session.set(30, page(2));
        session.set(31, page(3));
        session.set(32, page(3));
        byte[] ones = new byte[Page.SIZE];
        Arrays.fill(ones, (byte) 1);
        session.set(500, new Page.Bytes(ones));
        session.fill(990, 1010, page(0));
        session.set(VOLUME, page(1));
        PageTree after = session.publish();
        assertThat(differences(before, after)).containsExactly("30-33", "990-1000", VOLUME + "-" + (VOLUME + 1));
        assertThat(differences(after, before)).isEqualTo(differences(before, after));
        assertThat(differences(after, after)).isEmpty();
    }

    @Test
    void manyPagesStayOpenAtOnce() {
        PageSession session = new PageSession(PageTree.EMPTY);
        int stride = 4096;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3000; i++) {
                session.write((long) i * stride * Page.SIZE + round, new byte[]{(byte) (i + round)}, 0, 1);
            }
        }
        PageTree tree = session.publish();
        for (int i = 0; i < 3000; i++) {
            Page page = tree.get((long) i * stride);
            assertThat(new byte[]{page.at(0), page.at(1), page.at(2), page.at(3)}).containsExactly(i, i + 1, i + 2, 0);
        }
    }

    @Test
    void aSecondEditCopiesNoNode() {
        PageSession session = new PageSession(PageTree.EMPTY);
        session.fill(0, 40_000, page(1));
        PageEditor editor = new PageEditor(session.publish());
        Object published = editor.view().root;
        editor.set(39_000, page(2));
        Object edited = editor.view().root;
        editor.set(39_001, page(3));
        assertThat(edited).isNotSameAs(published).isSameAs(editor.view().root);
        editor.publish();
        editor.set(39_000, page(4));
        assertThat(editor.view().root).isNotSameAs(edited);
    }

    @Test
    void numbersOutsideAreRefused() {
        PageSession session = new PageSession(PageTree.EMPTY);
        assertThatThrownBy(() -> session.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> session.set(PageTree.PAGES, Page.ZERO)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> session.write(-1, new byte[1], 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> session.read(0, new byte[1], 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> session.copy(session, 0, PageTree.PAGES - 1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Any sequence of edits reads as the same edits of a plain array, and no published tree ever changes. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 31", "4, 1000", "5, 268435400", "6, 1125899906842600", "7, 0", "8, 992"})
    void behavesAsAPlainArray(long seed, long firstPage) {
        PageWorld world = new PageWorld(seed, firstPage, 100);
        for (int i = 0; i < 4000; i++) {
            world.step();
        }
        world.checkAllRevisions();
        world.checkDifferences(200);
    }

    /** Page operations over many pages, where whole nodes are shared at several levels. */
    @ParameterizedTest
    @ValueSource(longs = {0, 512, 268_430_000L, 1L << 50})
    void movesPagesAsAPlainArrayMovesReferences(long firstPage) {
        PageMoves moves = new PageMoves(firstPage, 6000);
        for (int i = 0; i < 1500; i++) {
            moves.step();
        }
        moves.checkAllRevisions();
        moves.checkDifferences(60);
    }
}
