package volscope.sim.shell.awk;

import java.util.List;
import java.util.Optional;

/** An expression. */
sealed interface Expr {

    /** Something that can be assigned to. */
    sealed interface Target extends Expr {
    }

    /** A number. */
    record Number(double value) implements Expr {
    }

    /** A text. */
    record Text(String value) implements Expr {
    }

    /** A regular expression: alone, whether the record matches it. */
    record Regular(String source) implements Expr {
    }

    /** A variable. */
    record Variable(String name) implements Target {
    }

    /** {@code $n}. */
    record Field(Expr number) implements Target {
    }

    /** {@code array[subscripts]}. */
    record Element(String array, List<Expr> subscripts) implements Target {
    }

    /** {@code target op= value}; without an operator, plain. */
    record Assign(Target target, String operator, Expr value) implements Expr {
    }

    /** {@code condition ? then : otherwise}. */
    record Choice(Expr condition, Expr then, Expr otherwise) implements Expr {
    }

    /** {@code left && right} or {@code left || right}. */
    record Logical(String operator, Expr left, Expr right) implements Expr {
    }

    /** {@code (subscripts) in array}. */
    record In(List<Expr> subscripts, String array) implements Expr {
    }

    /** {@code text ~ pattern} or {@code text !~ pattern}. */
    record Match(String operator, Expr text, Expr pattern) implements Expr {
    }

    /** A comparison. */
    record Compare(String operator, Expr left, Expr right) implements Expr {
    }

    /** Arithmetic. */
    record Binary(String operator, Expr left, Expr right) implements Expr {
    }

    /** Two texts as one. */
    record Concatenation(Expr left, Expr right) implements Expr {
    }

    /** {@code !}, {@code -} or {@code +}. */
    record Unary(String operator, Expr operand) implements Expr {
    }

    /** {@code ++} or {@code --} in front. */
    record Before(String operator, Target target) implements Expr {
    }

    /** {@code ++} or {@code --} after. */
    record After(Target target, String operator) implements Expr {
    }

    /** A call of a function of the script. */
    record Call(String name, List<Expr> arguments) implements Expr {

        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A call of a function of the language. */
    record Builtin(String name, List<Expr> arguments) implements Expr {

        public Builtin {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code getline}, into a variable, from a file. */
    record GetLine(Optional<Target> target, Optional<Expr> file) implements Expr {
    }

    /** An expression in parentheses. */
    record Group(Expr inner) implements Expr {
    }
}
