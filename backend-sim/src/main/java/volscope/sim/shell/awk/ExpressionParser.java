package volscope.sim.shell.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import volscope.sim.shell.awk.Token.Kind;

/** Reads expressions, by recursive descent. */
class ExpressionParser {

    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
    private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int position;
    private int depth;
    /** Above 0 in the words of {@code print}, where {@code >} is no comparison. */
    private int noGreater;
    /** Above 0 in the head of {@code for}, where {@code in} is no operator. */
    private int noIn;

    ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(position + ahead, tokens.size() - 1));
    }

    Token next() {
        return tokens.get(position++);
    }

    boolean accept(String text) {
        boolean there = peek().is(text);
        if (there) {
            position++;
        }
        return there;
    }

    void expect(String text) {
        if (!accept(text)) {
            throw unexpected();
        }
    }

    SyntaxProblem unexpected() {
        boolean end = peek().kind() == Kind.END || peek().kind() == Kind.NEWLINE;
        return new SyntaxProblem(peek().place(), end ? "unexpected newline or end of string" : "syntax error");
    }

    void skipNewlines() {
        while (peek().kind() == Kind.NEWLINE) {
            position++;
        }
    }

    /** What a parser reads. */
    interface Part<T> {

        T read();
    }

    /** Reads with {@code >} as the end of an expression. */
    <T> T withoutGreater(Part<T> part) {
        noGreater++;
        T read = part.read();
        noGreater--;
        return read;
    }

    /** Reads with {@code in} as the end of an expression. */
    <T> T withoutIn(Part<T> part) {
        noIn++;
        T read = part.read();
        noIn--;
        return read;
    }

    Expr expression() {
        if (++depth > DEEPEST) {
            throw new SyntaxProblem(peek().place(), "nested too deeply");
        }
        Expr left = choice();
        if (left instanceof Expr.Target target && peek().kind() == Kind.OPERATOR && ASSIGNMENTS.contains(peek().text())) {
            String operator = next().text();
            skipNewlines();
            left = new Expr.Assign(target, operator.substring(0, operator.length() - 1), expression());
        }
        depth--;
        return left;
    }

    private Expr choice() {
        Expr condition = or();
        if (!accept("?")) {
            return condition;
        }
        skipNewlines();
        Expr then = expression();
        skipNewlines();
        expect(":");
        skipNewlines();
        return new Expr.Choice(condition, then, expression());
    }

    private Expr or() {
        Expr left = and();
        while (accept("||")) {
            skipNewlines();
            left = new Expr.Logical("||", left, and());
        }
        return left;
    }

    private Expr and() {
        Expr left = in();
        while (accept("&&")) {
            skipNewlines();
            left = new Expr.Logical("&&", left, in());
        }
        return left;
    }

    private Expr in() {
        Expr left = match();
        while (noIn == 0 && accept("in")) {
            left = new Expr.In(List.of(left), name());
        }
        return left;
    }

    String name() {
        if (peek().kind() != Kind.NAME) {
            throw unexpected();
        }
        return next().text();
    }

    private Expr match() {
        Expr left = comparison();
        while (peek().is("~") || peek().is("!~")) {
            String operator = next().text();
            left = new Expr.Match(operator, left, comparison());
        }
        return left;
    }

    private Expr comparison() {
        Expr left = concatenation();
        if (peek().kind() == Kind.OPERATOR && COMPARISONS.contains(peek().text()) && !(noGreater > 0 && peek().is(">"))) {
            String operator = next().text();
            return new Expr.Compare(operator, left, concatenation());
        }
        return left;
    }

    private Expr concatenation() {
        Expr left = sum();
        while (startsOperand()) {
            left = new Expr.Concatenation(left, sum());
        }
        return left;
    }

    private boolean startsOperand() {
        return switch (peek().kind()) {
            case NUMBER, STRING, REGEX, NAME, FUNCTION, BUILTIN -> true;
            case OPERATOR -> List.of("$", "!", "(", "++", "--").contains(peek().text());
            default -> false;
        };
    }

    private Expr sum() {
        Expr left = product();
        while (peek().is("+") || peek().is("-")) {
            String operator = next().text();
            left = new Expr.Binary(operator, left, product());
        }
        return left;
    }

    private Expr product() {
        Expr left = unary();
        while (peek().is("*") || peek().is("/") || peek().is("%")) {
            String operator = next().text();
            left = new Expr.Binary(operator, left, unary());
        }
        return left;
    }

    private Expr unary() {
        if (peek().is("!") || peek().is("-") || peek().is("+")) {
            String operator = next().text();
            if (++depth > DEEPEST) {
                throw new SyntaxProblem(peek().place(), "nested too deeply");
            }
            Expr operand = unary();
            depth--;
            return new Expr.Unary(operator, operand);
        }
        return power();
    }

    private Expr power() {
        Expr left = postfix();
        if (!accept("^")) {
            return left;
        }
        boolean signed = peek().is("-") || peek().is("+") || peek().is("!");
        return new Expr.Binary("^", left, signed ? unary() : power());
    }

    private Expr postfix() {
        if (peek().is("++") || peek().is("--")) {
            String operator = next().text();
            return new Expr.Before(operator, target(primary()));
        }
        Expr operand = primary();
        if (operand instanceof Expr.Target target && (peek().is("++") || peek().is("--"))) {
            return new Expr.After(target, next().text());
        }
        return operand;
    }

    private Expr.Target target(Expr expression) {
        if (expression instanceof Expr.Target target) {
            return target;
        }
        throw unexpected();
    }

    private Expr primary() {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> new Expr.Number(Numbers.literal(token.text()));
            case STRING -> new Expr.Text(token.text());
            case REGEX -> new Expr.Regular(token.text());
            case FUNCTION -> new Expr.Call(token.text(), arguments());
            case BUILTIN -> new Expr.Builtin(token.text(), peek().is("(") ? arguments() : List.of());
            case NAME -> accept("[") ? new Expr.Element(token.text(), subscripts()) : new Expr.Variable(token.text());
            default -> operatorOrKeyword(token);
        };
    }

    private Expr operatorOrKeyword(Token token) {
        if (token.is("$")) {
            return new Expr.Field(peek().is("-") || peek().is("+") || peek().is("!") ? unary() : field());
        }
        if (token.is("(")) {
            return parentheses();
        }
        if (token.is("getline")) {
            return getLine();
        }
        position--;
        throw unexpected();
    }

    /** The number of a field: {@code $i++} is a field that is incremented, {@code $++i} the field after. */
    private Expr field() {
        if (peek().is("++") || peek().is("--")) {
            String operator = next().text();
            return new Expr.Before(operator, target(primary()));
        }
        return primary();
    }

    private Expr parentheses() {
        int greater = noGreater;
        int in = noIn;
        noGreater = 0;
        noIn = 0;
        List<Expr> list = list(")");
        noGreater = greater;
        noIn = in;
        if (list.size() > 1) {
            if (!accept("in")) {
                throw unexpected();
            }
            return new Expr.In(list, name());
        }
        return new Expr.Group(list.get(0));
    }

    private Expr getLine() {
        boolean hasTarget = peek().kind() == Kind.NAME || peek().is("$");
        Optional<Expr.Target> target = hasTarget ? Optional.of(target(primary())) : Optional.empty();
        Optional<Expr> file = accept("<") ? Optional.of(postfix()) : Optional.empty();
        return new Expr.GetLine(target, file);
    }

    private List<Expr> arguments() {
        expect("(");
        skipNewlines();
        int greater = noGreater;
        int in = noIn;
        noGreater = 0;
        noIn = 0;
        List<Expr> list = accept(")") ? List.of() : list(")");
        noGreater = greater;
        noIn = in;
        return list;
    }

    List<Expr> subscripts() {
        return list("]");
    }

    private List<Expr> list(String end) {
        List<Expr> list = new ArrayList<>();
        do {
            skipNewlines();
            list.add(expression());
            skipNewlines();
        } while (accept(","));
        expect(end);
        return list;
    }
}
