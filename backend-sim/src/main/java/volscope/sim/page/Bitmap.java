package volscope.sim.page;

/**
 * The bitmap form of a leaf for one group of 256 chunks, {@code int[9 + n]} or some more: 8 words of presence bits, the
 * numbers of chunks before words 2, 4 and 6 and that of all but one packed into one word, then the target of each chunk that
 * is present, in order.
 */
final class Bitmap {

    private static final int WORDS = 8;
    private static final int RANKS = WORDS;
    private static final int VALUES = WORDS + 1;
    /** A bitmap that grows gets room for one more of so many. */
    private static final int ROOM = 16;

    private Bitmap() {
    }

    static int size(int[] leaf) {
        return (leaf[RANKS] >>> 24) + 1;
    }

    static boolean has(int[] leaf, int offset) {
        return (leaf[offset >>> 5] >>> offset & 1) != 0;
    }

    static int get(int[] leaf, int offset) {
        return has(leaf, offset) ? leaf[place(leaf, offset)] : RunMap.ABSENT;
    }

    /** Where the target of the chunk at {@code offset} stands, or would stand. */
    private static int place(int[] leaf, int offset) {
        int word = offset >>> 5;
        int before = leaf[RANKS] << 8 >>> (word >>> 1 << 3) & 0xff;
        int beside = (word & 1) == 0 ? 0 : Integer.bitCount(leaf[word - 1]);
        return VALUES + before + beside + Integer.bitCount(leaf[word] & (1 << offset) - 1);
    }

    /** The bitmap with the chunk at {@code offset}, which is not present yet; without room for more. */
    static int[] with(int[] leaf, int offset, int target) {
        return insert(leaf, new int[VALUES + size(leaf) + 1], offset, target);
    }

    /**
     * As {@link #with}, but the bitmap itself where it has room, or one that has. Only for a bitmap that nobody else looks at.
     */
    static int[] inserted(int[] leaf, int offset, int target) {
        int size = size(leaf);
        boolean fits = VALUES + size < leaf.length;
        return insert(leaf, fits ? leaf : new int[VALUES + size + 2 + size / ROOM], offset, target);
    }

    private static int[] insert(int[] leaf, int[] result, int offset, int target) {
        int place = place(leaf, offset);
        System.arraycopy(leaf, place, result, place + 1, VALUES + size(leaf) - place);
        if (result != leaf) {
            System.arraycopy(leaf, 0, result, 0, place);
        }
        result[place] = target;
        return flip(result, offset);
    }

    /** The bitmap without the chunk at {@code offset}, which is present. */
    static int[] without(int[] leaf, int offset) {
        int place = place(leaf, offset);
        int[] result = new int[VALUES + size(leaf) - 1];
        System.arraycopy(leaf, 0, result, 0, place);
        System.arraycopy(leaf, place + 1, result, place, result.length - place);
        return flip(result, offset);
    }

    private static int[] flip(int[] leaf, int offset) {
        leaf[offset >>> 5] ^= 1 << offset;
        rank(leaf);
        return leaf;
    }

    private static void rank(int[] leaf) {
        int before = 0;
        int packed = 0;
        for (int word = 0; word < WORDS - 2; word += 2) {
            before += Integer.bitCount(leaf[word]) + Integer.bitCount(leaf[word + 1]);
            packed |= before << (word << 2);
        }
        before += Integer.bitCount(leaf[WORDS - 2]) + Integer.bitCount(leaf[WORDS - 1]);
        leaf[RANKS] = packed | before - 1 << 24;
    }

    /** The values of the group by offset, {@link RunMap#ABSENT} where there is none. */
    static int[] decode(int[] leaf) {
        int[] values = RunLeaf.blank();
        int next = VALUES;
        for (int offset = 0; offset < values.length; offset++) {
            if (has(leaf, offset)) {
                values[offset] = leaf[next++];
            }
        }
        return values;
    }

    static int[] encode(int[] values) {
        int count = 0;
        for (int value : values) {
            count += value == RunMap.ABSENT ? 0 : 1;
        }
        int[] leaf = new int[VALUES + count];
        int next = VALUES;
        for (int offset = 0; offset < values.length; offset++) {
            if (values[offset] != RunMap.ABSENT) {
                leaf[offset >>> 5] |= 1 << offset;
                leaf[next++] = values[offset];
            }
        }
        rank(leaf);
        return leaf;
    }

    /** The first offset present at {@code offset} or after, or 256. */
    static int next(int[] leaf, int offset) {
        for (int word = offset >>> 5, from = offset; word < WORDS; word++, from = 0) {
            int rest = leaf[word] & -1 << from;
            if (rest != 0) {
                return (word << 5) + Integer.numberOfTrailingZeros(rest);
            }
        }
        return WORDS << 5;
    }

    /** The target of the {@code i}-th chunk present. */
    static int value(int[] leaf, int i) {
        return leaf[VALUES + i];
    }
}
