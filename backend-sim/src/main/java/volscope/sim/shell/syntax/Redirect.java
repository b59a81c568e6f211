package volscope.sim.shell.syntax;

/**
 * A redirection.
 *
 * @param descriptor
 *            the descriptor that is changed
 * @param kind
 *            what is done with it
 * @param target
 *            a file's name, another descriptor, or {@code -}
 */
public record Redirect(int descriptor, Kind kind, Word target) {

    /** The operators, and which descriptor they mean by default. */
    public enum Kind {
        READ("<", 0), WRITE(">", 1), CLOBBER(">|", 1), APPEND(">>", 1), READ_WRITE("<>", 0), COPY_INPUT("<&", 0), COPY_OUTPUT(">&", 1);

        private final String symbol;
        private final int descriptor;

        Kind(String symbol, int descriptor) {
            this.symbol = symbol;
            this.descriptor = descriptor;
        }

        /** The operator as written. */
        public String symbol() {
            return symbol;
        }

        /** The descriptor meant when none is written. */
        public int descriptor() {
            return descriptor;
        }
    }
}
