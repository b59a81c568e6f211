package volscope.sim.fs;

import java.util.Comparator;

/** The order in which a directory of {@code /sys} is read: by the hash of the names, as {@code fs/kernfs/dir.c} keeps them. */
public final class KernfsOrder {

    private static final long GOLDEN_RATIO = 0x61C8864680B583EBL;

    /** Names as {@code readdir} gives them. */
    public static final Comparator<String> NAMES = Comparator.comparingInt(KernfsOrder::hash).thenComparing(Comparator.naturalOrder());

    private KernfsOrder() {
    }

    private static int hash(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            int c = name.charAt(i);
            hash = (hash + ((long) c << 4) + (c >> 4)) * 11;
        }
        int folded = (int) (hash * GOLDEN_RATIO >>> 32) & Integer.MAX_VALUE;
        return folded < 2 ? folded + 2 : Math.min(folded, Integer.MAX_VALUE - 1);
    }
}
