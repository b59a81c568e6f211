package volscope.sim.shell.syntax;

/** What the lexer finds at one place. */
sealed interface Token {

    /** How the token is called in an error sentence. */
    String called();

    /** An operator or a line end. */
    record Operator(String text) implements Token {

        @Override
        public String called() {
            return text.equals("\n") ? "newline" : '"' + text + '"';
        }
    }

    /** A redirection operator with the descriptor it changes. */
    record Arrow(int descriptor, Redirect.Kind kind) implements Token {

        @Override
        public String called() {
            return "redirection";
        }
    }

    /** A word. */
    record Text(Word word) implements Token {

        @Override
        public String called() {
            return word.plain().filter(Reserved::is).map(text -> '"' + text + '"').orElse("word");
        }
    }

    /** The end of the text. */
    record End() implements Token {

        @Override
        public String called() {
            return "end of file";
        }
    }
}
