package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A session beside a plain array of page references, edited by whole pages. */
final class PageMoves {

    private record Revision(PageTree tree, Page[] content) {
    }

    private final Random random = new Random(11);
    private final long first;
    private final Page[] content;
    private final PageSession session = new PageSession(PageTree.EMPTY);
    private final List<Revision> revisions = new ArrayList<>();

    PageMoves(long first, int pages) {
        this.first = first;
        content = new Page[pages];
        Arrays.fill(content, Page.ZERO);
    }

    void step() {
        int count = Math.min(1 << random.nextInt(13), 1 + random.nextInt(content.length / 2));
        int target = random.nextInt(content.length - count);
        int source = random.nextBoolean() ? target % 1024 : random.nextInt(content.length - count);
        switch (random.nextInt(8)) {
            case 0 -> fill(target, target + count);
            case 1, 2 -> copy(source, target, count);
            case 3 -> copyRevision(source, target, count);
            case 4 -> revisions.add(new Revision(session.publish(), content.clone()));
            default -> set(target);
        }
        assertThat(session.get(first + target)).isSameAs(content[target]);
    }

    private void fill(int from, int to) {
        Page page = Page.filled((byte) random.nextInt(4));
        session.fill(first + from, first + to, page);
        Arrays.fill(content, from, to, page);
    }

    private void set(int no) {
        content[no] = Page.filled((byte) random.nextInt(200));
        session.set(first + no, content[no]);
    }

    private void copy(int source, int target, int count) {
        session.copy(session, first + source, first + target, count);
        System.arraycopy(content, source, content, target, count);
    }

    private void copyRevision(int source, int target, int count) {
        if (!revisions.isEmpty()) {
            Revision revision = revisions.get(random.nextInt(revisions.size()));
            session.copy(revision.tree, first + source, first + target, count);
            System.arraycopy(revision.content, source, content, target, count);
        }
    }

    void checkAllRevisions() {
        assertThat(revisions).hasSizeGreaterThan(100);
        for (Revision revision : revisions) {
            for (int i = 0; i < content.length; i++) {
                if (revision.tree.get(first + i) != revision.content[i]) {
                    assertThat(revision.tree.get(first + i)).as("page %s", i).isSameAs(revision.content[i]);
                }
            }
        }
    }

    void checkDifferences(int pairs) {
        for (int i = 0; i < pairs; i++) {
            Revision a = revisions.get(random.nextInt(revisions.size()));
            Revision b = revisions.get(random.nextInt(revisions.size()));
            Ranges seen = new Ranges();
            PageTree.difference(a.tree, b.tree, seen);
            Ranges expected = new Ranges();
            for (int no = 0; no < content.length; no++) {
                expected.addIf(a.content[no] != b.content[no], first + no);
            }
            assertThat(seen.toString()).isEqualTo(expected.toString());
        }
    }
}
