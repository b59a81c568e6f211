package volscope.app.cli;

import java.io.PrintWriter;
import volscope.app.text.Texts;

/** Tells how fast it goes, once a second. */
final class Rate {
    private static final long REPORT_NANOS = 1_000_000_000;

    private final PrintWriter err;
    private final Texts texts;
    private final String key;
    private final long start = System.nanoTime();
    private long told = start;

    Rate(PrintWriter err, Texts texts, String key) {
        this.err = err;
        this.texts = texts;
        this.key = key;
    }

    void report(long done) {
        if (System.nanoTime() - told >= REPORT_NANOS) {
            last(done);
        }
    }

    void last(long done) {
        told = System.nanoTime();
        long perSecond = (long) (done * 1e9 / Math.max(1, told - start));
        err.print(texts.get(key, Long.toString(done), Long.toString(perSecond)) + "\n");
        err.flush();
    }
}
