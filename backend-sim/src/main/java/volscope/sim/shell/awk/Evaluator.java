package volscope.sim.shell.awk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the values of expressions. */
final class Evaluator {

    private final Script script;
    private final Machine machine;
    private final Variables variables;
    private final Functions functions;

    Evaluator(Script script, Machine machine) {
        this.script = script;
        this.machine = machine;
        this.variables = machine.variables();
        this.functions = new Functions(this, machine);
    }

    Value evaluate(Expr expr) {
        return switch (expr) {
            case Expr.Number number -> Value.of(number.value());
            case Expr.Text text -> Value.of(text.value());
            case Expr.Regular regular -> Value.of(machine.patterns().get(regular.source()).matcher(machine.record()).find());
            case Expr.Variable variable -> variables.get(variable.name());
            case Expr.Field field -> machine.field(number(field.number()));
            case Expr.Element element -> variables.cell(element.array()).element(key(element.subscripts()));
            case Expr.Assign assign -> assign(assign);
            case Expr.Choice choice -> evaluate(evaluate(choice.condition()).isTrue() ? choice.then() : choice.otherwise());
            case Expr.Logical logical -> logical(logical);
            case Expr.In in -> Value.of(variables.cell(in.array()).elements().containsKey(key(in.subscripts())));
            case Expr.Match match -> Value.of(matches(match) == match.operator().equals("~"));
            case Expr.Compare compare -> Value.of(compare(compare));
            case Expr.Binary binary -> Value.of(apply(binary.operator(), number(binary.left()), number(binary.right())));
            case Expr.Concatenation both -> Value.of(text(both.left()) + text(both.right()));
            case Expr.Unary unary -> unary(unary);
            case Expr.Before before -> increment(before.target(), before.operator(), 1);
            case Expr.After after -> Value.of(increment(after.target(), after.operator(), 1).number() - step(after.operator()));
            case Expr.Call call -> call(call);
            case Expr.Builtin builtin -> functions.call(builtin);
            case Expr.GetLine line ->
                Value.of(machine.getLine(line.file().map(this::text), line.target().map(target -> value -> set(target, value))));
            case Expr.Group group -> evaluate(group.inner());
        };
    }

    double number(Expr expr) {
        return evaluate(expr).number();
    }

    String text(Expr expr) {
        return text(evaluate(expr));
    }

    String text(Value value) {
        return value.text(variables.text("CONVFMT"));
    }

    String key(List<Expr> subscripts) {
        return variables.key(subscripts.stream().map(this::text).toList());
    }

    /** The source of a regular expression: written as one, or a text. */
    String source(Expr expr) {
        return expr instanceof Expr.Regular regular ? regular.source() : text(expr);
    }

    private boolean matches(Expr.Match match) {
        String text = text(match.text());
        return machine.patterns().get(source(match.pattern())).matcher(text).find();
    }

    void set(Expr.Target target, Value value) {
        switch (target) {
            case Expr.Variable variable -> variables.set(variable.name(), value);
            case Expr.Field field -> machine.field(number(field.number()), value);
            case Expr.Element element -> variables.cell(element.array()).elements().put(key(element.subscripts()), value);
        }
    }

    private Value assign(Expr.Assign assign) {
        Value value = assign.operator().isEmpty()
                ? evaluate(assign.value())
                : Value.of(apply(assign.operator(), number(assign.target()), number(assign.value())));
        set(assign.target(), value);
        return value;
    }

    private static double step(String operator) {
        return operator.equals("++") ? 1 : -1;
    }

    private Value increment(Expr.Target target, String operator, double times) {
        Value value = Value.of(number(target) + times * step(operator));
        set(target, value);
        return value;
    }

    private Value logical(Expr.Logical logical) {
        boolean left = evaluate(logical.left()).isTrue();
        boolean decided = left == logical.operator().equals("||");
        return Value.of(decided ? left : evaluate(logical.right()).isTrue());
    }

    private boolean compare(Expr.Compare compare) {
        Value left = evaluate(compare.left());
        Value right = evaluate(compare.right());
        boolean numeric = left.isNumeric() && right.isNumeric();
        int order = numeric ? Double.compare(left.number() + 0.0, right.number() + 0.0) : text(left).compareTo(text(right));
        return switch (compare.operator()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static double apply(String operator, double left, double right) {
        if (right == 0 && (operator.equals("/") || operator.equals("%"))) {
            throw new Signal.Fatal("division by zero attempted" + (operator.equals("%") ? " in `%'" : ""));
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            case "^" -> Math.pow(left, right);
            default -> throw new AssertionError(operator);
        };
    }

    private Value unary(Expr.Unary unary) {
        Value operand = evaluate(unary.operand());
        return switch (unary.operator()) {
            case "!" -> Value.of(!operand.isTrue());
            case "-" -> Value.of(operand.number() == 0 ? 0 : -operand.number());
            default -> Value.of(operand.number());
        };
    }

    private Value call(Expr.Call call) {
        Script.Function function = Optional.ofNullable(script.functions().get(call.name()))
                .orElseThrow(() -> new Signal.Fatal("function `" + call.name() + "' not defined"));
        if (call.arguments().size() > function.parameters().size()) {
            throw new Signal.Fatal("function `" + call.name() + "' called with more arguments than declared");
        }
        Map<String, Cell> frame = new HashMap<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            frame.put(function.parameters().get(i), i < call.arguments().size() ? argument(call.arguments().get(i)) : new Cell());
        }
        variables.enter(frame);
        try {
            machine.execute(function.body());
            return Value.UNSET;
        } catch (Signal.Return end) {
            return end.value();
        } finally {
            variables.leave();
        }
    }

    private Cell argument(Expr argument) {
        if (argument instanceof Expr.Variable variable && !variable.name().equals("NF")) {
            return variables.cell(variable.name()).passed();
        }
        Cell cell = new Cell();
        cell.set(evaluate(argument));
        return cell;
    }
}
