package volscope.sim.snapshot;

import java.util.List;
import java.util.Optional;

import volscope.sim.profile.Profile.LargestEntry;
import volscope.sim.snapshot.Exceptions.Run;

/** One chain of the kernel's hash table of completed exceptions, and the size of the table. */
final class HashChain {

    private static final int LEAST = 64;
    private static final int MOST = 255;

    private HashChain() {
    }

    /**
     * How many chains a snapshot's table of completed exceptions has.
     *
     * @param cowSectors
     *            size of the COW device
     * @param chunk
     *            sectors of a chunk as the table says, 0 if it does not
     * @param most
     *            how many this kernel allows
     */
    static long completed(long cowSectors, long chunk, long most) {
        return Long.highestOneBit(Math.max(LEAST, Math.min(chunk == 0 ? cowSectors : cowSectors / chunk, most)));
    }

    /** How many chains the table of pending ones has. */
    static long pending(long completed) {
        return Math.max(LEAST, completed / 8);
    }

    /**
     * Adds an entry of the device as the kernel does: to a run that it continues, else in front of the first larger one it meets.
     *
     * @return false if a run would become longer than its counter can say, where the kernel stops
     */
    static boolean insert(List<Run> chain, long old, long slot, LargestEntry largest) {
        for (int i = 0; i < chain.size(); i++) {
            Run run = chain.get(i);
            if (old == run.last() + 1 && slot == run.slot() + run.more() + 1) {
                chain.set(i, new Run(run.old(), run.slot(), run.more() + 1));
                return true;
            }
            if (old == run.old() - 1 && slot == run.slot() - 1) {
                chain.set(i, new Run(old, slot, run.more() + 1));
                return run.more() < MOST;
            }
            if (Long.compareUnsigned(old, run.old()) < 0) {
                chain.add(i, Run.of(old, slot));
                return true;
            }
        }
        chain.add(largest == LargestEntry.LAST ? chain.size() : 0, Run.of(old, slot));
        return true;
    }

    /** Takes a chunk out of the first entry that covers it; what the log says if that cannot be. */
    static Optional<String> remove(List<Run> chain, long chunk) {
        Optional<Run> found = Exceptions.first(chain, chunk);
        if (found.isEmpty()) {
            return Optional.of(missing(chunk));
        }
        Run run = found.get();
        int at = chain.indexOf(run);
        if (run.more() == 0) {
            chain.remove(at);
        } else if (chunk == run.old()) {
            chain.set(at, new Run(run.old() + 1, run.slot() + 1, run.more() - 1));
        } else if (chunk == run.last()) {
            chain.set(at, new Run(run.old(), run.slot(), run.more() - 1));
        } else {
            return Optional.of("Attempt to merge block %s from the middle of a chunk range [%s - %s]".formatted(
                    Long.toUnsignedString(chunk), Long.toUnsignedString(run.old()), Long.toUnsignedString(run.last())));
        }
        return Optional.empty();
    }

    /** What the log says of an entry on the device that is not in the table. */
    static String missing(long chunk) {
        return "Corruption detected: exception for block " + Long.toUnsignedString(chunk) + " is on disk but not in memory";
    }
}
