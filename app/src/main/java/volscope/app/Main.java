package volscope.app;

import volscope.app.wiring.Launch;

/** The entry of every start: window, tour or command line. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.exit(Launch.run(args));
    }
}
