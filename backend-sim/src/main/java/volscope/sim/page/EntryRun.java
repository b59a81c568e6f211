package volscope.sim.page;

/**
 * A page of {@value EntryPage#PAIRS} pairs of little-endian 64-bit numbers in which both numbers of a pair are those of the pair before plus
 * one: what a full metadata page of a store in order holds, in 32 bytes of memory.
 */
public final class EntryRun extends NumberPage {

    private final long first;
    private final long second;

    EntryRun(long first, long second) {
        this.first = first;
        this.second = second;
    }

    @Override
    long number(int index) {
        return (index % 2 == 0 ? first : second) + index / 2;
    }

    @Override
    public String toString() {
        return "EntryRun[" + first + " " + second + "]";
    }
}
