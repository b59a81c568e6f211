package volscope.sim.page;

import java.util.Arrays;

/**
 * The runs form of a leaf, {@code int[2n]}: n ascending keys {@code offset << 8 | more}, then the n targets of their first
 * chunks. A run maps {@code more + 1} consecutive chunks to consecutive targets and stays inside a group of 256 chunks, as
 * a completed exception of the kernel does. Runs that continue each other inside a group are always one.
 */
final class Runs {

    private static final int MORE = 0xff;

    private Runs() {
    }

    static int get(int[] leaf, int level, int offset) {
        int i = find(leaf, level, offset);
        if (i < 0) {
            return RunMap.ABSENT;
        }
        int distance = offset - start(leaf, i);
        return distance <= (leaf[i] & MORE) ? target(leaf, i) + distance : RunMap.ABSENT;
    }

    /**
     * The last run that starts at {@code offset} or before, or -1. Chunks tend to be spread evenly, so it guesses by
     * proportion and walks: fewer mispredicted steps than a binary search has.
     */
    private static int find(int[] leaf, int level, int offset) {
        int count = leaf.length / 2;
        int key = offset << 8 | MORE;
        int i = (int) ((long) count * offset >>> level);
        while (i + 1 < count && leaf[i + 1] <= key) {
            i++;
        }
        while (i >= 0 && leaf[i] > key) {
            i--;
        }
        return i;
    }

    /** The runs with the chunk at {@code offset}, which no run holds yet. */
    static int[] with(int[] leaf, int level, int offset, int target) {
        int i = find(leaf, level, offset);
        boolean appends = i >= 0 && continues(leaf, i, offset, target);
        boolean prepends = i + 1 < leaf.length / 2 && precedes(offset, target, leaf, i + 1);
        if (appends && prepends) {
            int more = (leaf[i] & MORE) + 2 + (leaf[i + 1] & MORE);
            return replace(leaf, i, 2, key(start(leaf, i), more), target(leaf, i));
        }
        if (appends) {
            return replace(leaf, i, 1, leaf[i] + 1, target(leaf, i));
        }
        if (prepends) {
            return replace(leaf, i + 1, 1, key(offset, (leaf[i + 1] & MORE) + 1), target);
        }
        return replace(leaf, i + 1, 0, key(offset, 0), target);
    }

    /** Whether the chunk at {@code offset} is the next of run {@code i}, in its group and on the COW device. */
    private static boolean continues(int[] leaf, int i, int offset, int target) {
        int length = (leaf[i] & MORE) + 1;
        return offset == start(leaf, i) + length && (offset & MORE) != 0 && target == target(leaf, i) + length;
    }

    private static boolean precedes(int offset, int target, int[] leaf, int i) {
        return offset + 1 == start(leaf, i) && (offset & MORE) != MORE && target + 1 == target(leaf, i);
    }

    /** The runs without the chunk at {@code offset}, which one of them holds. */
    static int[] without(int[] leaf, int level, int offset) {
        int i = find(leaf, level, offset);
        int before = offset - start(leaf, i);
        int after = (leaf[i] & MORE) - before;
        int target = target(leaf, i);
        if (before == 0 && after == 0) {
            return cut(leaf, i);
        }
        if (before == 0) {
            return replace(leaf, i, 1, key(offset + 1, after - 1), target + 1);
        }
        int[] trimmed = replace(leaf, i, 1, key(offset - before, before - 1), target);
        return after == 0 ? trimmed : replace(trimmed, i + 1, 0, key(offset + 1, after - 1), target + before + 1);
    }

    /** The runs with the {@code gone} runs from {@code i} on replaced by one. */
    private static int[] replace(int[] leaf, int i, int gone, int key, int target) {
        int count = leaf.length / 2;
        int now = count + 1 - gone;
        int[] result = new int[2 * now];
        System.arraycopy(leaf, 0, result, 0, i);
        result[i] = key;
        System.arraycopy(leaf, i + gone, result, i + 1, count - i - gone);
        System.arraycopy(leaf, count, result, now, i);
        result[now + i] = target;
        System.arraycopy(leaf, count + i + gone, result, now + i + 1, count - i - gone);
        return result;
    }

    private static int[] cut(int[] leaf, int i) {
        int count = leaf.length / 2;
        int[] result = new int[leaf.length - 2];
        System.arraycopy(leaf, 0, result, 0, i);
        System.arraycopy(leaf, i + 1, result, i, count - 1);
        System.arraycopy(leaf, count + i + 1, result, count + i - 1, count - i - 1);
        return result;
    }

    /** The runs {@code first} to {@code end - 1} of {@code leaf} as a leaf that begins at offset {@code origin} of it. */
    static int[] part(int[] leaf, int first, int end, int origin) {
        int count = end - first;
        int[] part = new int[2 * count];
        for (int i = 0; i < count; i++) {
            part[i] = leaf[first + i] - (origin << 8);
        }
        System.arraycopy(leaf, leaf.length / 2 + first, part, count, count);
        return part;
    }

    /** The values of runs in one group of 256 chunks, by offset. */
    static int[] decode(int[] leaf) {
        int[] values = RunLeaf.blank();
        for (int i = 0; i < leaf.length / 2; i++) {
            for (int k = 0; k <= (leaf[i] & MORE); k++) {
                values[start(leaf, i) + k] = target(leaf, i) + k;
            }
        }
        return values;
    }

    /** The runs of one group of 256 chunks. */
    static int[] encode(int[] values) {
        int[] keys = new int[values.length];
        int[] targets = new int[values.length];
        int count = 0;
        for (int offset = 0; offset < values.length; offset++) {
            int value = values[offset];
            if (value == RunMap.ABSENT) {
                continue;
            }
            if (offset > 0 && values[offset - 1] != RunMap.ABSENT && values[offset - 1] + 1 == value) {
                keys[count - 1]++;
            } else {
                keys[count] = key(offset, 0);
                targets[count++] = value;
            }
        }
        int[] leaf = Arrays.copyOf(keys, 2 * count);
        System.arraycopy(targets, 0, leaf, count, count);
        return leaf;
    }

    private static int key(int offset, int more) {
        return offset << 8 | more;
    }

    static int start(int[] leaf, int i) {
        return leaf[i] >>> 8;
    }

    static int length(int[] leaf, int i) {
        return (leaf[i] & MORE) + 1;
    }

    static int target(int[] leaf, int i) {
        return leaf[leaf.length / 2 + i];
    }
}
