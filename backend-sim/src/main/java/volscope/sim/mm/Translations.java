package volscope.sim.mm;

import org.jspecify.annotations.Nullable;

/** Entries of page tables as a processor remembers them, until anything is mapped or unmapped. Not a part of the machine's value. */
final class Translations {

    private static final int SLOTS = 64;

    private final @Nullable Pte[] entries = new Pte[SLOTS];
    private final @Nullable Vma[] areas = new Vma[SLOTS];
    private final String[] tasks = new String[SLOTS];
    private final long[] pages = new long[SLOTS];
    private MmState of = MmState.EMPTY;

    /** The entry of a page, if it is remembered. */
    @Nullable
    Pte find(MmState state, String task, Vma area, long page) {
        int slot = slot(page);
        Pte entry = entries[slot];
        return state == of && entry != null && pages[slot] == page && tasks[slot].equals(task) && area.equals(areas[slot])
                ? entry
                : null;
    }

    /** Remembers the entry of a page. */
    void keep(MmState state, String task, Vma area, long page, Pte entry) {
        if (state != of) {
            java.util.Arrays.fill(entries, null);
            of = state;
        }
        int slot = slot(page);
        entries[slot] = entry;
        areas[slot] = area;
        tasks[slot] = task;
        pages[slot] = page;
    }

    private static int slot(long page) {
        return (int) (page % SLOTS);
    }
}
