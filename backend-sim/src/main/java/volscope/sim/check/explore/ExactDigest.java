package volscope.sim.check.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Sums values up by numbering them: what says the same has the same number, and nothing else has. Keeps all that it ever saw. */
final class ExactDigest extends Digest {

    private final Known known;
    private long[] bits = new long[64];
    private int length;

    ExactDigest(Known known) {
        this.known = known;
    }

    /** All values that were numbered. */
    static final class Known {
        private final Map<Content, Long> numbers = new HashMap<>();

        long numberOf(long[] content) {
            Long fresh = numbers.size() + 1L;
            Long number = numbers.putIfAbsent(new Content(content), fresh);
            return number == null ? fresh : number;
        }
    }

    private record Content(long[] bits) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && Arrays.equals(bits, content.bits);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bits);
        }
    }

    @Override
    void start() {
        super.start();
        length = 0;
    }

    @Override
    void put(long more) {
        if (length == bits.length) {
            bits = Arrays.copyOf(bits, 2 * length);
        }
        bits[length++] = more;
    }

    @Override
    Summary finish(long[] named) {
        return new Summary(known.numberOf(Arrays.copyOf(bits, length)), 0, named);
    }
}
