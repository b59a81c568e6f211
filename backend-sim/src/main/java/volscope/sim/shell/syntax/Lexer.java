package volscope.sim.shell.syntax;

import java.util.List;
import java.util.Optional;

/** Splits a text into tokens, one ahead. */
final class Lexer {

    private static final List<String> OPERATORS = List.of("&&", "||", ";;", "&", "|", ";", "(", ")", "\n");

    /** Longer ones first. */
    private static final List<Redirect.Kind> ARROWS = List.of(Redirect.Kind.COPY_INPUT, Redirect.Kind.READ_WRITE, Redirect.Kind.READ,
            Redirect.Kind.APPEND, Redirect.Kind.COPY_OUTPUT, Redirect.Kind.CLOBBER, Redirect.Kind.WRITE);

    private final Cursor cursor;
    private final WordReader words;
    private Optional<Token> ahead = Optional.empty();
    private int start;

    Lexer(Cursor cursor) {
        this.cursor = cursor;
        this.words = new WordReader(cursor);
    }

    /** The next token, which stays. */
    Token peek() {
        if (ahead.isEmpty()) {
            skipBlanks();
            start = cursor.position();
            ahead = Optional.of(read());
        }
        return ahead.get();
    }

    /** The next token, taken. */
    Token next() {
        Token token = peek();
        ahead = Optional.empty();
        return token;
    }

    /** Where the next token starts. */
    int position() {
        peek();
        return start;
    }

    /** Goes back to where a token started. */
    void restore(int position, int depth) {
        ahead = Optional.empty();
        cursor.restore(position, depth);
    }

    private void skipBlanks() {
        while (true) {
            cursor.skipContinuations();
            char c = cursor.peek();
            if (c == '#') {
                skipComment();
            } else if (c == ' ' || c == '\t') {
                cursor.next();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        while (!cursor.atEnd() && cursor.peek() != '\n') {
            cursor.next();
        }
    }

    private Token read() {
        if (cursor.atEnd()) {
            return new Token.End();
        }
        if (Cursor.isDigit(cursor.peek()) && (cursor.peek(1) == '<' || cursor.peek(1) == '>')) {
            return arrow(Optional.of(cursor.next() - '0'));
        }
        if (cursor.peek() == '<' || cursor.peek() == '>') {
            return arrow(Optional.empty());
        }
        for (String operator : OPERATORS) {
            if (cursor.accept(operator)) {
                return new Token.Operator(operator);
            }
        }
        return new Token.Text(words.word());
    }

    private Token arrow(Optional<Integer> descriptor) {
        if (cursor.startsWith("<<")) {
            throw new SyntaxException("here-documents are not known here");
        }
        Redirect.Kind kind = ARROWS.stream().filter(arrow -> cursor.accept(arrow.symbol())).findFirst().orElseThrow();
        return new Token.Arrow(descriptor.orElse(kind.descriptor()), kind);
    }
}
