package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Two sessions over the same pages beside two plain arrays; the second branches off any revision of either. */
final class PageWorld {

    private record Revision(PageTree tree, byte[] content) {
    }

    private final Random random;
    private final long first;
    private final int pages;
    private final PageSession[] sessions = new PageSession[2];
    private final byte[][] contents = new byte[2][];
    private final List<Revision> revisions = new ArrayList<>();

    PageWorld(long seed, long first, int pages) {
        this.random = new Random(seed);
        this.first = first;
        this.pages = pages;
        for (int i = 0; i < 2; i++) {
            sessions[i] = new PageSession(PageTree.EMPTY);
            contents[i] = new byte[pages * Page.SIZE];
        }
        revisions.add(new Revision(PageTree.EMPTY, contents[0].clone()));
    }

    void step() {
        int which = random.nextInt(2);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> write(which, 1 + random.nextInt(16));
            case 3 -> write(which, random.nextInt(5 * Page.SIZE));
            case 4 -> fillBytes(which);
            case 5 -> fill(which);
            case 6 -> set(which);
            case 7, 8 -> copy(which, random.nextInt(2));
            case 9 -> copyRevision(which);
            case 10 -> check(which);
            default -> publishOrBranch(which);
        }
    }

    private void write(int which, int length) {
        int offset = random.nextInt(contents[which].length - length);
        byte[] bytes = new byte[length + 9];
        if (random.nextInt(4) == 0) {
            Arrays.fill(bytes, (byte) random.nextInt(2));
        } else {
            random.nextBytes(bytes);
        }
        sessions[which].write(first * Page.SIZE + offset, bytes, 9, length);
        System.arraycopy(bytes, 9, contents[which], offset, length);
    }

    private void fillBytes(int which) {
        int offset = random.nextInt(contents[which].length);
        int length = random.nextInt(Math.min(contents[which].length - offset, 1 << 1 + random.nextInt(19)));
        byte value = (byte) random.nextInt(3);
        sessions[which].fillBytes(first * Page.SIZE + offset, length, value);
        Arrays.fill(contents[which], offset, offset + length, value);
    }

    private void fill(int which) {
        int from = random.nextInt(pages);
        int to = from + random.nextInt(Math.min(70, pages - from + 1));
        byte value = (byte) random.nextInt(3);
        sessions[which].fill(first + from, first + to, Page.filled(value));
        Arrays.fill(contents[which], from * Page.SIZE, to * Page.SIZE, value);
    }

    private void set(int which) {
        int no = random.nextInt(pages);
        Page page = sessions[random.nextInt(2)].get(first + random.nextInt(pages));
        sessions[which].set(first + no, page);
        page.copyTo(0, contents[which], no * Page.SIZE, Page.SIZE);
    }

    private void copy(int which, int from) {
        int count = random.nextInt(pages);
        int source = random.nextInt(pages - count);
        int target = random.nextInt(pages - count);
        if (random.nextBoolean()) {
            target = Math.min(pages - count, source % 32 + 32 * random.nextInt(3));
        }
        sessions[which].copy(sessions[from], first + source, first + target, count);
        System.arraycopy(contents[from], source * Page.SIZE, contents[which], target * Page.SIZE, count * Page.SIZE);
    }

    private void copyRevision(int which) {
        Revision revision = revisions.get(random.nextInt(revisions.size()));
        int count = random.nextInt(pages);
        int source = random.nextInt(pages - count);
        int target = random.nextInt(pages - count);
        sessions[which].copy(revision.tree, first + source, first + target, count);
        System.arraycopy(revision.content, source * Page.SIZE, contents[which], target * Page.SIZE, count * Page.SIZE);
    }

    private void publishOrBranch(int which) {
        if (random.nextInt(3) > 0) {
            Revision revision = new Revision(sessions[which].publish(), contents[which].clone());
            check(revision);
            if (revisions.size() < 60) {
                revisions.add(revision);
            }
        } else {
            Revision revision = revisions.get(random.nextInt(revisions.size()));
            sessions[which] = new PageSession(revision.tree);
            contents[which] = revision.content.clone();
        }
    }

    private void check(int which) {
        int offset = random.nextInt(contents[which].length);
        byte[] seen = new byte[random.nextInt(Math.min(60_000, contents[which].length - offset))];
        sessions[which].read(first * Page.SIZE + offset, seen, 0, seen.length);
        assertThat(Arrays.equals(seen, Arrays.copyOfRange(contents[which], offset, offset + seen.length))).isTrue();
    }

    private void check(Revision revision) {
        byte[] seen = new byte[pages * Page.SIZE];
        revision.tree.read(first * Page.SIZE, seen, 0, seen.length);
        assertThat(Arrays.mismatch(seen, revision.content)).isEqualTo(-1);
    }

    void checkAllRevisions() {
        assertThat(revisions).hasSizeGreaterThan(30);
        revisions.forEach(this::check);
    }

    void checkDifferences(int pairs) {
        for (int i = 0; i < pairs; i++) {
            Revision a = revisions.get(random.nextInt(revisions.size()));
            Revision b = revisions.get(random.nextInt(revisions.size()));
            Ranges seen = new Ranges();
            PageTree.difference(a.tree, b.tree, seen);
            assertThat(seen.toString()).isEqualTo(expected(a, b).toString());
        }
    }

    private Ranges expected(Revision a, Revision b) {
        Ranges ranges = new Ranges();
        for (int no = 0; no < pages; no++) {
            int from = no * Page.SIZE;
            int to = from + Page.SIZE;
            ranges.addIf(!Arrays.equals(a.content, from, to, b.content, from, to), first + no);
        }
        return ranges;
    }
}
