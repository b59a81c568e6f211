package volscope.sim.shell.awk;

/**
 * A token of a script.
 *
 * @param kind
 *            what it is
 * @param text
 *            its text; of strings and regular expressions what stands between the delimiters
 * @param place
 *            where it starts in the script
 */
record Token(Kind kind, String text, int place) {

    /** The kinds of tokens. */
    enum Kind {
        NUMBER, STRING, REGEX, NAME,
        /** A name with a parenthesis right after it. */
        FUNCTION, KEYWORD, BUILTIN, OPERATOR, NEWLINE, END
    }

    boolean is(String operator) {
        return (kind == Kind.OPERATOR || kind == Kind.KEYWORD || kind == Kind.BUILTIN) && text.equals(operator);
    }
}
