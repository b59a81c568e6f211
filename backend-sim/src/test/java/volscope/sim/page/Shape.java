package volscope.sim.page;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run map is made of; making one checks what every leaf and node has to keep. */
final class Shape {

    private final int[] runs = new int[64];
    private int bitmaps;
    private long ints;

    static Shape of(RunMap map) {
        Shape shape = new Shape();
        if (map.root != null) {
            shape.add(map.root, map.level);
        }
        return shape;
    }

    int runs(int level) {
        return runs[level];
    }

    int bitmaps() {
        return bitmaps;
    }

    long ints() {
        return ints;
    }

    private void add(Object child, int level) {
        if (child instanceof int[] leaf) {
            addLeaf(leaf, level);
            return;
        }
        int children = 0;
        Object[] node = (Object[]) child;
        for (int i = Radix.FIRST; i < node.length; i++) {
            if (node[i] != null) {
                add(node[i], level - 5);
                children++;
            }
        }
        assertThat(children).as("children of a node").isPositive();
        ints += node.length + 4;
    }

    private void addLeaf(int[] leaf, int level) {
        assertThat(level).isLessThanOrEqualTo(RunLeaf.HIGHEST);
        ints += leaf.length + 4;
        if (RunLeaf.isBitmap(leaf, level)) {
            bitmaps++;
            int present = 0;
            for (int i = 0; i < 8; i++) {
                present += Integer.bitCount(leaf[i]);
            }
            assertThat(Bitmap.size(leaf)).isEqualTo(present);
            assertThat(leaf).hasSizeBetween(9 + present, 9 + present + 1 + present / 16);
            return;
        }
        runs[level]++;
        checkRuns(leaf, level);
    }

    private static void checkRuns(int[] leaf, int level) {
        assertThat(leaf.length).isBetween(2, level == RunLeaf.LOWEST ? 16 : 256).isEven();
        for (int i = 0; i < leaf.length / 2; i++) {
            int start = Runs.start(leaf, i);
            int last = start + Runs.length(leaf, i) - 1;
            boolean inside = start >>> 8 == last >>> 8 && last < 1 << level;
            boolean whole = i + 1 == leaf.length / 2 || staysApart(leaf, i, last);
            if (!inside || !whole) {
                assertThat(leaf).as("runs of level %s, broken at %s", level, i).isEmpty();
            }
        }
    }

    /** Whether the run after {@code i} starts later and does not just continue it. */
    private static boolean staysApart(int[] leaf, int i, int last) {
        int next = Runs.start(leaf, i + 1);
        boolean continues = next == last + 1 && (last & 255) != 255
                && Runs.target(leaf, i + 1) == Runs.target(leaf, i) + Runs.length(leaf, i);
        return next > last && !continues;
    }
}
