package volscope.sim.machine.explore;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import volscope.sim.check.explore.Summary;

/**
 * Where moves led, by what they depend on. Who moves says which components that may be; what these say decides. It forgets all when it knows
 * too much. May be used by several threads that sum values up alike.
 */
final class Learned {

    /** So many outcomes are known, at about 500 bytes each. */
    private static final int MOST = 1 << 17;

    private static final long[] NOTHING = {};

    private final Map<Bits, Mover> movers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** What tells summaries apart whose numbers do not matter. */
    record Bits(long high, long low) {
        static Bits of(Summary summary) {
            return new Bits(summary.high(), summary.low());
        }

        @Override
        public int hashCode() {
            return (int) (high ^ low >>> 32);
        }
    }

    /** Who moves: a task at a place of its line, or a work. */
    static final class Mover {
        private final Map<Bits, Outcome> outcomes = new ConcurrentHashMap<>();
        /** The components on which its moves depend, a bit each: all that were met. */
        private volatile long[] reads = NOTHING;

        long[] reads() {
            return reads;
        }

        @Nullable
        Outcome find(Summary key) {
            return outcomes.get(Bits.of(key));
        }

        private synchronized void reads(long read) {
            if (Arrays.stream(reads).noneMatch(known -> known == read)) {
                long[] more = Arrays.copyOf(reads, reads.length + 1);
                more[reads.length] = read;
                reads = more;
            }
        }
    }

    /** What is known of who moves. */
    Mover of(Summary said) {
        Bits bits = Bits.of(said);
        Mover known = movers.get(bits);
        if (known != null) {
            return known;
        }
        forget(movers.size());
        return movers.computeIfAbsent(bits, same -> new Mover());
    }

    private void forget(int size) {
        if (size > MOST) {
            count.set(0);
            movers.clear();
        }
    }

    /**
     * Learns an outcome.
     *
     * @param read
     *            the components on which it depends
     * @param key
     *            what they say
     */
    void learn(Mover mover, long read, Summary key, Outcome outcome) {
        forget(count.incrementAndGet());
        mover.outcomes.put(Bits.of(key), outcome);
        mover.reads(read);
    }
}
