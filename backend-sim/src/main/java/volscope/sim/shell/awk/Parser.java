package volscope.sim.shell.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import volscope.sim.shell.awk.Token.Kind;

/** Reads scripts. */
final class Parser extends ExpressionParser {

    private final Map<String, Script.Function> functions = new TreeMap<>();
    private final List<Script.Rule> rules = new ArrayList<>();

    private Parser(List<Token> tokens) {
        super(tokens);
    }

    /**
     * A script's tree.
     *
     * @throws SyntaxProblem
     *             if it is none
     */
    static Script parse(String text) {
        return new Parser(Lexer.tokens(text)).script();
    }

    private Script script() {
        skipEnds();
        while (peek().kind() != Kind.END) {
            if (accept("function")) {
                function();
            } else {
                rule();
            }
            skipEnds();
        }
        return new Script(rules, functions);
    }

    private void skipEnds() {
        while (peek().kind() == Kind.NEWLINE || peek().is(";")) {
            next();
        }
    }

    private void function() {
        String name = next().text();
        List<String> parameters = new ArrayList<>();
        expect("(");
        while (!accept(")")) {
            skipNewlines();
            parameters.add(name());
            skipNewlines();
            if (!accept(",") && !peek().is(")")) {
                throw unexpected();
            }
        }
        skipNewlines();
        functions.put(name, new Script.Function(List.copyOf(parameters), block()));
    }

    private void rule() {
        Script.When when = when();
        boolean special = when instanceof Script.Begin || when instanceof Script.End;
        if (special && !peek().is("{")) {
            throw unexpected();
        }
        Statement action = peek().is("{") ? block() : new Statement.Print(List.of(), Optional.empty());
        rules.add(new Script.Rule(when, action));
    }

    private Script.When when() {
        if (accept("BEGIN")) {
            return new Script.Begin();
        }
        if (accept("END")) {
            return new Script.End();
        }
        if (peek().is("{")) {
            return new Script.Always();
        }
        Expr from = expression();
        if (!accept(",")) {
            return new Script.Condition(from);
        }
        skipNewlines();
        return new Script.Range(from, expression());
    }

    private Statement block() {
        expect("{");
        List<Statement> statements = new ArrayList<>();
        skipEnds();
        while (!accept("}")) {
            statements.add(statement());
            skipEnds();
        }
        return new Statement.Block(statements);
    }

    private Statement statement() {
        return switch (peek().kind() == Kind.KEYWORD ? peek().text() : "") {
            case "if" -> branch();
            case "while" -> whileLoop();
            case "do" -> doLoop();
            case "for" -> forLoop();
            default -> peek().is("{") ? block() : peek().is(";") ? empty() : ended(simple());
        };
    }

    private Statement empty() {
        next();
        return new Statement.Block(List.of());
    }

    /** Takes the end of a statement. */
    private Statement ended(Statement statement) {
        boolean end = peek().kind() == Kind.NEWLINE || peek().is(";");
        if (end) {
            next();
        } else if (!peek().is("}") && peek().kind() != Kind.END) {
            throw unexpected();
        }
        return statement;
    }

    /** The statement that a head of {@code if} or a loop is about. */
    private Statement body() {
        skipNewlines();
        return statement();
    }

    private Expr condition() {
        expect("(");
        Expr condition = expression();
        expect(")");
        return condition;
    }

    private Statement branch() {
        next();
        Expr condition = condition();
        Statement then = body();
        int ends = 0;
        while (peek(ends).kind() == Kind.NEWLINE || peek(ends).is(";")) {
            ends++;
        }
        if (!peek(ends).is("else")) {
            return new Statement.If(condition, then, Optional.empty());
        }
        skipEnds();
        next();
        return new Statement.If(condition, then, Optional.of(body()));
    }

    private Statement whileLoop() {
        next();
        Expr condition = condition();
        return new Statement.While(condition, accept(";") ? new Statement.Block(List.of()) : body());
    }

    private Statement doLoop() {
        next();
        Statement body = body();
        skipEnds();
        expect("while");
        return ended(new Statement.DoWhile(body, condition()));
    }

    private Statement forLoop() {
        next();
        expect("(");
        if (peek().kind() == Kind.NAME && peek(1).is("in") && peek(2).kind() == Kind.NAME && peek(3).is(")")) {
            String name = name();
            next();
            String array = name();
            next();
            return new Statement.ForIn(name, array, body());
        }
        Optional<Statement> start = peek().is(";") ? Optional.empty() : Optional.of(withoutIn(this::simple));
        expect(";");
        skipNewlines();
        Optional<Expr> condition = peek().is(";") ? Optional.empty() : Optional.of(expression());
        expect(";");
        skipNewlines();
        Optional<Statement> step = peek().is(")") ? Optional.empty() : Optional.of(simple());
        expect(")");
        return new Statement.For(start, condition, step, accept(";") ? new Statement.Block(List.of()) : body());
    }

    private Statement simple() {
        String word = peek().kind() == Kind.KEYWORD ? peek().text() : "";
        switch (word) {
            case "print", "printf" -> {
                next();
                return print(word);
            }
            case "next", "nextfile", "break", "continue" -> {
                next();
                return new Statement.Jump(word);
            }
            case "exit" -> {
                next();
                return new Statement.Exit(value());
            }
            case "return" -> {
                next();
                return new Statement.Return(value());
            }
            case "delete" -> {
                next();
                String array = name();
                return new Statement.Delete(array, accept("[") ? subscripts() : List.of());
            }
            default -> {
                return new Statement.Evaluate(expression());
            }
        }
    }

    private boolean atEnd() {
        return peek().kind() == Kind.NEWLINE || peek().kind() == Kind.END || peek().is(";") || peek().is("}");
    }

    private Optional<Expr> value() {
        return atEnd() ? Optional.empty() : Optional.of(expression());
    }

    private Statement print(String word) {
        List<Expr> values = withoutGreater(this::printed);
        Optional<Statement.Redirect> redirect = Optional.empty();
        if (peek().is(">") || peek().is(">>") || peek().is("|")) {
            String operator = next().text();
            redirect = Optional.of(new Statement.Redirect(operator, withoutGreater(this::expression)));
        }
        return word.equals("print") ? new Statement.Print(values, redirect) : new Statement.PrintFormat(values, redirect);
    }

    private boolean endsPrint() {
        return atEnd() || peek().is(">") || peek().is(">>") || peek().is("|");
    }

    private List<Expr> printed() {
        List<Expr> values = new ArrayList<>();
        if (endsPrint()) {
            return values;
        }
        if (peek().is("(") && closesList()) {
            next();
            return listInParentheses();
        }
        do {
            skipNewlines();
            values.add(expression());
        } while (accept(","));
        return values;
    }

    private List<Expr> listInParentheses() {
        List<Expr> values = new ArrayList<>();
        do {
            skipNewlines();
            values.add(expression());
            skipNewlines();
        } while (accept(","));
        expect(")");
        return values;
    }

    /** Whether the parenthesis that opens here holds all that is printed, and has a comma. */
    private boolean closesList() {
        int open = 0;
        boolean comma = false;
        for (int ahead = 0; peek(ahead).kind() != Kind.END; ahead++) {
            Token token = peek(ahead);
            open += token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            comma |= open == 1 && token.is(",");
            if (open == 0) {
                Token after = peek(ahead + 1);
                boolean ends = after.kind() == Kind.NEWLINE || after.kind() == Kind.END
                        || List.of(";", "}", ">", ">>", "|").contains(after.text());
                return comma && ends;
            }
        }
        return false;
    }
}
