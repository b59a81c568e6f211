package volscope.sim.shell.awk;

import java.util.List;
import java.util.Optional;

/** A statement. */
sealed interface Statement {

    /**
     * Where output goes.
     *
     * @param operator
     *            {@code >}, {@code >>} or {@code |}
     */
    record Redirect(String operator, Expr file) {
    }

    /** {@code print}. */
    record Print(List<Expr> values, Optional<Redirect> redirect) implements Statement {
    }

    /** {@code printf}. */
    record PrintFormat(List<Expr> values, Optional<Redirect> redirect) implements Statement {
    }

    /** An expression for its effect. */
    record Evaluate(Expr expression) implements Statement {
    }

    /** Statements in order. */
    record Block(List<Statement> statements) implements Statement {

        public Block {
            statements = List.copyOf(statements);
        }
    }

    /** {@code if}. */
    record If(Expr condition, Statement then, Optional<Statement> otherwise) implements Statement {
    }

    /** {@code while}. */
    record While(Expr condition, Statement body) implements Statement {
    }

    /** {@code do body while}. */
    record DoWhile(Statement body, Expr condition) implements Statement {
    }

    /** {@code for (start; condition; step)}. */
    record For(Optional<Statement> start, Optional<Expr> condition, Optional<Statement> step, Statement body) implements Statement {
    }

    /** {@code for (name in array)}. */
    record ForIn(String name, String array, Statement body) implements Statement {
    }

    /** {@code delete array} or of an element. */
    record Delete(String array, List<Expr> subscripts) implements Statement {
    }

    /** {@code next}, {@code nextfile}, {@code break}, {@code continue}. */
    record Jump(String word) implements Statement {
    }

    /** {@code exit}. */
    record Exit(Optional<Expr> status) implements Statement {
    }

    /** {@code return}. */
    record Return(Optional<Expr> value) implements Statement {
    }
}
