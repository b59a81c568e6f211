package volscope.sim.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grammar of the shell, by recursive descent. */
public final class Parser {

    private static final Set<String> SPECIAL = Set.of(".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return",
            "set",
            "shift", "times", "trap", "unset");

    /** How many commands may be joined by {@code &&} and {@code ||}. */
    private static final int LONGEST_CHAIN = 500;

    private final Cursor cursor;
    private final Lexer lexer;

    Parser(Cursor cursor) {
        this.cursor = cursor;
        this.lexer = new Lexer(cursor);
    }

    /**
     * The tree of a text.
     *
     * @throws SyntaxException
     *             if it is no list of commands
     */
    public static Node parse(String text) {
        Parser parser = new Parser(new Cursor(text));
        parser.skipNewlines();
        if (parser.lexer.peek() instanceof Token.End) {
            return new Node.Empty();
        }
        Node node = parser.list();
        if (!(parser.lexer.peek() instanceof Token.End)) {
            throw parser.unexpected();
        }
        return node;
    }

    /** The commands up to the closing parenthesis, which is taken. */
    Node substitution() {
        skipNewlines();
        Node body = isOperator(")") ? new Node.Empty() : list();
        expectOperator(")");
        return body;
    }

    private Node list() {
        cursor.enter();
        List<Node> nodes = new ArrayList<>();
        skipNewlines();
        boolean more = !(lexer.peek() instanceof Token.End);
        while (more) {
            Node node = andOr();
            boolean background = acceptOperator("&");
            nodes.add(background ? new Node.Background(node) : node);
            more = background || acceptOperator(";") || isOperator("\n");
            skipNewlines();
            more = more && !atListEnd();
        }
        cursor.leave();
        return Node.sequence(nodes);
    }

    private boolean atListEnd() {
        return switch (lexer.peek()) {
            case Token.End _ -> true;
            case Token.Operator operator -> operator.text().equals(")") || operator.text().equals(";;");
            case Token.Text text -> text.word().plain().filter(Reserved::endsList).isPresent();
            case Token.Arrow _ -> false;
        };
    }

    private Node andOr() {
        Node node = pipeline();
        for (int length = 1; isOperator("&&") || isOperator("||"); length++) {
            if (length > LONGEST_CHAIN) {
                throw new SyntaxException("too many commands in a row");
            }
            boolean and = acceptOperator("&&") || !acceptOperator("||");
            skipNewlines();
            node = and ? new Node.And(node, pipeline()) : new Node.Or(node, pipeline());
        }
        return node;
    }

    private Node pipeline() {
        boolean inverted = acceptKeyword("!");
        List<Node> stages = new ArrayList<>();
        stages.add(command());
        while (acceptOperator("|")) {
            skipNewlines();
            stages.add(command());
        }
        Node pipeline = stages.size() == 1 ? stages.get(0) : new Node.Pipeline(stages);
        return inverted ? new Node.Not(pipeline) : pipeline;
    }

    private Node command() {
        Optional<Node> compound = compound();
        if (compound.isEmpty()) {
            return simple();
        }
        List<Redirect> redirects = new ArrayList<>();
        while (lexer.peek() instanceof Token.Arrow) {
            redirects.add(redirect());
        }
        return redirects.isEmpty() ? compound.get() : new Node.Redirected(compound.get(), redirects);
    }

    private Optional<Node> compound() {
        if (acceptOperator("(")) {
            Node body = list();
            expectOperator(")");
            return Optional.of(new Node.Subshell(body));
        }
        return switch (keyword()) {
            case "{" -> Optional.of(group());
            case "if" -> Optional.of(condition());
            case "while" -> Optional.of(whileLoop());
            case "until" -> untilLoop();
            case "for" -> Optional.of(forLoop());
            case "case" -> Optional.of(choice());
            case "" -> Optional.empty();
            default -> throw unexpected();
        };
    }

    private Node group() {
        lexer.next();
        Node body = list();
        expectKeyword("}");
        return new Node.Group(body);
    }

    /** After {@code if} or {@code elif}. */
    private Node condition() {
        cursor.enter();
        lexer.next();
        Node condition = list();
        expectKeyword("then");
        Node then = list();
        boolean chained = keyword().equals("elif");
        Optional<Node> otherwise = chained ? Optional.of(condition()) : acceptKeyword("else") ? Optional.of(list()) : Optional.empty();
        if (!chained) {
            expectKeyword("fi");
        }
        cursor.leave();
        return new Node.If(condition, then, otherwise);
    }

    private Node whileLoop() {
        lexer.next();
        Node condition = list();
        return new Node.While(condition, loopBody());
    }

    /** A loop; or nothing, when no {@code do} follows: then {@code until} is a word like others. */
    private Optional<Node> untilLoop() {
        int start = lexer.position();
        int depth = cursor.depth();
        lexer.next();
        Optional<Node> condition = tryList();
        if (condition.isEmpty() || !keyword().equals("do")) {
            lexer.restore(start, depth);
            return Optional.empty();
        }
        return Optional.of(new Node.Until(condition.get(), loopBody()));
    }

    private Optional<Node> tryList() {
        try {
            return Optional.of(list());
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    private Node loopBody() {
        expectKeyword("do");
        Node body = list();
        expectKeyword("done");
        return body;
    }

    private Node forLoop() {
        lexer.next();
        String name = takeWord().flatMap(Word::plain).filter(Cursor::isName)
                .orElseThrow(() -> new SyntaxException("Bad for loop variable"));
        skipNewlines();
        Optional<List<Word>> words = acceptKeyword("in") ? Optional.of(forWords()) : Optional.empty();
        if (words.isEmpty()) {
            acceptOperator(";");
        }
        skipNewlines();
        return new Node.For(name, words, loopBody());
    }

    private List<Word> forWords() {
        List<Word> words = new ArrayList<>();
        for (Optional<Word> word = takeWord(); word.isPresent(); word = takeWord()) {
            words.add(word.get());
        }
        if (!acceptOperator(";") && !acceptOperator("\n")) {
            throw unexpected();
        }
        return words;
    }

    private Node choice() {
        lexer.next();
        Word subject = takeWord().orElseThrow(() -> unexpected("word"));
        skipNewlines();
        expectKeyword("in");
        skipNewlines();
        List<Node.Item> items = new ArrayList<>();
        while (!keyword().equals("esac")) {
            items.add(item());
            if (!acceptOperator(";;") && !keyword().equals("esac")) {
                throw unexpected("\";;\"");
            }
            skipNewlines();
        }
        lexer.next();
        return new Node.Case(subject, items);
    }

    private Node.Item item() {
        acceptOperator("(");
        List<Word> patterns = new ArrayList<>();
        do {
            patterns.add(takeWord().orElseThrow(() -> unexpected("\")\"")));
        } while (acceptOperator("|"));
        expectOperator(")");
        skipNewlines();
        return new Node.Item(patterns, atListEnd() ? new Node.Empty() : list());
    }

    private Node simple() {
        List<Node.Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        while (true) {
            Token token = lexer.peek();
            if (token instanceof Token.Arrow) {
                redirects.add(redirect());
            } else if (token instanceof Token.Text text) {
                lexer.next();
                Optional<Node.Assignment> assignment = words.isEmpty() ? Assignments.of(text.word()) : Optional.empty();
                assignment.ifPresentOrElse(assignments::add, () -> words.add(text.word()));
            } else if (isOperator("(") && words.size() == 1 && assignments.isEmpty() && redirects.isEmpty()) {
                return function(words.get(0));
            } else {
                break;
            }
        }
        if (words.isEmpty() && assignments.isEmpty() && redirects.isEmpty()) {
            throw unexpected();
        }
        return new Node.Simple(assignments, words, redirects);
    }

    private Node function(Word word) {
        lexer.next();
        expectOperator(")");
        String name = word.plain().filter(Cursor::isName).filter(text -> !SPECIAL.contains(text))
                .orElseThrow(() -> new SyntaxException("Bad function name"));
        skipNewlines();
        cursor.enter();
        Node body = command();
        cursor.leave();
        return new Node.Define(name, body);
    }

    private Redirect redirect() {
        Token.Arrow arrow = (Token.Arrow) lexer.next();
        return new Redirect(arrow.descriptor(), arrow.kind(), takeWord().orElseThrow(this::unexpected));
    }

    private Optional<Word> takeWord() {
        if (lexer.peek() instanceof Token.Text text) {
            lexer.next();
            return Optional.of(text.word());
        }
        return Optional.empty();
    }

    private void skipNewlines() {
        while (acceptOperator("\n")) {
            continue;
        }
    }

    /** The reserved word that comes next, or an empty text. */
    private String keyword() {
        return lexer.peek() instanceof Token.Text text
                ? text.word().plain().filter(Reserved::is).filter(word -> !word.equals("in")).orElse("")
                : "";
    }

    private boolean acceptKeyword(String keyword) {
        boolean there = lexer.peek() instanceof Token.Text text && text.word().plain().filter(keyword::equals).isPresent();
        if (there) {
            lexer.next();
        }
        return there;
    }

    private void expectKeyword(String keyword) {
        if (!acceptKeyword(keyword)) {
            throw unexpected('"' + keyword + '"');
        }
    }

    private boolean isOperator(String text) {
        return lexer.peek() instanceof Token.Operator operator && operator.text().equals(text);
    }

    private boolean acceptOperator(String text) {
        boolean there = isOperator(text);
        if (there) {
            lexer.next();
        }
        return there;
    }

    private void expectOperator(String text) {
        if (!acceptOperator(text)) {
            throw unexpected('"' + text + '"');
        }
    }

    private SyntaxException unexpected() {
        return new SyntaxException(lexer.peek().called() + " unexpected");
    }

    private SyntaxException unexpected(String expected) {
        return new SyntaxException(lexer.peek().called() + " unexpected (expecting " + expected + ")");
    }
}
