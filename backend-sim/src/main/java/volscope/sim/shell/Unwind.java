package volscope.sim.shell;

/** Leaves what is being run: the ways in which a command does not simply end. Has no stack trace, since it is no accident. */
abstract sealed class Unwind extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Unwind() {
        super(null, null, false, false);
    }

    /** Leaves loops. */
    static final class Break extends Unwind {

        private static final long serialVersionUID = 1;

        private final int levels;

        Break(int levels) {
            this.levels = levels;
        }

        int levels() {
            return levels;
        }
    }

    /** Goes on with the next round of a loop. */
    static final class Continue extends Unwind {

        private static final long serialVersionUID = 1;

        private final int levels;

        Continue(int levels) {
            this.levels = levels;
        }

        int levels() {
            return levels;
        }
    }

    /** Leaves a function or a file that was read in. */
    static final class Return extends Unwind {

        private static final long serialVersionUID = 1;

        private final int status;

        Return(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** Leaves the shell. */
    static final class Exit extends Unwind {

        private static final long serialVersionUID = 1;

        private final int status;

        Exit(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** Leaves the line because of an error whose sentence has been printed. */
    static final class Failure extends Unwind {

        /** The exit code of such a line. */
        static final int STATUS = 2;

        private static final long serialVersionUID = 1;
    }

    /** Stops a command that writes where nobody reads. */
    static final class BrokenPipe extends Unwind {

        /** What a command killed by SIGPIPE leaves. */
        static final int STATUS = 128 + 13;

        private static final long serialVersionUID = 1;
    }

    /** Stops a command from outside, while it sleeps. */
    static final class Cut extends Unwind {

        private static final long serialVersionUID = 1;

        private final transient CutSys by;

        Cut(CutSys by) {
            this.by = by;
        }

        CutSys by() {
            return by;
        }
    }
}
