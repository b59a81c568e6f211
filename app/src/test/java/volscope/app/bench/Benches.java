package volscope.app.bench;

import volscope.app.teach.GradeBench;

/** The benchmarks of the application, one after the other. */
public final class Benches {
    private Benches() {
    }

    /** Hands its words on to those of the window, which end the program. */
    public static void main(String[] args) throws Exception {
        GradeBench.main(new String[0]);
        DeskBench.main(args);
    }
}
