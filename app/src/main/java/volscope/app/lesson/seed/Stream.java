package volscope.app.lesson.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import volscope.app.lesson.source.Sha256;

/** The numbers that a seed draws: SplitMix64. */
final class Stream {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long x;

    private Stream(long x) {
        this.x = x;
    }

    /** The stream that begins with a state. */
    static Stream of(long state) {
        return new Stream(state);
    }

    /** The stream of a lesson and a seed. */
    static Stream of(String lesson, long seed) {
        return new Stream(seed ^ ByteBuffer.wrap(Sha256.of(lesson.getBytes(UTF_8))).getLong());
    }

    /** The next 64 bits. */
    long next() {
        x += GAMMA;
        long z = (x ^ x >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** An index below a bound. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }
}
