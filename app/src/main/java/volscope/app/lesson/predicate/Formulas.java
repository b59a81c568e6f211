package volscope.app.lesson.predicate;

import java.util.List;
import volscope.app.lesson.seed.Numbers;
import volscope.app.lesson.source.Cursor;
import volscope.app.lesson.source.Fault;
import volscope.app.lesson.source.Line;
import volscope.app.lesson.source.Problem;
import volscope.app.lesson.source.Spot;

/** Reads formulas, numbers filled in. */
public final class Formulas {
    private final Cursor cursor;
    private final Numbers numbers;

    private Formulas(Cursor cursor, Numbers numbers) {
        this.cursor = cursor;
        this.numbers = numbers;
    }

    /** Reads a piece that is one formula and nothing else but a comment. */
    public static Formula read(Line line, Numbers numbers) {
        Cursor cursor = new Cursor(line);
        Formula formula = new Formulas(cursor, numbers).formula();
        if (!cursor.atEnd() && !cursor.sees("#")) {
            throw cursor.unexpected(List.of("and", "or", "implies", "end of line"));
        }
        return formula;
    }

    private Formula formula() {
        Formula left = disjunct();
        return cursor.takesWord("implies") ? new Connective.Both(left, Connective.Join.IMPLIES, formula()) : left;
    }

    private Formula disjunct() {
        Formula left = conjunct();
        while (cursor.takesWord("or")) {
            left = new Connective.Both(left, Connective.Join.OR, conjunct());
        }
        return left;
    }

    private Formula conjunct() {
        Formula left = unary();
        while (cursor.takesWord("and")) {
            left = new Connective.Both(left, Connective.Join.AND, unary());
        }
        return left;
    }

    private Formula unary() {
        Spot spot = cursor.spot();
        if (cursor.takesWord("not")) {
            return new Connective.Not(unary());
        }
        if (cursor.takesWord("always")) {
            return new Temporal.Through(Temporal.When.ALWAYS, unary());
        }
        if (cursor.takesWord("never")) {
            return new Temporal.Through(Temporal.When.NEVER, unary());
        }
        if (takesWords("at", "some", "time")) {
            return new Temporal.Through(Temporal.When.AT_SOME_TIME, unary());
        }
        if (takesWords("after", "any", "crash")) {
            Formula inner = unary();
            if (inner.isTemporal()) {
                throw Fault.at(spot, Problem.Kind.TEMPORAL_IN_CRASH);
            }
            return new Temporal.AfterAnyCrash(inner);
        }
        if (cursor.takes("(")) {
            Formula inner = formula();
            cursor.expect(")");
            return inner;
        }
        return new Atoms(cursor, numbers).atom();
    }

    private boolean takesWords(String first, String second, String third) {
        int mark = cursor.mark();
        if (cursor.takesWord(first) && cursor.takesWord(second) && cursor.takesWord(third)) {
            return true;
        }
        cursor.back(mark);
        return false;
    }
}
