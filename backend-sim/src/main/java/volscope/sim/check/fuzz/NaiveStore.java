package volscope.sim.check.fuzz;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Where a snapshot's copies go: chunks of a COW device, and the exceptions that say which is where. */
abstract class NaiveStore {

    final NaiveCow cow;
    /** Sectors of a chunk. */
    final long chunk;
    final NaiveTable table;
    /** Exceptions on their way, in their order. */
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    /** Chunks of the store that this command writes again. */
    private final Set<Long> rewritten = new HashSet<>();

    NaiveStore(NaiveCow cow, long chunk, NaiveTable table) {
        this.cow = cow;
        this.chunk = chunk;
        this.table = table;
    }

    /**
     * An exception on its way.
     *
     * @param no
     *            the chunk of the origin
     * @param slot
     *            the chunk of the store
     * @param copied
     *            whether its data got there
     * @param then
     *            what waits for it
     */
    record Pending(long no, long slot, boolean copied, Runnable then) {
    }

    /** Takes a chunk of the store. */
    abstract OptionalLong allocate();

    /** An exception is to last. It does, or fails, by the end of the command. */
    void commit(Pending exception) {
        pending.put(exception.no(), exception);
    }

    /** Whether an exception of a chunk is on its way. */
    boolean isPending(long no) {
        return pending.containsKey(no);
    }

    /** A chunk of the store is written again. If the store breaks meanwhile, nobody says whether that comes before. */
    void rewrite(long slot) {
        rewritten.add(slot);
    }

    /**
     * The command is over: what was on its way has come through, or has failed if the snapshot became invalid. Then nobody says how much
     * of it had come through before.
     *
     * @return whether it has come through
     */
    boolean settle(boolean valid) {
        if (pending.isEmpty()) {
            rewritten.clear();
            return true;
        }
        boolean lasts = valid && !isBroken();
        settled(List.copyOf(pending.values()), lasts);
        for (Pending exception : pending.values()) {
            if (lasts) {
                table.insert(exception.no(), exception.slot());
            }
            exception.then().run();
            if (!lasts) {
                doubt(exception.slot());
            }
        }
        if (!lasts) {
            rewritten.forEach(this::doubt);
        }
        rewritten.clear();
        pending.clear();
        return lasts;
    }

    private void doubt(long slot) {
        for (int i = 0; i < chunk && cow.has(slot * chunk + i, 1); i++) {
            cow.doubt(slot * chunk + i);
        }
    }

    /** Whether nothing can last any more. */
    abstract boolean isBroken();

    /** What was on its way is written down, if it lasts. */
    abstract void settled(List<Pending> exceptions, boolean lasts);

    /** The snapshot is worth nothing any more. */
    abstract void invalidate();

    /** The numbers of the status line. */
    abstract String status();

    /** Whether a chunk lies on the device. */
    boolean reaches(long slot) {
        return cow.has(slot * chunk, chunk);
    }
}
