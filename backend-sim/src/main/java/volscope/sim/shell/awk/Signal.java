package volscope.sim.shell.awk;

/** Leaves what a script is doing. Has no stack trace, since it is no accident. */
abstract sealed class Signal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Signal(String message) {
        super(message, null, false, false);
    }

    /** {@code next}, {@code nextfile}, {@code break}, {@code continue}. */
    static final class Jump extends Signal {

        private static final long serialVersionUID = 1;

        private final String word;

        Jump(String word) {
            super(word);
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** {@code exit}. */
    static final class Exit extends Signal {

        private static final long serialVersionUID = 1;

        Exit() {
            super("exit");
        }
    }

    /** {@code return}. */
    static final class Return extends Signal {

        private static final long serialVersionUID = 1;

        private final transient Value value;

        Return(Value value) {
            super("return");
            this.value = value;
        }

        Value value() {
            return value;
        }
    }

    /** An error that ends the script; its message is the sentence. */
    static final class Fatal extends Signal {

        private static final long serialVersionUID = 1;

        /** An error of the script itself. */
        Fatal(String sentence) {
            this("cmd. line:1: ", sentence);
        }

        private Fatal(String place, String sentence) {
            super(place + "fatal: " + sentence);
        }

        /** An error that has nothing to do with a place in the script. */
        static Fatal outside(String sentence) {
            return new Fatal("", sentence);
        }
    }
}
