package volscope.sim.shell.syntax;

/** Where a part stands, which decides what characters mean there and where it ends. */
enum Quoting {
    /** In a word of a command. */
    PLAIN,
    /** Between double quotes. */
    DOUBLE,
    /** In the word of a braced parameter. */
    BRACE,
    /** The same between double quotes. */
    DOUBLE_BRACE,
    /** In an arithmetic expression. */
    ARITHMETIC;

    private static final String META = " \t\n;&|()<>";

    /** Whether the character ends what is read. */
    boolean ends(char c) {
        return switch (this) {
            case PLAIN -> META.indexOf(c) >= 0;
            case DOUBLE -> c == '"';
            case BRACE, DOUBLE_BRACE -> c == '}';
            case ARITHMETIC -> false;
        };
    }

    /** Whether single quotes quote. */
    boolean hasSingleQuotes() {
        return this == PLAIN || this == BRACE;
    }

    /** Whether a double quote opens a quotation. */
    boolean hasDoubleQuotes() {
        return this != DOUBLE;
    }

    /** Whether a backslash quotes this character; elsewhere it stands for itself. */
    boolean escapes(char c) {
        return hasSingleQuotes() || "$`\"\\".indexOf(c) >= 0 || c == '}' && this == DOUBLE_BRACE;
    }

    /** What holds inside a braced parameter that stands here. */
    Quoting braced() {
        return hasSingleQuotes() ? BRACE : DOUBLE_BRACE;
    }

    /** Why the text may not stop here. */
    String unterminated() {
        return switch (this) {
            case BRACE, DOUBLE_BRACE -> "Missing '}'";
            case ARITHMETIC -> "Missing '))'";
            case PLAIN, DOUBLE -> "Unterminated quoted string";
        };
    }
}
