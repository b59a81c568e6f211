package volscope.sim.page;

import java.util.Arrays;
import java.util.Optional;

/** Appends pairs of numbers to a page and gives each version of it. */
public final class EntryWriter {

    private static final int LEAST = 32;

    private int[] array;
    private int used;
    /** Whether each pair so far is the one before plus one. */
    private boolean inRow = true;

    private EntryWriter(int room) {
        array = new int[room];
    }

    /** Goes on behind the first {@code pairs} pairs of a page; empty if those do not fit, or something stands behind them. */
    public static Optional<EntryWriter> after(Page page, int pairs) {
        EntryWriter writer = new EntryWriter(Math.max(LEAST, 4 * pairs));
        if (page == Page.ZERO) {
            return pairs == 0 ? Optional.of(writer) : Optional.empty();
        }
        long[] numbers = page instanceof EntryPage known ? known.first(2 * pairs) : NumberPage.numbers(page);
        for (int i = 0; i < pairs; i++) {
            if (!writer.add(numbers[2 * i], numbers[2 * i + 1])) {
                return Optional.empty();
            }
        }
        for (int i = 2 * pairs; i < numbers.length; i++) {
            if (numbers[i] != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(writer);
    }

    /** Appends a pair to a page that is not full; false, and nothing happens, if one of the numbers does not fit. */
    public boolean add(long first, long second) {
        if ((first | second) >>> Integer.SIZE != 0) {
            return false;
        }
        if (used == array.length) {
            array = Arrays.copyOf(array, Math.min(2 * used, NumberPage.NUMBERS));
        }
        inRow &= used == 0 || first == Integer.toUnsignedLong(array[used - 2]) + 1 && second == Integer.toUnsignedLong(array[used - 1]) + 1;
        array[used++] = (int) first;
        array[used++] = (int) second;
        return true;
    }

    /** Whether no pair has room. */
    public boolean isFull() {
        return used == NumberPage.NUMBERS;
    }

    /** The page as it is now. */
    public Page page() {
        if (used == 0) {
            return Page.ZERO;
        }
        return isFull() && inRow
                ? new EntryRun(Integer.toUnsignedLong(array[0]), Integer.toUnsignedLong(array[1]))
                : new EntryPage(array, used);
    }
}
