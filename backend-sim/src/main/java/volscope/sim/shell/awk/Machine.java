package volscope.sim.shell.awk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import volscope.model.machine.EndlessRunException;

/** A script at work. */
final class Machine {

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

    private final Script script;
    private final World world;
    private final RegexCache patterns = new RegexCache();
    private final Record record = new Record(patterns);
    private final Variables variables = new Variables(record);
    private final Evaluator evaluator;
    private final Deque<String> operands;
    private final boolean[] inRange;
    private Optional<Records> current = Optional.empty();
    private boolean readAny;
    private int status;

    Machine(Script script, World world, List<String> operands) {
        this.script = script;
        this.world = world;
        this.operands = new ArrayDeque<>(operands);
        this.evaluator = new Evaluator(script, this);
        this.inRange = new boolean[script.rules().size()];
    }

    Variables variables() {
        return variables;
    }

    RegexCache patterns() {
        return patterns;
    }

    World world() {
        return world;
    }

    /** The whole record. */
    String record() {
        return record.whole(variables.text("OFS"), variables.text("CONVFMT"));
    }

    Value field(double number) {
        if (number < 0) {
            throw new Signal.Fatal("attempt to access field " + (long) number);
        }
        return number < 1 ? new Value.Input(record()) : record.field((int) Math.min(number, Integer.MAX_VALUE));
    }

    void field(double number, Value value) {
        if (number < 1) {
            record.set(evaluator.text(value), variables.text("FS"));
        } else {
            record.field((int) Math.min(number, Integer.MAX_VALUE), value);
        }
    }

    /** Gives a variable a value from the command line. */
    void assign(String assignment) {
        int equals = assignment.indexOf('=');
        variables.set(assignment.substring(0, equals), new Value.Input(Lexer.unescaped(assignment.substring(equals + 1))));
    }

    /** Runs the script; gives its exit code. */
    int run() {
        try {
            rules(Script.Begin.class);
            if (script.rules().stream().anyMatch(rule -> !(rule.when() instanceof Script.Begin))) {
                records();
            }
        } catch (Signal.Exit _) {
            // The rules at the end are still run.
        }
        try {
            rules(Script.End.class);
        } catch (Signal.Exit _) {
            // That is all.
        }
        return status;
    }

    private void rules(Class<? extends Script.When> type) {
        script.rules().stream().filter(rule -> type.isInstance(rule.when())).forEach(rule -> execute(rule.action()));
    }

    private void records() {
        while (nextRecord()) {
            try {
                for (int i = 0; i < script.rules().size(); i++) {
                    Script.Rule rule = script.rules().get(i);
                    if (applies(rule.when(), i)) {
                        execute(rule.action());
                    }
                }
            } catch (Signal.Jump jump) {
                if (jump.word().equals("nextfile")) {
                    current = Optional.empty();
                }
            }
        }
    }

    private boolean applies(Script.When when, int rule) {
        return switch (when) {
            case Script.Begin _,Script.End _ -> false;
            case Script.Always _ -> true;
            case Script.Condition condition -> evaluator.evaluate(condition.expression()).isTrue();
            case Script.Range range -> {
                boolean in = inRange[rule] || evaluator.evaluate(range.from()).isTrue();
                inRange[rule] = in && !evaluator.evaluate(range.to()).isTrue();
                yield in;
            }
        };
    }

    private boolean nextRecord() {
        Optional<String> next = nextText();
        next.ifPresent(text -> record.set(text, variables.text("FS")));
        return next.isPresent();
    }

    /** The text of the next record of the operands. */
    private Optional<String> nextText() {
        while (true) {
            Optional<String> text = current.flatMap(records -> records.next(variables.text("RS"), patterns));
            if (text.isPresent()) {
                variables.count("NR");
                variables.count("FNR");
                return text;
            }
            current = nextFile();
            if (current.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private Optional<Records> nextFile() {
        while (!operands.isEmpty()) {
            String operand = operands.remove();
            if (ASSIGNMENT.matcher(operand).matches()) {
                assign(operand);
            } else if (!operand.isEmpty()) {
                return Optional.of(open(operand));
            }
        }
        return readAny ? Optional.empty() : Optional.of(open("-"));
    }

    private Records open(String name) {
        readAny = true;
        variables.set("FILENAME", Value.of(name.equals("-") ? "" : name));
        variables.set("FNR", Value.of(0));
        return new Records(world.text(name, "file"));
    }

    /** Reads a record for {@code getline}: 1, or 0 at the end, or -1 if the file cannot be read. */
    double getLine(Optional<String> file, Optional<Consumer<Value>> target) {
        Optional<Records> source = file.flatMap(world::records);
        if (file.isPresent() && source.isEmpty()) {
            return -1;
        }
        Optional<String> text = file.isPresent() ? source.flatMap(records -> records.next(variables.text("RS"), patterns)) : nextText();
        text.ifPresent(
                line -> target.ifPresentOrElse(set -> set.accept(new Value.Input(line)), () -> record.set(line, variables.text("FS"))));
        return text.isPresent() ? 1 : 0;
    }

    void execute(Statement statement) {
        switch (statement) {
            case Statement.Print print -> print(print);
            case Statement.PrintFormat print -> write(formatted(print.values()), print.redirect());
            case Statement.Evaluate evaluate -> evaluator.evaluate(evaluate.expression());
            case Statement.Block block -> block.statements().forEach(this::execute);
            case Statement.If branch -> branch(branch);
            case Statement.While loop -> loop(loop.condition(), loop.body(), Optional.empty());
            case Statement.DoWhile loop -> {
                if (round(loop.body())) {
                    loop(loop.condition(), loop.body(), Optional.empty());
                }
            }
            case Statement.For loop -> {
                loop.start().ifPresent(this::execute);
                loop(loop.condition().orElse(new Expr.Number(1)), loop.body(), loop.step());
            }
            case Statement.ForIn loop -> each(loop);
            case Statement.Delete delete -> delete(delete);
            case Statement.Jump jump -> throw new Signal.Jump(jump.word());
            case Statement.Exit exit -> exit(exit);
            case Statement.Return end -> throw new Signal.Return(end.value().map(evaluator::evaluate).orElse(Value.UNSET));
        }
    }

    private void print(Statement.Print print) {
        String separator = variables.text("OFS");
        String text = print.values().isEmpty()
                ? record()
                : String.join(separator,
                        print.values().stream().map(evaluator::evaluate).map(value -> value.text(variables.text("OFMT"))).toList());
        write(text + variables.text("ORS"), print.redirect());
    }

    private String formatted(List<Expr> values) {
        if (values.isEmpty()) {
            throw new Signal.Fatal("printf: no arguments");
        }
        String format = evaluator.text(values.get(0));
        return Format.format(format, values.stream().skip(1).map(evaluator::evaluate).toList());
    }

    private void write(String text, Optional<Statement.Redirect> redirect) {
        redirect.ifPresentOrElse(to -> world.print(text, to.operator(), evaluator.text(to.file())), () -> world.print(text));
    }

    private void branch(Statement.If branch) {
        if (evaluator.evaluate(branch.condition()).isTrue()) {
            execute(branch.then());
        } else {
            branch.otherwise().ifPresent(this::execute);
        }
    }

    private void loop(Expr condition, Statement body, Optional<Statement> step) {
        while (evaluator.evaluate(condition).isTrue() && round(body)) {
            step.ifPresent(this::execute);
        }
    }

    /** One round of a loop; gives whether the loop goes on. */
    private boolean round(Statement body) {
        EndlessRunException.check();
        try {
            execute(body);
            return true;
        } catch (Signal.Jump jump) {
            if (jump.word().equals("break")) {
                return false;
            }
            if (jump.word().equals("continue")) {
                return true;
            }
            throw jump;
        }
    }

    private void each(Statement.ForIn loop) {
        for (String key : new ArrayList<>(variables.cell(loop.array()).elements().keySet())) {
            variables.set(loop.name(), new Value.Input(key));
            if (!round(loop.body())) {
                return;
            }
        }
    }

    private void delete(Statement.Delete delete) {
        if (delete.subscripts().isEmpty()) {
            variables.cell(delete.array()).elements().clear();
        } else {
            variables.cell(delete.array()).elements().remove(evaluator.key(delete.subscripts()));
        }
    }

    private void exit(Statement.Exit exit) {
        exit.status().ifPresent(value -> status = (int) evaluator.number(value) & 0xff);
        throw new Signal.Exit();
    }
}
